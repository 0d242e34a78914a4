import { z } from 'zod';

/**
 * Open Referral UK 3.0 (HSDS-UK), as far as this feed fills it: our own types, written from the published profile. What
 * is not known is left out, never empty.
 */
const id = z.uuid();
const text = z.string().min(1);

const termSchema = z.strictObject({
  id,
  name: text,
  description: z.string(),
  taxonomy: text,
  taxonomy_id: id,
});
export type Term = z.infer<typeof termSchema>;

const attributeSchema = z.strictObject({
  id,
  link_id: id,
  link_type: z.literal('service'),
  taxonomy_term_id: id,
  taxonomy_term: termSchema,
});

const identifierSchema = z.strictObject({
  id,
  organization_id: id,
  identifier_scheme: z.enum(['GB-CHC', 'GB-COH']),
  identifier_type: text,
  identifier: text,
});

const organizationSchema = z.strictObject({
  id,
  name: text,
  description: text,
  organization_identifiers: z.array(identifierSchema).optional(),
});
export type Organization = z.infer<typeof organizationSchema>;

const addressSchema = z.strictObject({
  id,
  location_id: id,
  address_1: text,
  city: text,
  state_province: text,
  postal_code: z.string(),
  country: z.literal('GB'),
  address_type: z.literal('physical'),
});

const locationSchema = z.strictObject({
  id,
  location_type: z.literal('physical'),
  name: text,
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  addresses: z.array(addressSchema).optional(),
  accessibility: z.array(z.strictObject({ id, location_id: id, description: text })).optional(),
});

const atLocationSchema = z.strictObject({ id, service_id: id, location_id: id, location: locationSchema });

const scheduleSchema = z.strictObject({
  id,
  service_id: id,
  freq: z.enum(['WEEKLY', 'MONTHLY']).optional(),
  interval: z.number().int().optional(),
  byday: text.optional(),
  opens_at: z.string().optional(),
  closes_at: z.string().optional(),
  valid_from: z.iso.date().optional(),
  valid_to: z.iso.date().optional(),
  description: text.optional(),
});

export const serviceSchema = z.strictObject({
  id,
  name: text,
  description: text,
  status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']),
  organization_id: id,
  organization: organizationSchema,
  last_modified: z.iso.datetime(),
  assured_date: z.iso.date().optional(),
  url: z.url().optional(),
  email: z.email().optional(),
  fees: text.optional(),
  alert: text.optional(),
  eligibility_description: text.optional(),
});
export type Service = z.infer<typeof serviceSchema>;

/** A phone: its extension is told in `description`, and in `extension` where it can be a number. */
const phoneSchema = z.strictObject({
  id,
  number: text,
  extension: z.number().int().optional(),
  description: text.optional(),
});

export const fullServiceSchema = serviceSchema.extend({
  schedules: z.array(scheduleSchema),
  service_areas: z.array(
    z.strictObject({ id, service_id: id, name: text, extent_type: z.string().optional(), uri: z.url().optional() }),
  ),
  service_at_locations: z.array(atLocationSchema),
  languages: z.array(z.strictObject({ id, service_id: id, name: text })),
  cost_options: z.array(z.strictObject({ id, service_id: id, option: text })),
  contacts: z.array(z.strictObject({ id, service_id: id, name: text, phones: z.array(phoneSchema) })),
  attributes: z.array(attributeSchema),
});
export type FullService = z.infer<typeof fullServiceSchema>;

export const fullOrganizationSchema = organizationSchema.extend({
  services: z.array(fullServiceSchema.or(serviceSchema)),
});
export type FullOrganization = Organization & { services: Service[] };

export const serviceAtLocationSchema = atLocationSchema.extend({ service: serviceSchema.or(fullServiceSchema) });

export const taxonomySchema = z.strictObject({ id, name: text, description: text, version: text });
export const fullTaxonomySchema = taxonomySchema.extend({ taxonomy_terms: z.array(termSchema) });

export const apiSchema = z.strictObject({ version: z.literal('HSDS-UK-3.0'), profile: z.url(), openapi_url: z.url() });

/** The envelope of every list. */
export const pageSchema = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    total_items: z.number().int(),
    total_pages: z.number().int(),
    page_number: z.number().int(),
    size: z.number().int(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    contents: z.array(item),
  });

export const minimalSchema = z.strictObject({ id, last_modified: z.iso.datetime() });
export { organizationSchema, termSchema };
