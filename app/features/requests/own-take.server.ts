import type { z } from 'zod';
import type { LinkDb } from '#db/client.server';
import { holderOf } from '~/features/portal/holder.server';
import { refuse, taker, type Plan, type Taken } from '~/features/portal/own-change';
import { contentId } from '~/platform/forms/content-id.server';
import { detailWith, fits, ownForms, type OwnIntent } from './link-schema';
import { addOwnNeed, changeOwn, changeSharing, ownRequest, tellMore, withdrawOwn, type HeldOwn } from './link.server';
import { isOpen } from './rules';

const ENDED = 'This request has ended, so nothing can be changed. Ask again, or ring us';

const takers: Record<OwnIntent, (db: LinkDb, own: HeldOwn, form: FormData) => Promise<Taken>> = {
  add: taker(ownForms.add, planAddition),
  details: taker(ownForms.details, planDetails),
  contact: taker(ownForms.contact, planContact),
  access: taker(ownForms.access, planAccess),
  sharing: taker(ownForms.sharing, planSharing),
  withdrawal: taker(
    ownForms.withdrawal,
    (db, own, { reason }) =>
      () =>
        withdrawOwn(db, own, reason),
  ),
};

/**
 * Takes a change that a resident sends to their own request. One that was made already is answered as done; one from a
 * page that is out of date changes nothing and says so.
 */
export async function takeOwn(db: LinkDb, intent: OwnIntent, form: FormData): Promise<Taken> {
  const own = await ownRequest(db, { locked: true });
  if (isOpen(own.status)) return takers[intent](db, own, form);
  return intent === 'withdrawal' && own.status === 'withdrawn' ? { ok: true } : refuse(form, { '': ENDED }, 409);
}

async function planAddition(
  db: LinkDb,
  own: HeldOwn,
  { id: formId, category, detail }: z.output<typeof ownForms.add>,
): Promise<Plan> {
  const id = contentId(formId, { category, detail });
  if (own.needs.some((each) => each.id === id)) return 'done before';
  const { categories } = await holderOf(db, own.tenantNo);
  const known = categories.some(({ code, diverted }) => code === category && !diverted);
  return known ? () => addOwnNeed(db, own, { id, category, detail }) : { category: 'Choose from the list' };
}

function planDetails(db: LinkDb, own: HeldOwn, { need, more }: z.output<typeof ownForms.details>): Plan {
  const about = own.needs.find(({ id }) => id === need);
  if (!about) return { '': 'Go back and choose what you want to say more about' };
  const detail = detailWith(about.detail, more);
  if (detail === null) return 'done before';
  if (!fits(detail)) return { more: 'That is too much altogether: shorten it, or ring us with the rest' };
  return () => tellMore(db, own, about, detail);
}

function planContact(db: LinkDb, own: HeldOwn, value: z.output<typeof ownForms.contact>): Plan {
  const { phone, email } = { phone: value.phone ?? null, email: value.email ?? null };
  if (phone === own.phone && email === own.email) return 'done before';
  if (phone === null && email === null) {
    return { phone: 'Enter a phone number or an email address: one of the two is how we reach you' };
  }
  return () => changeOwn(db, own, { phone, email });
}

function planAccess(db: LinkDb, own: HeldOwn, { accessNeeds, diet }: z.output<typeof ownForms.access>): Plan {
  if (accessNeeds === own.accessNeeds && diet === own.diet) return 'done before';
  return () => changeOwn(db, own, { accessNeeds, diet });
}

function planSharing(db: LinkDb, own: HeldOwn, { share }: z.output<typeof ownForms.sharing>): Plan {
  const consent = share === 'yes';
  return consent === own.consentShare ? 'done before' : () => changeSharing(db, own, consent);
}
