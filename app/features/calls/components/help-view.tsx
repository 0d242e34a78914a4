import { Callout, Details, EmptyState, Section, VisuallyHidden } from '~/ui';
import { list, number } from '~/ui/format/numbers';
import type { Ring } from '../help';
import type { HelpRing } from '../help-lines.server';
import type { HelpPage } from '../help-page.server';
import { HelpTable } from './help-table';
import { SayScripts } from './say-scripts';

interface HelpViewProps {
  help: HelpPage;
  telling: ReadonlySet<string>;
}

/** The right side of the screen: what to say, then what there is, nearest first. */
export function HelpView({ help, telling }: HelpViewProps) {
  const { place, rings } = help;
  const [village = ''] = (place ?? '').split(',');
  const table = (ring: Ring, title: string) => (
    <RingTable
      ring={rings[ring]}
      title={title}
      captionVisible={ring !== 'near' && ring !== 'county'}
      all={help.all}
      grouped={help.asked.length !== 1}
      telling={telling}
    />
  );
  const there = rings.parish.count + rings.covers.count + rings.planned.count;
  return (
    <>
      <SayScripts scripts={help.scripts} answers={help.answers} />
      {place ? (
        <Section title={`${village} and around`} lede={`${aboutWhat(help)} · open now first`}>
          {table('parish', `In ${village}`)}
          {table('covers', `For people in ${village}`)}
          {table('planned', `Planned or paused in ${village}`)}
          <NothingFor nothing={help.nothing} village={village} />
          {there === 0 && help.nothing.length === 0 && (
            <EmptyState title={`Nothing is recorded in ${village} yet`}>
              Look further away below, or take a request.
            </EmptyState>
          )}
        </Section>
      ) : (
        <Section
          title="Ask where they live"
          lede={`Type the postcode or choose the parish: what there is, is shown here at once.${there > 0 ? ' This much there is wherever they live:' : ''}`}
        >
          {table('covers', 'Wherever they live')}
          {table('planned', 'Planned or paused')}
        </Section>
      )}
      <p role="status">
        <VisuallyHidden>
          {place ? `${there} for ${village}, ${words(rings.near)} near, ${words(rings.county)} further away` : ''}
        </VisuallyHidden>
      </p>
      {rings.near.count > 0 && (
        <Section title="The neighbours’" lede={`${words(rings.near)} within five miles`}>
          {table('near', 'Within five miles')}
        </Section>
      )}
      {rings.county.count > 0 && (
        <Details summary={`Anywhere in the county: ${words(rings.county)}`} open={there + rings.near.count === 0}>
          {table('county', 'In the county')}
        </Details>
      )}
    </>
  );
}

interface RingTableProps {
  ring: HelpRing;
  title: string;
  captionVisible: boolean;
  /** Where the rest stands. */
  all: string;
  grouped: boolean;
  telling: ReadonlySet<string>;
}

/** One ring, and how much of it is shown. */
function RingTable({ ring, title, captionVisible, all, grouped, telling }: RingTableProps) {
  const { lines, count, more } = ring;
  if (lines.length === 0) return null;
  return (
    <>
      <HelpTable caption={title} captionVisible={captionVisible} lines={lines} telling={telling} grouped={grouped} />
      {(more || count > lines.length) && (
        <p className="govuk-body">
          {lines.length} of {words(ring)}.{' '}
          <a href={all} target="_blank" rel="noopener">
            See all of them<VisuallyHidden>: {title} (opens in a new tab)</VisuallyHidden>
          </a>
        </p>
      )}
    </>
  );
}

/** What was asked for and is not there: where callers are told of nothing, help falls short. */
function NothingFor({ nothing, village }: { nothing: HelpPage['nothing']; village: string }) {
  return nothing.map(({ category, times, gap }) => (
    <Callout tone="amber" title={`Nothing recorded for ${category.toLowerCase()} in ${village}.`} key={category}>
      {timesWords(times)}{' '}
      <a className="govuk-link" href={gap} target="_blank" rel="noopener">
        See the gap
        <VisuallyHidden>
          {' '}
          for {category.toLowerCase()} in {village} (opens in a new tab)
        </VisuallyHidden>
      </a>
    </Callout>
  ));
}

const aboutWhat = ({ asked }: HelpPage) =>
  asked.length > 0 ? list(asked.map((name) => name.toLowerCase())) : 'everything';

const words = ({ count, more }: Pick<HelpRing, 'count' | 'more'>) => `${more ? 'more than ' : ''}${number(count)}`;

function timesWords(times: number): string {
  if (times === 0) return 'Nobody has asked for it this fortnight.';
  return `Callers asked ${times === 1 ? 'once' : `${times} times`} this fortnight.`;
}
