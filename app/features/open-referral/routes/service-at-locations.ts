import { and } from 'drizzle-orm';
import { portalLoader } from '~/door.server';
import { envelope, FeedRefusal, withParameters } from '../answer.server';
import { atLocationParameters } from '../parameters';
import { conditionAt, conditionsOf, contextOf, listedPage, placed } from '../queries.server';
import { atLocationsOf, fullServiceOf, serviceOf } from '../service.server';

/** Services with a place, near a postcode or covering it. */
export const loader = portalLoader({ public: true }, async (visit) => {
  const { tenant, asPublic } = visit;
  return withParameters(visit, atLocationParameters, (asked) =>
    asPublic({}, async (db) => {
      const there = await conditionAt(db, asked);
      if (there === null) return new FeedRefusal(400, 'The postcode is not known');
      const page = await listedPage(db, tenant, and(placed, there, await conditionsOf(db, tenant, asked)), asked);
      const context = await contextOf(db, tenant, page.items);
      const contents = page.items.flatMap((entry) =>
        atLocationsOf(entry, context).map((place) => ({
          ...place,
          service: (asked.full ? fullServiceOf : serviceOf)(entry, context),
        })),
      );
      return envelope(page, asked, contents);
    }),
  );
});
