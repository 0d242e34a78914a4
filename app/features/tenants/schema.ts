import { z } from 'zod';
import { AA_CONTRAST, contrastWithWhite } from './contrast';
import {
  areaCodeSchema,
  dateSchema,
  emailSchema,
  phoneNumberSchema,
  slugSchema,
  tenantSlugSchema,
  text,
} from './fields';
import { wrapUpsSchema } from './wrap-ups';

/** The three kinds of body, widest first. */
export const TIERS = ['county', 'district', 'parish'] as const;
export type Tier = (typeof TIERS)[number];

/** `tenant.tier` in the database. */
export const TIER_CODE = { county: 1, district: 2, parish: 3 } as const satisfies Record<Tier, number>;

/** What checks a category asks of a volunteer, weakest first: the position is the code in the database. */
export const DBS_LEVELS = ['none', 'basic', 'standard', 'enhanced'] as const;
export type DbsLevel = (typeof DBS_LEVELS)[number];

/** Kinds of incident a page has words for. */
export const INCIDENT_KINDS = ['pandemic', 'flood', 'power cut', 'severe weather', 'water shortage', 'other'] as const;

/**
 * Categories that mean the same in every county, so that figures of two counties can be laid side by side. A county
 * chooses which of them it has and in what words; its own ones start at `FIRST_OWN_CATEGORY`.
 */
export const COMMON_CATEGORIES = {
  food: 1,
  medication: 2,
  money: 3,
  befriending: 4,
  transport: 5,
  pets: 6,
  other: 7,
  errands: 8,
} as const;
export const FIRST_OWN_CATEGORY = 20;

const colourSchema = z
  .string()
  .regex(/^#[0-9a-f]{6}$/, {
    error: 'must be a colour like "#4b2e83": six lower-case hex digits, in quotes',
    abort: true,
  })
  .refine((colour) => contrastWithWhite(colour) >= AA_CONTRAST, {
    error: (issue) => {
      const contrast = Math.floor(contrastWithWhite(String(issue.input)) * 10) / 10;
      return `has a contrast of ${contrast}:1 with white, and people need at least ${AA_CONTRAST}:1 to read: choose a darker colour`;
    },
  });

export const brandSchema = z.strictObject({
  /** What the service is called here: "Here2Help". */
  product: text(60),
  /** Header, primary buttons and the active tab, on white. */
  colour: colourSchema,
  heading: text(90),
  intro: text(300),
});

export const phoneSchema = z.strictObject({ number: phoneNumberSchema, hours: text(60) });

export const incidentSchema = z.strictObject({
  slug: slugSchema,
  name: text(90),
  kind: z.enum(INCIDENT_KINDS),
  startedOn: dateSchema,
  summary: text(400),
});

/** Somewhere a resident is sent before any personal data is asked of them. */
export const serviceSchema = z
  .strictObject({
    name: text(90),
    what: text(250),
    phone: phoneNumberSchema.optional(),
    url: z
      .url({ protocol: /^https?$/, error: 'must be a web address that starts with https://' })
      .max(300)
      .optional(),
    /** Invented for the demo: pages say so beside the name. */
    sample: z.boolean().optional(),
  })
  .refine((service) => service.phone !== undefined || service.url !== undefined, {
    error: 'needs a phone number or a web address, or nobody can reach it',
  });

export const divertedSchema = z.strictObject({ reason: text(400), services: z.array(serviceSchema).min(1) });

export const categorySchema = z
  .strictObject({
    code: z.int().min(1).max(99),
    slug: slugSchema,
    name: text(60),
    hint: text(200),
    /** The check a volunteer needs before being matched with this need. */
    dbs: z.enum(DBS_LEVELS),
    diverted: divertedSchema.optional(),
  })
  .superRefine((category, context) => {
    const reason = codeProblem(category);
    if (reason !== null) context.addIssue({ code: 'custom', path: ['code'], message: reason });
  });

function codeProblem({ code, slug }: { code: number; slug: string }): string | null {
  const common: Record<string, number> = COMMON_CATEGORIES;
  const owner = Object.entries(common).find(([, its]) => its === code)?.[0];
  if (common[slug] !== undefined && common[slug] !== code)
    return `must be ${common[slug]}: "${slug}" has that code in every county`;
  if (owner !== undefined && owner !== slug)
    return `${code} is "${owner}" in every county: a category of your own starts at 20`;
  if (owner === undefined && code < FIRST_OWN_CATEGORY)
    return `a category of your own needs a code from ${FIRST_OWN_CATEGORY} to 99`;
  return null;
}

/** Who holds what comes in: the first rule that fits decides. `areas` may name parishes, districts or counties. */
export const routingRuleSchema = z.strictObject({
  category: z.union([z.literal('*'), slugSchema], 'must be the slug of a category, or "*" for all of them'),
  areas: z.array(areaCodeSchema).min(1).optional(),
  tier: z.enum(TIERS),
});

/** The words a resident agrees to. The version goes up with every change of them, and is stored with the agreement. */
export const consentSchema = z.strictObject({ version: z.int().min(1).max(9999), text: text(2000) });

export const localitySchema = z.strictObject({
  slug: slugSchema,
  name: text(60),
  sample: z.boolean().default(false),
  areas: z.array(areaCodeSchema).min(1),
});

/** The address of a MapLibre style. Whatever it names has to come from the same origin. */
export const mapStyleSchema = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
  .max(300)
  .refine((address) => address.startsWith('https:') || /^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(address), {
    error: 'must be an address that begins with https://, or one of this machine',
  });

/** All that is known of a council once it has inherited from the councils above it: `tenant.config` in the database. */
export const tenantConfigSchema = z.strictObject({
  slug: tenantSlugSchema,
  tenantNo: z.int().min(1_000_000).max(999_999_999),
  countyNo: z.int().min(1).max(999),
  tier: z.enum(TIERS),
  name: text(200),
  shortName: text(200),
  areas: z.array(areaCodeSchema).min(1),
  /** That this council governs these areas is an assumption of the demo. */
  sample: z.boolean(),
  /** First day it takes part. */
  startsOn: dateSchema.optional(),
  /** First day it no longer exists. */
  endsOn: dateSchema.optional(),
  brand: brandSchema,
  phone: phoneSchema,
  email: emailSchema,
  incident: incidentSchema.optional(),
  categories: z.array(categorySchema).min(1),
  routing: z.array(routingRuleSchema),
  consent: consentSchema,
  /** Entries of the community map grow stale when nobody has confirmed them for so long. */
  confirmAfterDays: z.int().min(1).max(365),
  /** What a group changes in its own entry waits until the entry's holder has looked at it. */
  approveChanges: z.boolean(),
  /** Where the style of this council's maps comes from, besides our own boundaries: its origin may be fetched from. */
  mapStyle: mapStyleSchema.optional(),
  /** How a call can end at its desk; the common ways where nothing is said (see `wrapUpsOf`). */
  wrapUps: wrapUpsSchema.optional(),
  localities: z.array(localitySchema),
});

export type TenantConfig = z.infer<typeof tenantConfigSchema>;
export type Category = z.infer<typeof categorySchema>;
export type RoutingRule = z.infer<typeof routingRuleSchema>;
export type Locality = z.infer<typeof localitySchema>;
export type DivertedService = z.infer<typeof serviceSchema>;

/** An information page of a portal. */
export type TenantPage = {
  tenantNo: number;
  countyNo: number;
  slug: string;
  title: string;
  summary: string;
  markdown: string;
  position: number;
};
