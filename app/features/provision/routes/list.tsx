import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import { NameDoubts } from '~/features/councils/components/name-doubts';
import { readNames } from '~/features/councils/queries-named.server';
import { shownDoubts } from '~/features/requests/filter-names';
import { paths, type Query } from '~/paths';
import { Callout, Filtered, Flash, LinkButton, PageHeading, Pagination, PostButton } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { EntryFilterPanel } from '../components/entry-filter';
import { EntryTable } from '../components/entry-table';
import { NoEntries } from '../components/no-entries';
import { entryDone } from '../done';
import { entryPanel } from '../queries-panel.server';
import { entryQuery, readEntryFilter } from '../filters';
import { entryChoices, readEntries } from '../list.server';
import { placesAround } from '../places.server';
import { entriesLede } from '../present.server';
import type { EntryCounts } from '../queries-counts.server';
import { PROVISION_STATUS } from '../schema';

/** The entries of the community map that this range holds, by name: what runs or is planned, or whatever is asked for. */
export const loader = deskLoader({ can: ['read', 'Provision'] }, async ({ db, desk, url }) => {
  const { tenant } = desk;
  const [around, { query, doubts }] = await Promise.all([
    placesAround(db, tenant),
    readNames(db, tenant, url.searchParams),
  ]);
  const filter = readEntryFilter(query, entryChoices(desk, around));
  const { lines, page, counts, tooMany } = await readEntries(db, desk, filter, around, url);
  const { slug, shortName } = tenant;
  const here = (more: Query) => paths.entries(slug, { ...entryQuery(filter), ...more });
  // What stood at the cursor has left the list meanwhile: begin again.
  if (lines.length === 0 && counts.total > 0) throw redirect(here({}));
  return {
    tenant: { slug, shortName },
    lede: entriesLede(counts),
    lines,
    panel: await entryPanel(db, desk, filter, { counts, around, doubts }),
    doubts: shownDoubts(doubts, filter, (named) => here(entryQuery(named))),
    tooMany,
    elsewhere: otherStatuses(counts, here({ status: Object.keys(PROVISION_STATUS) })),
    showing: { from: page.from, count: lines.length, total: counts.total },
    previous: page.before && here({ before: page.before }),
    next: page.after && here({ after: page.after }),
    mayAdd: desk.may('add', 'Provision'),
    mayChange: desk.may('change', 'Provision'),
    done: entryDone(url.searchParams),
    exported: desk.may('export', 'Provision') ? entryQuery(filter) : null,
    mapHref: paths.map(slug, { ...entryQuery(filter), show: 'provision' }),
  };
});

/** Entries that only the chosen status leaves out. */
function otherStatuses({ status, total }: EntryCounts, href: string) {
  const count = Object.values(status).reduce((sum, one) => sum + one, 0) - total;
  return count > 0 ? { count, href } : null;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Community map', data && `${data.tenant.shortName} desk`) },
];

export default function Entries() {
  const page = useLoaderData<typeof loader>();
  const { tenant, lede, lines, panel, tooMany, elsewhere, mayAdd, exported } = page;
  const { filter, active } = panel;
  const ours = filter.holders.includes('us');
  return (
    <>
      {page.done && <Flash>{page.done}</Flash>}
      <PageHeading
        title="Community map"
        lede={lede || 'What parishes, groups, outlets and councils do for people here.'}
        actions={
          <>
            <LinkButton variant="secondary" href={paths.overview(tenant.slug)}>
              What our parishes do
            </LinkButton>
            <LinkButton variant="secondary" href={page.mapHref}>
              On the map
            </LinkButton>
            {exported && lines.length > 0 && (
              <>
                <PostButton variant="secondary" action={paths.exportProvision(tenant.slug)} fields={exported}>
                  Export as CSV
                </PostButton>
                <PostButton
                  variant="secondary"
                  action={paths.exportProvision(tenant.slug)}
                  fields={{ ...exported, format: 'open-referral' }}
                >
                  Export as Open Referral UK
                </PostButton>
              </>
            )}
            {mayAdd && (
              <LinkButton variant="secondary" href={paths.imports(tenant.slug)}>
                Import a list
              </LinkButton>
            )}
            {mayAdd && <LinkButton href={paths.newEntry(tenant.slug)}>Add to the map</LinkButton>}
          </>
        }
      />
      <Filtered filter={<EntryFilterPanel tenant={tenant.slug} {...panel} />}>
        <NameDoubts doubts={page.doubts} />
        {tooMany && (
          <Callout tone="amber" title="More than 2,000 entries match these words.">
            Type more of the name or the whole postcode to be sure of finding it.
          </Callout>
        )}
        {lines.length === 0 ? (
          <NoEntries
            tenant={tenant.slug}
            text={filter.text}
            filtered={active > 0}
            elsewhere={elsewhere}
            mayAdd={mayAdd}
          />
        ) : (
          <EntryTable tenant={tenant.slug} lines={lines} mayChange={page.mayChange} from={ours ? 'ours' : 'list'} />
        )}
        <Pagination showing={page.showing} previousHref={page.previous} nextHref={page.next} />
        {mayAdd && (
          <p className="govuk-body ju-screen-only">
            <a href={paths.wishes(tenant.slug)}>What we asked other councils</a>
          </p>
        )}
      </Filtered>
    </>
  );
}
