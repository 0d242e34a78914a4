import { z } from 'zod';
import { portalLoader } from '~/door.server';
import { FeedRefusal, withParameters } from '../answer.server';
import { fullServiceParameter } from '../parameters';
import { contextOf, entriesOfOrganizations, organizationById } from '../queries.server';
import { fullServiceOf, organizationsWithServices, serviceOf } from '../service.server';

/** One organisation with the services it runs; with `full_service` all that is known of each. */
export const loader = portalLoader({ public: true, params: z.object({ id: z.string().max(80) }) }, async (visit) => {
  const { tenant, params, asPublic } = visit;
  return withParameters(visit, fullServiceParameter, async (asked) => {
    const found = await asPublic({}, async (db) => {
      const row = await organizationById(db, tenant, params.id);
      if (!row) return null;
      const entries = await entriesOfOrganizations(db, tenant, [row]);
      const context = await contextOf(db, tenant, entries);
      const serviceFrom = asked.full_service ? fullServiceOf : serviceOf;
      return organizationsWithServices([row], entries, (entry) => serviceFrom(entry, context))[0];
    });
    return found ?? new FeedRefusal(404, 'There is nothing with this id');
  });
});
