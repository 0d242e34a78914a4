import type { TenantDb } from '#db/client.server';
import type { Residence } from '~/features/councils/residence';
import type { Actor } from '~/platform/audit/actor';
import { keyedHash } from '~/platform/hash.server';
import { change, type Outcome } from './commands.server';
import type { EditForm } from './desk-form';
import { renewLink } from './private-link.server';
import { requestById, type RequestRecord } from './queries.server';
import { householdKey } from './rules';
import { URGENCY } from './schema';
import { addRequestEvent, holdRequest } from './settle.server';

/**
 * Changes who somebody is, where they live and how soon they need help. The event names the fields that changed, never
 * what stands in them. With another email address the private link is renewed: whoever read the old one must not
 * read on. Answers 'stale' when somebody else changed the request since `version`,
 * 'unreachable' when one that came in online would be left without phone and email.
 */
export async function editRequest(
  db: TenantDb,
  id: string,
  form: EditForm,
  residence: Residence | null,
  actor: Actor,
): Promise<Outcome | 'unreachable'> {
  const held = await holdRequest(db, id);
  const before = await requestById(db, id);
  if (!before || held.version !== form.version) return 'stale';
  const reachable = form.phone !== null || form.email !== null || form.askerPhone !== null;
  if (!reachable && before.channel === 'online') return 'unreachable';
  const after = columnsOf(form, residence, before);
  const fields = EDITED.filter((field) => before[field] !== after[field]);
  const urgency = before.urgency !== form.urgency ? (['urgency'] as const) : [];
  if (fields.length + urgency.length === 0) return 'done';
  await change(db, held, { ...after, urgency: URGENCY[form.urgency] });
  await addRequestEvent(db, held, 'edited', actor, { fields: [...fields, ...urgency] });
  if (fields.includes('email')) await renewLink(db, held, form.email, actor);
  return 'done';
}

const EDITED = [
  'name',
  'askerName',
  'askerPhone',
  'phone',
  'email',
  'address',
  'postcode',
  'areaCode',
  'bornYear',
  'accessNeeds',
  'diet',
  'medicineBy',
] as const satisfies (keyof RequestRecord)[];

function columnsOf(form: EditForm, residence: Residence | null, before: RequestRecord) {
  const { name, askerName, askerPhone, phone, email, address, bornYear, accessNeeds, diet, medicineBy } = form;
  const [postcode, areaCode] = [residence?.postcode ?? null, residence?.areaCode ?? null];
  const moved = areaCode !== before.areaCode || postcode !== before.postcode;
  const household = householdKey(address, postcode);
  return {
    ...{ name, askerName, askerPhone, phone, email, address, bornYear, accessNeeds, diet, medicineBy },
    postcode,
    areaCode,
    loc: moved ? (residence?.loc ?? null) : before.loc,
    forOther: before.forOther || askerName !== null,
    householdHash: household === null ? null : keyedHash('household', household),
  };
}
