import { z } from 'zod';
import { portalLoader } from '~/door.server';
import { oneOrNone } from '../answer.server';
import { conditionsOf, contextOf, listedPage, organizationById } from '../queries.server';
import { organizationNamed, serviceOf } from '../service.server';

const MOST_SERVICES = { page: 1, per_page: 100 };

/** One organisation, with the services it runs. */
export const loader = portalLoader(
  { public: true, params: z.object({ id: z.string().max(80) }) },
  async ({ tenant, params, request, asPublic }) => {
    const found = await asPublic({}, async (db) => {
      const row = await organizationById(db, tenant, params.id);
      if (!row) return null;
      const which = await conditionsOf(db, tenant, { ...MOST_SERVICES, organization_id: params.id, full: false });
      const { items } = await listedPage(db, tenant, which, MOST_SERVICES);
      const context = await contextOf(db, tenant, items);
      return { ...organizationNamed(row), services: items.map((entry) => serviceOf(entry, context)) };
    });
    return oneOrNone(request, found);
  },
);
