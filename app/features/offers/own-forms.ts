import { z } from 'zod';
import type { PlaceGroup } from '~/features/councils/residence';
import { words } from '~/platform/forms/fields';
import { typedDateSchema } from '~/platform/forms/typed-date';
import { capacityField } from './offer-form/capacity';
import { contactSchema } from './offer-form/contact';
import { nameSchema } from './offer-form/name';
import { dbsField } from './offer-form/dbs';
import { reachSchema } from './offer-form/reach';
import { SKILLS_LENGTH } from './offer-form/skills';
import { timesSchema } from './offer-form/times';
import { transportField } from './offer-form/transport';

/** The kinds of change that the holder of a private link may make, as the address names them. */
export const OWN_INTENTS = [
  'name',
  'postcode',
  'help',
  'reach',
  'times',
  'about',
  'dbs',
  'contact',
  'pause',
  'resume',
  'withdrawal',
] as const;
export type OwnIntent = (typeof OWN_INTENTS)[number];

/** The kind of change a word stands for, if it is one. */
export function intentOf(word: FormDataEntryValue | null): OwnIntent | null {
  return OWN_INTENTS.find((intent) => intent === word) ?? null;
}

const version = z.object({ version: z.coerce.number().int() });

/** What may be sent for each kind; `version` is that of the page it was sent from. */
export const ownForms = {
  name: (group: boolean) => z.intersection(version, nameSchema(group)),
  postcode: z.object({
    ...version.shape,
    postcode: z.string({ error: 'Enter your postcode' }).trim().max(100, 'Enter a whole postcode, like WR10 1PE'),
  }),
  help: z.object({
    ...version.shape,
    categories: z
      .array(z.coerce.number().int(), { error: 'Choose at least one thing to help with' })
      .min(1, 'Choose at least one thing to help with'),
  }),
  reach: (nearby: PlaceGroup | null) => z.intersection(version, reachSchema(nearby)),
  times: z.intersection(version, timesSchema),
  about: (group: boolean) =>
    z.object({
      ...version.shape,
      transport: transportField,
      skills: words(SKILLS_LENGTH),
      capacity: capacityField(group),
    }),
  dbs: z.object({ ...version.shape, dbs: dbsField }),
  contact: z.intersection(version, contactSchema),
  pause: z.object({ ...version.shape, until: typedDateSchema }),
  resume: version,
  withdrawal: z.object({ ...version.shape, reason: words(500) }),
};
