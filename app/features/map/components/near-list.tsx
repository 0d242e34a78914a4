import type { ReactNode } from 'react';
import { Section } from '~/ui';
import type { PointFacts } from '~/ui/map/plan';

interface NearListProps {
  title: string;
  /** Nearest first, each with its distance in words. */
  lines: readonly PointFacts[];
  /** What to do where there are none. */
  children: ReactNode;
}

/** What is near, by distance. */
export function NearList({ title, lines, children }: NearListProps) {
  return (
    <Section title={title}>
      {lines.length === 0 ? (
        <p>{children}</p>
      ) : (
        <ol className="ju-near-list">
          {lines.map(({ id, title: name, words, href }) => (
            <li key={id}>
              <a href={href}>{name}</a> <span className="ju-quiet">{words}</span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
