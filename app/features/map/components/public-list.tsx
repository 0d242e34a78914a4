import { Section } from '~/ui';
import { number } from '~/ui/format/numbers';
import type { PointFacts } from '~/ui/map/plan';

interface PublicListProps {
  lines: readonly PointFacts[];
  total: number;
  /** The directory with the same filter: all of them, with hours and phone numbers. */
  all: string;
}

/** What is on the map in words, with what has no place on it: complete without script. */
export function PublicList({ lines, total, all }: PublicListProps) {
  return (
    <Section title="In words">
      <ul className="ju-links" id="list">
        {lines.map(({ id, title, words, href }) => (
          <li key={id}>
            <a href={href}>{title}</a> <span className="ju-quiet">{words}</span>
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <a href={all}>{lines.length < total ? `All ${number(total)} with` : 'With'} opening hours and phone numbers</a>
      </p>
    </Section>
  );
}
