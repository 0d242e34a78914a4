import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskLoader } from '~/door.server';
import { requestById } from '~/features/requests/queries.server';
import { recordViews } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { BackLink, Callout, FilterPanel, Filtered, PageHeading } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { AreaMap } from '~/ui/map/area-map';
import { PointsLegend } from '~/ui/map/points-legend';
import { boundaryFile } from '../boundaries.server';
import { NearList } from '../components/near-list';
import { engineOf, mapHeaders } from '../engine.server';
import { nearGroups, readNearFilter } from '../near-filter';
import { entriesNear, MOST_NEAR, offersNear } from '../near-request.server';
import { lonLatOf } from '../position';
import { pointsOf } from '../queries-points.server';

export const handle = { sheet: 'desk', hydrate: true };
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** What is near a request: entries of the community map and, for whoever may read them, volunteers; nearest first. */
export const loader = deskLoader({ can: ['read', 'Request'], params }, async ({ db, desk, params: { id }, url }) => {
  const { tenant } = desk;
  const request = await requestById(db, id);
  if (!request) throw notFound();
  const filter = readNearFilter(
    url.searchParams,
    tenant.categories.map(({ slug }) => slug),
  );
  const mayOffers = desk.may('read', 'Offer');
  const [entries, offers, file] = await Promise.all([
    entriesNear(db, desk, request, filter),
    mayOffers ? offersNear(db, desk, request, filter) : [],
    boundaryFile(db, tenant),
  ]);
  // The answer has headers of its own, so the door cannot read out of it whom it shows.
  await recordViews(db, desk.member, [
    { subject: 'Request', id: request.id, tenantNo: request.tenantNo },
    ...(mayOffers ? [{ subject: 'Offer' as const, id: null, tenantNo: tenant.tenantNo }] : []),
  ]);
  const engine = engineOf(tenant);
  const data = {
    tenant: { slug: tenant.slug, shortName: tenant.shortName },
    request: { id: request.id, reference: request.reference },
    groups: nearGroups(filter, tenant.categories),
    within: filter.within,
    lede: ledeOf(entries.length, mayOffers ? offers.length : null, filter.within),
    active: filter.categories.length,
    entries: entries.map(({ loc: _, metres: __, ...line }) => line),
    offers: mayOffers ? offers.map(({ loc: _, metres: __, ...line }) => line) : null,
    plan: {
      engine,
      boundaries: paths.boundaries(tenant.slug, file.version),
      points: pointsOf([...entries, ...offers], ({ id, title, words, href, open }) => ({
        id,
        title,
        words,
        href,
        open,
      })),
      shades: {},
      areas: {},
      here: request.loc && placeAt(request.loc, request.reference),
    },
  };
  return answer(data, { headers: mapHeaders(engine) });
});

function ledeOf(entries: number, offers: number | null, within: number): string {
  const nearest = (count: number) => (count === MOST_NEAR ? `the nearest ${count}` : String(count));
  const volunteers = offers !== null && `${nearest(offers)} of our volunteers and groups`;
  const found = [`${nearest(entries)} on the community map`, volunteers].filter(Boolean).join(' and ');
  return `${found}, within ${within} km or covering the parish`;
}

function placeAt(loc: { x: number; y: number }, reference: string) {
  const [lon, lat] = lonLatOf(loc);
  return { lon, lat, label: `Request ${reference}` };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('What is near a request', data && `${data.tenant.shortName} desk`) },
];

export default function NearRequest() {
  const { tenant, request, groups, within, lede, active, entries, offers, plan } = useLoaderData<typeof loader>();
  const here = paths.requestPart(tenant.slug, request.id, 'nearby');
  return (
    <>
      <BackLink href={paths.request(tenant.slug, request.id)}>Request {request.reference}</BackLink>
      <PageHeading title={`What is near request ${request.reference}`} lede={lede} />
      <Filtered filter={<FilterPanel action={here} clearHref={here} groups={groups} active={active} />}>
        {plan.here ? (
          <AreaMap
            label={`Map around request ${request.reference}`}
            noun={['entry or volunteer', 'entries and volunteers']}
            plan={plan}
            list={{ href: '#near', words: 'The same by distance' }}
          >
            <PointsLegend here="the request" open={offers && 'volunteers and groups'} filled="the community map" />
          </AreaMap>
        ) : (
          <Callout tone="amber" title="It is not known where this request is:">
            its postcode is missing or not known. Here is what covers its parish or its county.
          </Callout>
        )}
        <div id="near">
          <NearList title="On the community map" lines={entries}>
            Nobody has published anything within {within} km that helps with this. Look further, or with fewer boxes
            ticked.
          </NearList>
          {offers && (
            <NearList title="Volunteers and groups" lines={offers}>
              Nobody who can be matched lives within {within} km. Look further, or with fewer boxes ticked.
            </NearList>
          )}
        </div>
      </Filtered>
    </>
  );
}
