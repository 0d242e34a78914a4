import { z } from 'zod';
import { portalLoader } from '~/door.server';
import { oneOrNone } from '../answer.server';
import { taxonomyOf, termsIn } from '../taxonomy.server';

/** A taxonomy with its terms. */
export const loader = portalLoader(
  { public: true, params: z.object({ id: z.string().max(80) }) },
  async ({ tenant, params, request }) => {
    const taxonomy = taxonomyOf(tenant);
    const found = taxonomy.id === params.id ? { ...taxonomy, taxonomy_terms: termsIn(tenant) } : null;
    return Promise.resolve(oneOrNone(request, found));
  },
);
