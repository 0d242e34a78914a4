import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskAction, deskLoader } from '~/door.server';
import { NameDoubts } from '~/features/councils/components/name-doubts';
import { readNames } from '~/features/councils/queries-named.server';
import type { View } from '~/platform/audit/views.server';
import { postedSearch, sealedFor, searchIn } from '~/platform/http/sealed-words.server';
import { paths, type Query } from '~/paths';
import { Callout, Filtered, LinkButton, PageHeading, Pagination, WordsLost } from '~/ui';
import { agoSentence } from '~/ui/format/dates';
import { documentTitle } from '~/ui/format/title';
import { NoRequests } from '../components/no-requests';
import { QueueFilterPanel } from '../components/queue-filter';
import { QueueTable } from '../components/queue-table';
import { shownDoubts, withDoubts } from '../filter-names';
import { filterQuery, readFilter, titleOf } from '../filters';
import { queueLede } from '../present-queue.server';
import type { QueueHead } from '../queries-counts.server';
import { queuePanel } from '../queries-panel.server';
import { choicesOf, readQueue } from '../queue.server';
import { REQUEST_STATUS, REQUEST_STATUS_WORDS } from '../schema';

/** The queue: what is open in this range, most urgent and longest waiting first, or whatever the filter asks for. */
export const loader = deskLoader(
  { can: ['read', 'Request'], views: ({ viewed }: { viewed: View[] }) => viewed },
  async ({ db, desk, url }) => {
    const search = searchIn(url, desk.member.userId);
    const { query, doubts } = await readNames(db, desk.tenant, search.query);
    const filter = readFilter(query, choicesOf(desk));
    const { lines, page, counts, districts, localities, order, tooMany, now } = await readQueue(db, desk, filter, url);
    const { slug, shortName, tenantNo } = desk.tenant;
    const here = (more: Query) => paths.requests(slug, search.seal({ ...filterQuery(filter), ...more }));
    // What stood at the cursor has left the list meanwhile: begin again.
    if (lines.length === 0 && counts.head.total > 0) throw redirect(here({}));
    const looksAround = filter.text !== '' || desk.member.role === 'social_care';
    return {
      tenant: { slug, shortName },
      title: titleOf(filter, REQUEST_STATUS_WORDS),
      lede: queueLede(counts.head, counts.rest, order, now),
      lines,
      panel: await queuePanel(db, desk, filter, { counts, districts, localities, doubts }),
      doubts: shownDoubts(doubts, filter, (named) => here(filterQuery(named))),
      sinceWords: filter.since && agoSentence(filter.since, now),
      tooMany,
      lost: search.lost,
      elsewhere: otherStatuses(counts.head, here({ status: Object.keys(REQUEST_STATUS) })),
      showing: { from: page.from, count: lines.length, total: counts.head.total },
      previous: page.before && here({ before: page.before }),
      next: page.after && here({ after: page.after }),
      mapHref: paths.map(slug, search.seal({ ...filterQuery(filter), show: 'requests' })),
      mayAdd: desk.may('add', 'Request'),
      viewed: looksAround ? [{ subject: 'Request', id: null, tenantNo }] : [],
    };
  },
);

/** Takes a search and leads to its list, in whose address the words stand sealed. */
export const action = deskAction({ can: ['read', 'Request'] }, async ({ db, desk, form }) => {
  const { query, doubts } = await readNames(db, desk.tenant, postedSearch(form));
  const asked = withDoubts(filterQuery(readFilter(query, choicesOf(desk))), doubts);
  return redirect(paths.requests(desk.tenant.slug, sealedFor(desk.member.userId, asked)));
});

/** Requests that only the chosen status leaves out. */
function otherStatuses({ status, total }: QueueHead, href: string) {
  const count = Object.values(status).reduce((sum, one) => sum + one, 0) - total;
  return count > 0 ? { count, href } : null;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.title ?? 'Requests', data && `${data.tenant.shortName} desk`) },
];

export default function Requests() {
  const page = useLoaderData<typeof loader>();
  const { tenant, title, lede, lines, panel, sinceWords, tooMany, mayAdd } = page;
  return (
    <>
      <PageHeading
        title={title}
        lede={lede}
        actions={
          <>
            <LinkButton href={page.mapHref} variant="secondary">
              On the map
            </LinkButton>
            {mayAdd && <LinkButton href={paths.newRequest(tenant.slug)}>Add a request</LinkButton>}
          </>
        }
      />
      <Filtered filter={<QueueFilterPanel tenant={tenant.slug} {...panel} />}>
        {page.lost && <WordsLost />}
        <NameDoubts doubts={page.doubts} />
        {sinceWords && <Callout title="Only what came in since you last looked:">{sinceWords}.</Callout>}
        {tooMany && (
          <Callout tone="amber" title="More than 2,000 requests match these words.">
            Type more of the name, the reference or the whole postcode to be sure of finding it.
          </Callout>
        )}
        {lines.length === 0 ? (
          <NoRequests
            tenant={tenant.slug}
            text={panel.text}
            filtered={panel.active > 0}
            elsewhere={page.elsewhere}
            mayAdd={mayAdd}
          />
        ) : (
          <QueueTable tenant={tenant.slug} lines={lines} />
        )}
        <Pagination showing={page.showing} previousHref={page.previous} nextHref={page.next} />
      </Filtered>
    </>
  );
}
