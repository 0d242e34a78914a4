import { paths } from '~/paths';
import { Callout, PostButton, Section, Timeline, When } from '~/ui';
import type { EntryPageData } from './record-page';

/** What one must know before relying on an entry: that it has gone into another, or is not public. */
export function EntryNotices({ page: { tenant, head, into, mayChange } }: { page: EntryPageData }) {
  return (
    <>
      {into && (
        <Callout tone="grey" title="This entry was merged into another:">
          {into.entry ? (
            <a href={paths.entry(tenant.slug, into.entry.id)}>{into.entry.name}</a>
          ) : (
            'one that another council keeps'
          )}
          . Nobody finds it any more.
        </Callout>
      )}
      {!into && !head.published && !head.signedUp && (
        <Callout tone="grey" title="Not published:">
          only staff see it{mayChange && '. Publish it once it is right'}.
        </Callout>
      )}
    </>
  );
}

/** Entries that have gone into this one, each with the way back. */
export function MergedEntries({ page: { tenant, head, gone } }: { page: EntryPageData }) {
  if (gone.length === 0) return null;
  return (
    <Section title="Merged into this" lede="Entries that stood for the same. They are not shown any more.">
      <ul className="govuk-list">
        {gone.map(({ id, name }) => (
          <li key={id}>
            <a href={paths.entry(tenant.slug, id)}>{name}</a>
            <PostButton
              action={paths.entryPart(tenant.slug, id, 'merge')}
              fields={{ intent: 'undo', into: head.id }}
              variant="link"
              small
              about={`of ${name}`}
            >
              Undo the merge
            </PostButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What waits for the holder's decision. */
export function WaitingChanges({ page: { tenant, head, waiting, mayChange } }: { page: EntryPageData }) {
  if (waiting.length === 0) return null;
  return (
    <Section title="Waiting for a decision" id="waiting" lede="Nothing of it is shown to anybody before it is taken.">
      <Timeline
        items={waiting.map(({ id, what, said, at, when }) => ({
          key: id,
          what: mayChange ? <a href={paths.entryChange(tenant.slug, head.id, id)}>{what}</a> : what,
          more: said ? `from ${said.from}` : '',
          when: <When iso={at} words={when} />,
          note: said?.words,
        }))}
      />
    </Section>
  );
}

/** What has happened with an entry. */
export function EntryHistory({ page: { timeline } }: { page: EntryPageData }) {
  return (
    <Section title="What has happened" id="history" lede="Who did what, the latest last.">
      <Timeline items={timeline.map(({ at, when, ...line }) => ({ ...line, when: <When iso={at} words={when} /> }))} />
    </Section>
  );
}
