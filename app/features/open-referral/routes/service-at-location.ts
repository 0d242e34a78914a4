import { z } from 'zod';
import { portalLoader } from '~/door.server';
import { oneOrNone } from '../answer.server';
import { contextOf, listedEntry } from '../queries.server';
import { atLocationsOf, fullServiceOf } from '../service.server';

/** One service at its place. */
export const loader = portalLoader(
  { public: true, params: z.object({ id: z.string().max(80) }) },
  async ({ tenant, params, request, asPublic }) => {
    const id = z.uuid().safeParse(params.id);
    if (!id.success) return oneOrNone(request, null);
    const found = await asPublic({}, async (db) => {
      const entry = await listedEntry(db, tenant, id.data);
      if (!entry) return null;
      const context = await contextOf(db, tenant, [entry]);
      const [place] = atLocationsOf(entry, context);
      return place ? { ...place, service: fullServiceOf(entry, context) } : null;
    });
    return oneOrNone(request, found);
  },
);
