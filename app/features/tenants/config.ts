import { z } from 'zod';
import { areaCodeSchema, dateSchema, emailSchema, slugSchema, tenantSlugSchema, text } from './fields';
import {
  brandSchema,
  categorySchema,
  consentSchema,
  divertedSchema,
  incidentSchema,
  localitySchema,
  mapStyleSchema,
  phoneSchema,
  routingRuleSchema,
  type Category,
  type Locality,
  type TenantConfig,
} from './schema';
import { tenantNumber } from './rules';
import { wrapUpsSchema } from './wrap-ups';

/** What an answer can lead to: the acts of the scripts' own schema, which a test holds together with these. */
export const SCRIPT_ACTS = ['signpost', 'request_today', 'request', 'call_back', 'ring_999', 'go_on'] as const;

const numberSchema = z.int().min(1).max(999);
const nameSchema = text(200);

/** What every council says of itself and never inherits. */
const identity = {
  /** Its part of the tenant number. Never changed, never given to another council. */
  no: numberSchema,
  name: nameSchema,
  areas: z.array(areaCodeSchema).min(1),
  sample: z.boolean().default(false),
  endsOn: dateSchema.optional(),
};

/** A district or parish may word a category of its county differently, but not add, number or loosen one. */
const categoryChangeSchema = z.strictObject({
  slug: slugSchema,
  name: categorySchema.shape.name.optional(),
  hint: categorySchema.shape.hint.optional(),
  /** `null` takes back the county's diversion: this council looks after it itself. */
  diverted: divertedSchema.nullable().optional(),
});

/** What a council may set itself instead of inheriting it from the councils above. */
const overrides = {
  startsOn: dateSchema.optional(),
  brand: brandSchema.partial().optional(),
  phone: phoneSchema.optional(),
  email: emailSchema.optional(),
  incident: incidentSchema.optional(),
  categories: z.array(categoryChangeSchema).optional(),
  confirmAfterDays: z.int().min(1).max(365).optional(),
  approveChanges: z.boolean().optional(),
  mapStyle: mapStyleSchema.optional(),
  wrapUps: wrapUpsSchema.optional(),
};

/** `tenants/<county>/tenant.yaml` */
export const countyFileSchema = z.strictObject({
  ...identity,
  shortName: nameSchema,
  startsOn: dateSchema.optional(),
  brand: brandSchema,
  phone: phoneSchema,
  email: emailSchema,
  incident: incidentSchema.optional(),
  categories: z.array(categorySchema).min(1),
  routing: z.array(routingRuleSchema).default([]),
  consent: consentSchema,
  confirmAfterDays: z.int().min(1).max(365),
  approveChanges: z.boolean().default(true),
  mapStyle: mapStyleSchema.optional(),
  wrapUps: wrapUpsSchema.optional(),
});

/** `tenants/<county>/<district>/tenant.yaml` */
export const districtFileSchema = z.strictObject({ ...identity, shortName: nameSchema, ...overrides });

/** `parishes.yaml` of a district, or of a unitary authority. */
export const parishesFileSchema = z.array(
  z.strictObject({ ...identity, slug: tenantSlugSchema, shortName: nameSchema.optional(), ...overrides }),
);

/** `localities.yaml` of a district, or of a unitary authority. */
export const localitiesFileSchema = z.array(localitySchema);

const stepSchema = z.strictObject({ act: z.enum(SCRIPT_ACTS), words: z.string().max(500) });

/** `scripts.yaml` of a county or district: what its call desk says until staff change it. Keys never change. */
export const scriptsFileSchema = z.array(
  z
    .strictObject({
      key: slugSchema,
      title: text(120),
      locality: slugSchema.optional(),
      category: slugSchema.optional(),
      incident: slugSchema.optional(),
      after: z.strictObject({ key: slugSchema, answer: z.enum(['yes', 'no']) }).optional(),
      say: text(1000),
      yes: stepSchema.optional(),
      no: stepSchema.optional(),
    })
    .refine(({ yes, no }) => (yes === undefined) === (no === undefined), {
      error: 'leads somewhere after one answer and nowhere after the other',
      path: ['yes'],
    }),
);
export type ScriptSource = z.infer<typeof scriptsFileSchema>[number];

/** What stands between the two `---` lines of a page. */
export const pageHeadSchema = z.strictObject({
  title: text(90),
  summary: text(160),
  order: z.int().min(0).max(999),
});

/** A folder's `tenant.yaml` with what its place in the tree adds: the folder's name is the slug. */
type InFolder<File> = File & { slug: string; localities?: readonly Locality[] };
export type CountySource = InFolder<z.infer<typeof countyFileSchema>>;
export type DistrictSource = InFolder<z.infer<typeof districtFileSchema>>;
export type ParishSource = z.infer<typeof parishesFileSchema>[number];

/**
 * What a council is, all told: its own file over its district's over its county's.
 *
 * - Never inherited: number, slug, names, areas, sample, end date, localities.
 * - The nearest that says it counts, as a whole: start date, phone (a number and its hours belong together), email,
 *   incident, confirmAfterDays, approveChanges, mapStyle, wrapUps (a list that is shorter than the one above retires codes).
 * - Field by field: brand (a parish may change just the heading).
 * - By slug, then field by field: categories. Their codes, checks and number are the county's.
 * - The county's alone: routing and consent, because a request keeps both when it is handed on.
 */
export function resolveConfig(county: CountySource, district?: DistrictSource, parish?: ParishSource): TenantConfig {
  const own = parish ?? district ?? county;
  const below = [district, parish].filter((source) => source !== undefined);
  const nearest = [...below].reverse();
  const tier = parish ? 'parish' : district ? 'district' : 'county';
  const startsOn = nearest.find((source) => source.startsOn !== undefined)?.startsOn ?? county.startsOn;
  const incident = nearest.find((source) => source.incident !== undefined)?.incident ?? county.incident;
  const mapStyle = nearest.find((source) => source.mapStyle !== undefined)?.mapStyle ?? county.mapStyle;
  const wrapUps = nearest.find((source) => source.wrapUps !== undefined)?.wrapUps ?? county.wrapUps;
  return {
    slug: own.slug,
    tenantNo: tenantNumber(county.no, district?.no, parish?.no),
    countyNo: county.no,
    tier,
    name: own.name,
    shortName: own.shortName ?? shortNameOf(own.name),
    areas: own.areas,
    sample: own.sample,
    ...(startsOn !== undefined && { startsOn }),
    ...(own.endsOn !== undefined && { endsOn: own.endsOn }),
    brand: below.reduce((brand, source) => ({ ...brand, ...source.brand }), county.brand),
    phone: nearest.find((source) => source.phone !== undefined)?.phone ?? county.phone,
    email: nearest.find((source) => source.email !== undefined)?.email ?? county.email,
    ...(incident !== undefined && { incident }),
    ...(mapStyle !== undefined && { mapStyle }),
    ...(wrapUps !== undefined && { wrapUps }),
    categories: below.reduce((categories, source) => reword(categories, source.categories ?? []), county.categories),
    routing: county.routing,
    consent: county.consent,
    confirmAfterDays:
      nearest.find((source) => source.confirmAfterDays !== undefined)?.confirmAfterDays ?? county.confirmAfterDays,
    approveChanges:
      nearest.find((source) => source.approveChanges !== undefined)?.approveChanges ?? county.approveChanges,
    localities: parish ? [] : [...((district ?? county).localities ?? [])],
  };
}

/** "Kinver Parish Council" is Kinver to everybody. */
export function shortNameOf(name: string): string {
  return name.replace(/ (?:(?:County|District|Borough|City|Town|Parish|Community) )?Council$/, '');
}

type CategoryChange = z.infer<typeof categoryChangeSchema>;

function reword(categories: readonly Category[], changes: readonly CategoryChange[]): Category[] {
  return categories.map((category) => {
    const change = changes.find(({ slug }) => slug === category.slug);
    if (!change) return category;
    const { diverted: countys, ...rest } = category;
    const diverted = change.diverted === undefined ? countys : (change.diverted ?? undefined);
    return {
      ...rest,
      name: change.name ?? category.name,
      hint: change.hint ?? category.hint,
      ...(diverted !== undefined && { diverted }),
    };
  });
}
