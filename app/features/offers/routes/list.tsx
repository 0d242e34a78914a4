import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskAction, deskLoader } from '~/door.server';
import { NameDoubts } from '~/features/councils/components/name-doubts';
import { readNames } from '~/features/councils/queries-named.server';
import { shownDoubts, withDoubts } from '~/features/requests/filter-names';
import type { View } from '~/platform/audit/views.server';
import { postedSearch, sealedFor, searchIn } from '~/platform/http/sealed-words.server';
import { paths, type Query } from '~/paths';
import { Callout, Filtered, LinkButton, PageHeading, Pagination, WordsLost } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { NoOffers } from '../components/no-offers';
import { OfferFilterPanel } from '../components/offer-filter';
import { OfferTable } from '../components/offer-table';
import { offerQuery, offersTitle, readOfferFilter } from '../filters';
import { offerChoices, readOffers } from '../list.server';
import { offerPanel } from '../queries-panel.server';
import { offersLede } from '../present.server';
import type { OfferCounts } from '../queries-counts.server';
import { OFFER_STATUS, OFFER_STATUS_WORDS } from '../schema';

/** Volunteers and groups of this range: those who can be matched, newest or nearest first, or whatever is asked for. */
export const loader = deskLoader(
  { can: ['read', 'Offer'], views: ({ viewed }: { viewed: View }) => [viewed] },
  async ({ db, desk, url }) => {
    const search = searchIn(url, desk.member.userId);
    const { query, doubts } = await readNames(db, desk.tenant, search.query);
    const filter = readOfferFilter(query, offerChoices(desk));
    const { lines, page, near, tooMany, ...facts } = await readOffers(db, desk, filter, url);
    const { counts } = facts;
    const { slug, shortName, tenantNo } = desk.tenant;
    const here = (more: Query) => paths.offers(slug, search.seal({ ...offerQuery(filter), ...more }));
    // What stood at the cursor has left the list meanwhile: begin again.
    if (lines.length === 0 && counts.total > 0) throw redirect(here({}));
    return {
      tenant: { slug, shortName },
      title: offersTitle(filter, OFFER_STATUS_WORDS),
      lede: offersLede(counts, near.words),
      lines,
      panel: await offerPanel(db, desk, filter, { ...facts, doubts, problem: near.problem }),
      doubts: shownDoubts(doubts, filter, (named) => here(offerQuery(named))),
      tooMany,
      lost: search.lost,
      elsewhere: otherStatuses(counts, here({ status: Object.keys(OFFER_STATUS) })),
      showing: { from: page.from, count: lines.length, total: counts.total },
      previous: page.before && here({ before: page.before }),
      next: page.after && here({ after: page.after }),
      mapHref: paths.map(slug, search.seal({ ...offerQuery(filter), show: 'offers' })),
      mayAdd: desk.may('add', 'Offer'),
      viewed: { subject: 'Offer', id: null, tenantNo },
    };
  },
);

/** Takes a search and leads to its list, in whose address the words stand sealed. */
export const action = deskAction({ can: ['read', 'Offer'] }, async ({ db, desk, form }) => {
  const { query, doubts } = await readNames(db, desk.tenant, postedSearch(form));
  const asked = withDoubts(offerQuery(readOfferFilter(query, offerChoices(desk))), doubts);
  return redirect(paths.offers(desk.tenant.slug, sealedFor(desk.member.userId, asked)));
});

/** Offers that only the chosen status leaves out. */
function otherStatuses({ status, total }: OfferCounts, href: string) {
  const count = Object.values(status).reduce((sum, one) => sum + one, 0) - total;
  return count > 0 ? { count, href } : null;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.title ?? 'Volunteers and groups', data && `${data.tenant.shortName} desk`) },
];

export default function Offers() {
  const page = useLoaderData<typeof loader>();
  const { tenant, title, lede, lines, panel, tooMany, mayAdd } = page;
  const { problem, active, filter } = panel;
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
            {mayAdd && <LinkButton href={paths.newOffer(tenant.slug)}>Add a volunteer or group</LinkButton>}
          </>
        }
      />
      <Filtered filter={<OfferFilterPanel tenant={tenant.slug} {...panel} />}>
        {page.lost && <WordsLost />}
        <NameDoubts doubts={page.doubts} />
        {problem && (
          <Callout tone="amber" title="No distances:">
            {problem}. The newest come first.
          </Callout>
        )}
        {tooMany && (
          <Callout tone="amber" title="More than 2,000 offers match these words.">
            Type more of the name, the reference or the whole postcode to be sure of finding it.
          </Callout>
        )}
        {lines.length === 0 ? (
          <NoOffers
            tenant={tenant.slug}
            text={filter.text}
            filtered={active > 0}
            elsewhere={page.elsewhere}
            mayAdd={mayAdd}
          />
        ) : (
          <OfferTable tenant={tenant.slug} lines={lines} />
        )}
        <Pagination showing={page.showing} previousHref={page.previous} nextHref={page.next} />
      </Filtered>
    </>
  );
}
