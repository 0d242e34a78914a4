import { Callout, Details, EmptyState, Section, VisuallyHidden } from '~/ui';
import { list } from '~/ui/format/numbers';
import type { HelpPage } from '../help-page.server';
import { HelpTable } from './help-table';
import { SayScripts } from './say-scripts';

interface HelpViewProps {
  help: HelpPage;
  telling: ReadonlySet<string>;
}

/** The right side of the screen: what to say, then what there is, nearest first. */
export function HelpView({ help, telling }: HelpViewProps) {
  const { place, asked, rings, nothing } = help;
  const about = asked.length > 0 ? list(asked.map((name) => name.toLowerCase())) : 'everything';
  const [village = ''] = (place ?? '').split(',');
  return (
    <>
      <SayScripts scripts={help.scripts} answers={help.answers} />
      {place ? (
        <Section title={`${village} and around`} lede={`${about} · open now first`}>
          {rings.here.length > 0 && <HelpTable caption={`In ${village}`} lines={rings.here} telling={telling} />}
          {nothing.map(({ category, times, gap }) => (
            <Callout
              tone="amber"
              title={`Nothing recorded for ${category.toLowerCase()} in ${village}.`}
              key={category}
            >
              {timesWords(times)}{' '}
              <a className="govuk-link" href={gap} target="_blank" rel="noopener">
                See the gap
                <VisuallyHidden>
                  {' '}
                  for {category.toLowerCase()} in {village} (opens in a new tab)
                </VisuallyHidden>
              </a>
            </Callout>
          ))}
          {rings.here.length === 0 && nothing.length === 0 && (
            <EmptyState title={`Nothing is recorded in ${village} yet`}>
              Look further away below, or take a request.
            </EmptyState>
          )}
        </Section>
      ) : (
        <Section
          title="Ask where they live"
          lede={`Type the postcode or choose the parish: what there is, is shown here at once.${rings.here.length > 0 ? ' This much there is wherever they live:' : ''}`}
        >
          {rings.here.length > 0 && <HelpTable caption="Wherever they live" lines={rings.here} telling={telling} />}
        </Section>
      )}
      <p role="status">
        <VisuallyHidden>
          {place
            ? `${rings.here.length} in ${village}, ${rings.near.length} near, ${rings.county.length} further away`
            : ''}
        </VisuallyHidden>
      </p>
      {rings.near.length > 0 && (
        <Section title="The neighbours’" lede={`${rings.near.length} within five miles`}>
          <HelpTable caption="Near" lines={rings.near} telling={telling} />
        </Section>
      )}
      {rings.county.length > 0 && (
        <Details
          summary={`Anywhere in the county: ${rings.county.length}`}
          open={rings.here.length + rings.near.length === 0}
        >
          <HelpTable caption="In the county" lines={rings.county} telling={telling} />
        </Details>
      )}
    </>
  );
}

function timesWords(times: number): string {
  if (times === 0) return 'Nobody has asked for it this fortnight.';
  return `Callers asked ${times === 1 ? 'once' : `${times} times`} this fortnight.`;
}
