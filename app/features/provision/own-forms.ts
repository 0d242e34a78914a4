import { z } from 'zod';
import type { PlaceGroup } from '~/features/councils/residence';
import { typedDateSchema } from '~/platform/forms/typed-date';
import { addressSchema, capacitySchema, groupFields, ownContactSchema, publicContactSchema } from './group-fields';
import { groupHoursSchema } from './group-hours';

/** The parts of what everybody reads that a group changes, each on a page of its own. */
const PUBLIC_PARTS = ['who', 'words', 'help', 'where', 'place', 'hours', 'contact'] as const;

/** What has a page of its own for its form. */
export const OWN_VIEWS = [...PUBLIC_PARTS, 'private', 'pause', 'end'] as const;
export type OwnView = (typeof OWN_VIEWS)[number];

/** What a group may do with its entry, as the address and the forms name it. */
export const OWN_INTENTS = [...OWN_VIEWS, 'confirm', 'capacity', 'resume', 'restart'] as const;
export type OwnIntent = (typeof OWN_INTENTS)[number];

/** Those that change what everybody reads: they wait for the holder where it wants to approve them. */
export const PUBLIC_INTENTS: readonly OwnIntent[] = [...PUBLIC_PARTS, 'restart'];

/** What a word stands for, if it is one of ours. */
export function ownIntentOf(word: unknown): OwnIntent | null {
  return OWN_INTENTS.find((intent) => intent === word) ?? null;
}

/** The page that a word stands for, if it is one of ours. */
export function ownViewOf(word: unknown): OwnView | null {
  return OWN_VIEWS.find((view) => view === word) ?? null;
}

const version = z.object({ version: z.coerce.number().int() });
const { runBy, charityNo, companyNo, name, summary, cost, eligibility, languages, access } = groupFields;

/** What may be sent for each; `version` is that of the page it was sent from. */
export const ownForms = {
  /** `seen` is the confirmation that the page showed: a second click finds another one. */
  confirm: z.object({ ...version.shape, seen: z.string().max(40).default('') }),
  who: z.object({ ...version.shape, runBy, charityNo, companyNo }),
  words: z.object({ ...version.shape, name, summary, cost, eligibility, languages, access }),
  help: z.object({
    ...version.shape,
    categories: z
      .array(z.coerce.number().int(), { error: 'Choose at least one thing that you help with' })
      .min(1, 'Choose at least one thing that you help with'),
  }),
  where: (nearby: PlaceGroup | null, known: readonly string[]) => {
    const codes = new Set([...(nearby?.options ?? []).map(({ value }) => value), ...known]);
    return z.object({
      ...version.shape,
      areaCodes: z
        .array(
          z.string().refine((code) => codes.has(code), { error: 'Choose from the list' }),
          { error: 'Choose at least one parish' },
        )
        .min(1, 'Choose at least one parish')
        .max(500),
    });
  },
  /** An address without a postcode is possible: a phone line has none. */
  place: z.intersection(
    z.object({ ...version.shape, postcode: z.string().trim().max(20, 'Enter a whole postcode').optional() }),
    addressSchema,
  ),
  hours: z.intersection(version, groupHoursSchema),
  contact: z.intersection(version, publicContactSchema),
  private: z.intersection(version, ownContactSchema),
  capacity: z.intersection(version, capacitySchema),
  pause: z.object({ ...version.shape, until: typedDateSchema }),
  /** How it stood on the page: a second click on what opens it again must not begin what is planned. */
  resume: z.object({ ...version.shape, was: z.string().max(20).optional() }),
  end: version,
  restart: version,
};
