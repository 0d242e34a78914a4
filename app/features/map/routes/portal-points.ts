import { portalLoader } from '~/door.server';
import { parishesIn } from '~/features/localities/queries.server';
import { entryHref } from '../entry-href';
import { readPublishedFilter } from '../published-filter';
import { publishedAt, publishedPoints } from '../queries-published.server';

/** What is published of the community map as points, and nothing else: the public role reads that view alone. */
export const loader = portalLoader({ public: true }, ({ tenant, url, asPublic }) =>
  asPublic({}, async (db) => {
    const codes = (await parishesIn(db, tenant)).map(({ code }) => code);
    const where = publishedAt(tenant, codes, readPublishedFilter(url.searchParams, tenant.categories));
    return { points: await publishedPoints(db, where, entryHref(tenant.slug)) };
  }),
);
