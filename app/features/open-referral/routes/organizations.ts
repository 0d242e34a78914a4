import { portalLoader } from '~/door.server';
import { envelope, withParameters } from '../answer.server';
import { organizationParameters } from '../parameters';
import { contextOf, entriesOfOrganizations, organizationsPage } from '../queries.server';
import { fullServiceOf, organizationNamed, organizationsWithServices, serviceOf } from '../service.server';

/** Who runs the services: with `full` what each runs, with `full_service` all that is known of it. */
export const loader = portalLoader({ public: true }, async (visit) => {
  const { tenant, asPublic } = visit;
  return withParameters(visit, organizationParameters, (asked) =>
    asPublic({}, async (db) => {
      const page = await organizationsPage(db, tenant, asked);
      if (!asked.full && !asked.full_service) return envelope(page, asked, page.items.map(organizationNamed));
      const entries = await entriesOfOrganizations(db, tenant, page.items);
      const context = await contextOf(db, tenant, entries);
      const serviceFrom = asked.full_service ? fullServiceOf : serviceOf;
      const contents = organizationsWithServices(page.items, entries, (entry) => serviceFrom(entry, context));
      return envelope(page, asked, contents);
    }),
  );
});
