import type { ReactNode } from 'react';

interface ColumnsProps {
  children: ReactNode;
  /** What stands at the side on a wide screen, underneath on a narrow one. */
  aside: ReactNode;
  /** left: form beside list, as on the call desk. right: facts beside the record. */
  side?: 'left' | 'right';
}

/** Two columns, the main one wider. */
export function Columns({ children, aside, side = 'right' }: ColumnsProps) {
  return (
    <div className={`ju-columns ju-columns--${side}`}>
      <div>{children}</div>
      <div className="ju-columns__aside">{aside}</div>
    </div>
  );
}

interface FilteredProps {
  /** A FilterPanel. */
  filter: ReactNode;
  children: ReactNode;
}

/** Left filter, right list. */
export function Filtered({ filter, children }: FilteredProps) {
  return (
    <div className="ju-filtered">
      <div>{filter}</div>
      <div>{children}</div>
    </div>
  );
}

/** Text no wider than can be read: two thirds of the page. */
export function Reading({ children }: { children: ReactNode }) {
  return <div className="ju-reading">{children}</div>;
}

/** What editors wrote (headings, paragraphs, lists, tables as plain HTML), dressed like the rest of the page. */
export function Prose({ html }: { html: string }) {
  return <div className="ju-prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
