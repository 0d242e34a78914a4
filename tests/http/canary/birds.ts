import postgres from 'postgres';
import { newId } from '#db/id';
import { linkToken, sha256 } from '~/platform/hash.server';
import { newReference } from '~/platform/reference.server';
import type { TestDatabase } from '../../db/database';
import { plantCalls, type CallBirds } from './birds-calls';
import { plantDesk, type DeskBirds } from './birds-desk';

/** What was planted at a tenant: words that stand nowhere else, and the ids of its records. */
export interface Birds extends CallBirds, DeskBirds {
  tenantNo: number;
  /** In every text field of every record of this tenant. */
  word: string;
  /** The name of a colleague there, which administrators of the range may read. */
  colleague: string;
  /** The colleague's account. */
  userId: string;
  requestId: string;
  offerId: string;
  mailId: string;
  /** An entry of the map that is not published. */
  entryId: string;
  /** A published one: what is for staff bears the word. */
  openEntryId: string;
  changeId: string;
  requestToken: string;
  offerToken: string;
}

/** Plants records with the tenant's own word in every field a page could show. */
export async function plantBirds(database: TestDatabase, tenantNos: readonly number[]): Promise<Birds[]> {
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  const birds: Birds[] = [];
  for (const tenantNo of tenantNos) birds.push(await plant(sql, tenantNo));
  await sql.end();
  return birds;
}

async function plant(sql: postgres.Sql, tenantNo: number): Promise<Birds> {
  const [requestId, offerId, mailId, needId] = [newId(), newId(), newId(), newId()] as const;
  const [entryId, openEntryId, changeId] = [newId(), newId(), newId()] as const;
  const word = `canary${tenantNo}x`;
  const colleague = `colleague${tenantNo}x`;
  const at = { county_no: Math.floor(tenantNo / 1_000_000), tenant_no: tenantNo };
  const put = (table: string, row: object) =>
    sql`insert into ${sql(table)} ${sql({ ...at, ...row } as unknown as Record<string, never>)}`;
  const person = { phone: '+441632960001', email: `${word}@canary.example`, postcode: 'WR10 1PE' };
  await put('request', {
    id: requestId,
    reference: newReference(),
    urgency: 1,
    channel: 3,
    portal_no: tenantNo,
    name: `${word} Resident`,
    asker_name: `${word} Asker`,
    address: `${word} Street`,
    access_needs: `${word} access`,
    diet: `${word} diet`,
    consent_version: 1,
    consent_share: true,
    ...person,
  });
  await put('need', { id: needId, request_id: requestId, category: 1, detail: `${word} detail` });
  await put('request_note', {
    id: newId(),
    request_id: requestId,
    body: `${word} note`,
    author_name: `${word} Author`,
  });
  await put('request_event', { id: newId(), request_id: requestId, kind: 'asked', actor_name: `${word} Actor` });
  await put('request_link', { token_hash: sha256(linkToken('request', requestId)), request_id: requestId });
  await put('offer', {
    id: offerId,
    reference: newReference(),
    kind: 1,
    channel: 3,
    portal_no: tenantNo,
    name: `${word} Volunteer`,
    contact_name: `${word} Contact`,
    skills: `${word} skills`,
    consent_version: 1,
    ...person,
  });
  await put('offer_category', { offer_id: offerId, category: 1 });
  await put('offer_note', { id: newId(), offer_id: offerId, body: `${word} note`, author_name: `${word} Author` });
  await put('offer_event', { id: newId(), offer_id: offerId, kind: 'offered', actor_name: `${word} Actor` });
  await put('offer_link', { token_hash: sha256(linkToken('offer', offerId)), offer_id: offerId });
  await put('mail', {
    id: mailId,
    template: 'request-received',
    to_address: `${word}@canary.example`,
    subject: 'We have your request',
    body: `${word} body`,
    status: 4,
  });
  const entry = { kind: 2, summary: 'Neighbours help', run_by: 'Invented group', categories: [1], everywhere: true };
  const forStaff = {
    contact_name: `${word} Contact`,
    contact_email: `${word}@canary.example`,
    staff_notes: `${word} notes`,
    source: `${word} source`,
  };
  const home = { address: `${word} Street`, postcode: 'WR10 1PE', place_public: false };
  await put('provision', { ...entry, ...forStaff, id: entryId, name: `${word} Larder`, published: false });
  await put('provision', { ...entry, ...forStaff, ...home, id: openEntryId, name: `Larder at ${tenantNo}` });
  await put('provision_event', {
    ...{
      id: newId(),
      provision_id: openEntryId,
      kind: 'recorded',
      actor_name: `${word} Actor`,
      version: 1,
      note: `${word} why`,
    },
  });
  await put('provision_change', {
    ...{
      id: changeId,
      provision_id: openEntryId,
      kind: 2,
      based_on: 1,
      words: `${word} words`,
      from_name: `${word} From`,
    },
  });
  const user = newId();
  await sql`insert into app_user (id, email, name) values (${user}, ${`${colleague}@staff.example`}, ${`${colleague} Colleague`})`;
  await put('membership', { user_id: user, role: 2 });
  const calls = await plantCalls(put, word, openEntryId);
  const desk = await plantDesk(put, word, openEntryId, tenantNo);
  const tokens = { requestToken: linkToken('request', requestId), offerToken: linkToken('offer', offerId) };
  return {
    tenantNo,
    word,
    colleague,
    userId: user,
    requestId,
    offerId,
    mailId,
    entryId,
    openEntryId,
    changeId,
    ...tokens,
    ...calls,
    ...desk,
  };
}
