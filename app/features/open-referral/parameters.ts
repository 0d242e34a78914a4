import { z } from 'zod';

/** What a list may be asked for. Anything else is refused with a sentence, so that a wrong filter is not a full answer. */
const flag = z
  .enum(['true', 'false', '1', '0', ''], 'must be true or false')
  .transform((value) => value === 'true' || value === '1' || value === '')
  .default(false);
const whole = (most: number) => z.coerce.number('must be a number').int('must be a whole number').min(1).max(most);

export const MOST_PER_PAGE = 500;

const paging = {
  page: whole(1_000_000).default(1),
  per_page: whole(MOST_PER_PAGE).default(50),
  search: z.string().trim().max(200).optional(),
  format: z.literal('json', 'only json is offered').optional(),
};

export const pagingParameters = z.object(paging);
export type Paging = z.infer<typeof pagingParameters>;

const moment = z.union(
  [
    z.iso.datetime({ offset: true, local: true }).transform((text) => new Date(text)),
    z.iso.date().transform((text) => new Date(text)),
  ],
  'must be a date like 2020-03-24 or 2020-03-24T12:00:00Z',
);

export const serviceParameters = z.object({
  ...paging,
  taxonomy_term_id: z.uuid('must be the id of a taxonomy term').optional(),
  taxonomy_id: z.uuid('must be the id of a taxonomy').optional(),
  organization_id: z.uuid('must be the id of an organization').optional(),
  modified_after: moment.optional(),
  minimal: flag,
  full: flag,
});
export type ServiceParameters = z.infer<typeof serviceParameters>;

export const atLocationParameters = serviceParameters
  .omit({ minimal: true })
  .extend({
    postcode: z.string().trim().max(12).optional(),
    proximity: whole(200_000).optional(),
  })
  .refine(({ postcode, proximity }) => proximity === undefined || Boolean(postcode), {
    path: ['proximity'],
    message: 'needs a postcode to be near to',
  });
export type AtLocationParameters = z.infer<typeof atLocationParameters>;

export const termParameters = z.object({ ...paging, taxonomy_id: z.uuid().optional() });
export const organizationParameters = z.object({ ...paging, full: flag, full_service: flag });
export const fullServiceParameter = z.object({ full_service: flag });

/** What is wrong with the parameters, by their names. */
export interface Refused {
  error: string;
  parameters: Record<string, string>;
}

/** Reads the query of an address; the first value of each name counts. */
export function readParameters<Schema extends z.ZodType>(
  schema: Schema,
  search: URLSearchParams,
): { ok: true; value: z.output<Schema> } | { ok: false; refused: Refused } {
  const parsed = schema.safeParse(Object.fromEntries([...search].reverse()));
  if (parsed.success) return { ok: true, value: parsed.data };
  const parameters = Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]));
  return { ok: false, refused: { error: 'Some parameters are not understood', parameters } };
}
