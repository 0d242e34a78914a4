import { newId } from '#db/id';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { placesFor } from '~/features/requests/address.server';
import type { SimilarLine } from '~/features/requests/components/before-recording';
import { REQUEST_STATUS_WORDS } from '~/features/requests/schema';
import { scriptsAbove, scriptsBelow } from '~/features/scripts/queries.server';
import type { View } from '~/platform/audit/views.server';
import type { Typed } from '~/platform/forms/read-form';
import { agoSentence } from '~/ui/format/dates';
import { readCall, unseen } from './open-call.server';
import { knownCaller } from './queries-known.server';
import type { CallRecord } from './queries.server';

/** The form of a request that is made of a call: filled in with what was said, beside the open requests it may double. */
export async function requestOfCall(db: TenantDb, desk: Desk, id: string) {
  const call = await readCall(db, id);
  const [places, known, filled] = await Promise.all([
    placesFor(db, desk.tenant),
    knownCaller(db, call),
    requestAsFilledIn(db, desk, call),
  ]);
  const now = new Date();
  const similar: SimilarLine[] = known.requests.map(({ id: other, reference, name, status, postcode, askedAt }) => ({
    id: other,
    reference,
    words: [`${name} asked ${agoSentence(askedAt, now)}`, REQUEST_STATUS_WORDS[status].toLowerCase(), postcode ?? '']
      .filter((part) => part !== '')
      .join(', '),
  }));
  const views: View[] = known.requests.map(({ id: other, tenantNo }) => ({ subject: 'Request', id: other, tenantNo }));
  const { slug, shortName, name, categories, consent } = desk.tenant;
  return {
    tenant: { slug, shortName, name },
    call: { id, requestId: call.requestId },
    categories,
    wording: consent.text,
    places,
    similar,
    /** What was typed into the form itself, before the line was lost, comes before what it is filled in with. */
    prefilled: { ...filled, ...call.forms.request },
    viewed: await unseen(db, desk, call, views),
  };
}

/** The form of a request as what was said in the call fills it in, before anybody writes into it. */
export async function requestAsFilledIn(db: TenantDb, { tenant }: Desk, call: CallRecord): Promise<Typed> {
  const needs = tenant.categories.filter(({ code }) => call.categories.includes(code)).map(({ slug }) => slug);
  return {
    id: newId(),
    channel: 'phone',
    name: call.name,
    phone: call.phone,
    email: call.email,
    postcode: call.postcode,
    areaCode: call.parishCode ?? '',
    needs,
    note: call.notes,
    urgency: (await isForToday(db, call)) ? 'food_today' : '',
  };
}

/** An answer to a script has said so: no food today. */
async function isForToday(db: TenantDb, { answers }: CallRecord): Promise<boolean> {
  if (Object.keys(answers).length === 0) return false;
  const scripts = [...(await scriptsBelow(db)), ...(await scriptsAbove(db))];
  return scripts.some(({ id, content }) => {
    const answer = answers[id];
    return answer !== undefined && content[answer]?.act === 'request_today';
  });
}
