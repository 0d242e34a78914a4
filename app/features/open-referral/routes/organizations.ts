import { portalLoader } from '~/door.server';
import { envelope, withParameters } from '../answer.server';
import { organizationParameters } from '../parameters';
import { organizationsPage } from '../queries.server';
import { organizationNamed } from '../service.server';

/** Who runs the services. */
export const loader = portalLoader({ public: true }, async (visit) => {
  const { tenant, asPublic } = visit;
  return withParameters(visit, organizationParameters, (asked) =>
    asPublic({}, async (db) => {
      const page = await organizationsPage(db, tenant, asked);
      return envelope(page, asked, page.items.map(organizationNamed));
    }),
  );
});
