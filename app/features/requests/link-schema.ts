import { z } from 'zod';
import { email, phone, words } from '~/platform/forms/fields';
import type { NeedStatus, RequestStatus, Urgency } from './schema';

/** What the holder of a private link sees of their request. */
export interface OwnRequest {
  id: string;
  reference: string;
  status: RequestStatus;
  urgency: Urgency;
  medicineBy: string | null;
  /** ISO timestamp. */
  askedAt: string;
  forOther: boolean;
  name: string;
  phone: string | null;
  email: string | null;
  address: string;
  postcode: string | null;
  accessNeeds: string;
  diet: string;
  consentShare: boolean;
  version: number;
  needs: OwnNeed[];
}

export interface OwnNeed {
  id: string;
  category: number;
  status: NeedStatus;
  detail: string;
}

/** Letters that the details of a need may have. */
const DETAIL = 2000;
const version = z.coerce.number().int();

/** What the holder may send, by its intent. `version` is that of the page it was sent from. */
export const ownForms = {
  add: z.object({
    version,
    id: z.uuid(),
    category: z.coerce.number({ error: 'Choose what else is needed' }).int(),
    detail: words(1500),
  }),
  details: z.object({
    version,
    need: z.uuid(),
    more: z.string({ error: 'Write what we should know' }).trim().max(1500, 'Use 1,500 characters or fewer'),
  }),
  contact: z.object({ version, phone: phone.optional(), email: email.optional() }),
  access: z.object({ version, accessNeeds: words(DETAIL), diet: words(DETAIL) }),
  sharing: z.object({ version, share: z.enum(['yes', 'no'], { error: 'Choose yes or no' }) }),
  withdrawal: z.object({ version, reason: words(500) }),
};
export type OwnIntent = keyof typeof ownForms;

/** The page for one kind of change, if the word in the address is one. */
export function intentOf(word: FormDataEntryValue | null): OwnIntent | null {
  return typeof word === 'string' && Object.hasOwn(ownForms, word) ? (word as OwnIntent) : null;
}

/** A need's details with something added, on a line of its own; null when it is there already. */
export function detailWith(detail: string, more: string): string | null {
  if (detail === more || detail.endsWith(`\n${more}`)) return null;
  return detail === '' ? more : `${detail}\n${more}`;
}

/** Whether that is still short enough to keep. */
export function fits(detail: string): boolean {
  return detail.length <= DETAIL;
}
