import { Section } from '~/ui';
import { number } from '~/ui/format/numbers';
import type { PointFacts } from '~/ui/map/plan';

interface MapListProps {
  /** The first of them, in the order of their list. */
  lines: readonly PointFacts[];
  total: number;
  /** There are more than were counted. */
  more?: boolean;
  /** What they are, in the plural. */
  noun: string;
  /** The list with the same filter, and what it has more than this one. */
  all: { href: string; words: string };
}

/** What is on the map in words, with what has no place on it: complete without script. */
export function MapList({ lines, total, more = false, noun, all }: MapListProps) {
  const counted = more ? `at least ${number(total)}` : number(total);
  const some = more || lines.length < total;
  return (
    <Section title="In words">
      <p className="govuk-body">
        {some ? `The first ${number(lines.length)} of ${counted} ${noun}.` : allOf(total, noun)}{' '}
        <a href={all.href}>{`${some ? 'All of them' : 'The same'} ${all.words}`}</a>
      </p>
      <ul className="ju-near-list" id="list">
        {lines.map(({ id, title, words, href }) => (
          <li key={id}>
            <a href={href}>{title}</a> <span className="ju-quiet">{words}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function allOf(total: number, noun: string): string {
  return total === 1 ? 'There is one.' : `All ${number(total)} ${noun}.`;
}
