import { portalLoader } from '~/door.server';
import { readFilter } from '~/features/directory/filters';
import { publicPoints } from '../portal-page.server';

/** What is published of the community map as points, and nothing else: the public role reads that view alone. */
export const loader = portalLoader({ public: true }, async ({ tenant, url, asPublic }) => {
  const points = await asPublic({}, (db) => publicPoints(db, tenant, readFilter(url.searchParams), new Date()));
  return { points };
});
