import type { ReactNode } from 'react';

/** The rank of a heading in the outline of the page; what it looks like is the style's business. */
export type HeadingLevel = 1 | 2 | 3 | 4;

interface HeadingProps {
  level: HeadingLevel;
  className?: string;
  id?: string;
  children: ReactNode;
}

/** An h1 to h4, where the level depends on where the component stands. */
export function Heading({ level, className, id, children }: HeadingProps) {
  const Rank = `h${level}` as const;
  return (
    <Rank className={className} id={id}>
      {children}
    </Rank>
  );
}
