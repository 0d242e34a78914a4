import { z } from 'zod';
import { LONGEST_PHONE } from '~/platform/forms/lengths';
import { hoursSchema } from './hours-schema';

/** `provision.kind` in the database. */
export const PROVISION_KIND = { activity: 1, service: 2, food: 3, council: 4 } as const;
export type ProvisionKind = keyof typeof PROVISION_KIND;

export const PROVISION_KIND_WORDS: Record<ProvisionKind, string> = {
  activity: 'Parish activity',
  service: 'Community group',
  food: 'Food outlet or producer',
  council: 'Council service',
};

/** `provision.status` in the database. */
export const PROVISION_STATUS = { planned: 1, active: 2, paused: 3, ended: 4 } as const;
export type ProvisionStatus = keyof typeof PROVISION_STATUS;

export const PROVISION_STATUS_WORDS: Record<ProvisionStatus, string> = {
  planned: 'Planned',
  active: 'Active',
  paused: 'Paused',
  ended: 'Ended',
};

/** `provision_change.kind` in the database. */
export const CHANGE_KIND = { change: 1, suggestion: 2, claim: 3, join: 4 } as const;
export type ChangeKind = keyof typeof CHANGE_KIND;

/** `provision_change.status` in the database. */
export const CHANGE_STATUS = { waiting: 1, taken: 2, declined: 3 } as const;
export type ChangeStatus = keyof typeof CHANGE_STATUS;

const names = <Name extends string>(table: Record<Name, number>) => z.enum(Object.keys(table) as [Name, ...Name[]]);
const date = z.iso.date();

/** The parts of an entry that everybody may read. Phones in E.164 with their extensions, positions in metres of the British National Grid. */
export const publicContentSchema = z.object({
  kind: names<ProvisionKind>(PROVISION_KIND),
  status: names<ProvisionStatus>(PROVISION_STATUS),
  name: z.string().min(1).max(200),
  /** The group, business or council that runs it. */
  runBy: z.string().min(1).max(200),
  /** What it offers, in plain words. */
  summary: z.string().min(1).max(3000),
  /** Codes. */
  categories: z.array(z.number().int().min(1).max(99)).min(1).max(30),
  /** All that its holder looks after. */
  everywhere: z.boolean(),
  /** GSS codes of parishes and unparished areas. */
  areaCodes: z.array(z.string().regex(/^E\d{8}$/)).max(500),
  localityIds: z.array(z.uuid()).max(50),
  address: z.string().max(300).nullable(),
  postcode: z.string().max(8).nullable(),
  /** The parish its place lies in. */
  areaCode: z.string().max(9).nullable(),
  loc: z.object({ x: z.number(), y: z.number() }).nullable(),
  hours: hoursSchema,
  phone: z.string().max(LONGEST_PHONE).nullable(),
  email: z.string().max(254).nullable(),
  website: z.string().max(300).nullable(),
  cost: z.string().max(300),
  eligibility: z.string().max(1000),
  languages: z.string().max(300),
  access: z.string().max(1000),
  /** How many more it can take; null when it does not say. */
  capacityLeft: z.number().int().min(0).max(100_000).nullable(),
  /** When planned: the first day; when paused: the first day back. ISO dates. */
  plannedFrom: date.nullable(),
  pausedUntil: date.nullable(),
  /** Of what is paused: it had not begun and named no day, so it is planned again afterwards. */
  wasPlanned: z.boolean().default(false),
  charityNo: z.string().max(20).nullable(),
  companyNo: z.string().max(20).nullable(),
});
export type PublicContent = z.infer<typeof publicContentSchema>;

/** All that an entry says: what is kept of each of its versions, and put back when one is restored. */
export const contentSchema = publicContentSchema.extend({
  published: z.boolean(),
  /** false: somebody's home; address and position stay at the desk. */
  placePublic: z.boolean(),
  /** For staff alone. */
  contactName: z.string().max(200).nullable(),
  contactPhone: z.string().max(LONGEST_PHONE).nullable(),
  contactEmail: z.string().max(254).nullable(),
  staffNotes: z.string().max(5000),
  source: z.string().max(300),
  sourceId: z.string().max(200).nullable(),
});
export type ProvisionContent = z.infer<typeof contentSchema>;

/** An entry with nothing said but what must be: what forms and imports start from. */
export function blankContent(
  required: Pick<ProvisionContent, 'kind' | 'name' | 'runBy' | 'summary' | 'categories'>,
): ProvisionContent {
  return {
    ...required,
    status: 'active',
    everywhere: false,
    areaCodes: [],
    localityIds: [],
    address: null,
    postcode: null,
    areaCode: null,
    loc: null,
    hours: hoursSchema.parse({}),
    phone: null,
    email: null,
    website: null,
    cost: '',
    eligibility: '',
    languages: '',
    access: '',
    capacityLeft: null,
    plannedFrom: null,
    pausedUntil: null,
    wasPlanned: false,
    charityNo: null,
    companyNo: null,
    published: true,
    placePublic: true,
    contactName: null,
    contactPhone: null,
    contactEmail: null,
    staffNotes: '',
    source: '',
    sourceId: null,
  };
}
