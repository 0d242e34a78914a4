import { z } from 'zod';
import { portalLoader } from '~/door.server';
import { oneOrNone } from '../answer.server';
import { termsIn } from '../taxonomy.server';

/** One kind of help. */
export const loader = portalLoader(
  { public: true, params: z.object({ id: z.string().max(80) }) },
  async ({ tenant, params, request }) =>
    Promise.resolve(
      oneOrNone(
        request,
        termsIn(tenant).find(({ id }) => id === params.id),
      ),
    ),
);
