import { z } from 'zod';
import { portalLoader } from '~/door.server';
import { oneOrNone } from '../answer.server';
import { contextOf, listedEntry } from '../queries.server';
import { fullServiceOf } from '../service.server';

/** One service with all that is known of it. */
export const loader = portalLoader(
  { public: true, params: z.object({ id: z.string().max(80) }) },
  async ({ tenant, params, request, asPublic }) => {
    const id = z.uuid().safeParse(params.id);
    if (!id.success) return oneOrNone(request, null);
    const found = await asPublic({}, async (db) => {
      const entry = await listedEntry(db, tenant, id.data);
      return entry && fullServiceOf(entry, await contextOf(db, tenant, [entry]));
    });
    return oneOrNone(request, found);
  },
);
