import type { ReactNode } from 'react';

interface TimelineItem {
  key: string;
  /** The act in a word or two, bold: "Call taken". */
  what: ReactNode;
  /** The rest of the sentence: "by Lewis Grant, call desk". */
  more?: ReactNode;
  /** A When. */
  when: ReactNode;
  /** What was said or written. */
  note?: ReactNode;
}

/** What has happened to a record, a line each. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="ju-timeline">
      {items.map(({ key, what, more, when, note }) => (
        <li className="ju-timeline__item" key={key}>
          <p className="ju-timeline__line">
            <strong>{what}</strong> {more} · {when}
          </p>
          {note && <p className="ju-timeline__note">{note}</p>}
        </li>
      ))}
    </ol>
  );
}
