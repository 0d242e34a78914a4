import { and, asc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { request } from '#db/schema/requests';
import type { Desk } from '~/door.server';
import type { Residence } from '~/features/councils/residence';
import { holderForPlace } from '~/features/tenants/queries.server';
import { isUnder } from '~/features/tenants/rules';
import type { Category, TenantConfig } from '~/features/tenants/schema';
import { dialled } from '~/ui/format/extension';
import { actorAt } from '~/platform/audit/actor';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { keyedHash } from '~/platform/hash.server';
import { newReference } from '~/platform/reference.server';
import { addNote } from './commands.server';
import { uuids } from './conditions.server';
import { createRequest } from './create.server';
import type { NewForm } from './desk-form';
import { requestReceived } from './messages';
import { findRequests } from './queries-search.server';
import { householdKey } from './rules';
import { nameOf, newRequestSchema, OPEN_STATUSES, REQUEST_STATUS, type RequestStatus } from './schema';

/** Which council a request taken at this desk goes to. */
export type Destination =
  | { kind: 'here'; holder: TenantConfig }
  /** The routing names a council that this desk may not write for; `mayKeep` when that one sees what is kept here. */
  | { kind: 'elsewhere'; holder: TenantConfig; mayKeep: boolean };

/** The council that the routing names for the place and the needs; this desk's own while the place is not known. */
export async function destinationOf(
  db: TenantDb,
  desk: Desk,
  categories: readonly string[],
  residence: Residence | null,
): Promise<Destination> {
  const named = residence && (await holderForPlace(db, { categories, place: residence.place }));
  const holder = named ?? desk.tenant;
  if (holder.tenantNo >= desk.range.wlo && holder.tenantNo <= desk.range.whi) return { kind: 'here', holder };
  return { kind: 'elsewhere', holder, mayKeep: isUnder(desk.tenant.tenantNo, holder.tenantNo) };
}

const MOST_SIMILAR = 10;

/** An open request that may be the same again. */
export interface Similar {
  id: string;
  reference: string;
  name: string;
  status: RequestStatus;
  tenantNo: number;
  askedAt: Date;
}

/** Open requests of the range from the same address or phone, the longest waiting first: perhaps somebody asks again. */
export async function similarRequests(db: TenantDb, form: NewForm, residence: Residence | null): Promise<Similar[]> {
  const household = householdKey(form.address, residence?.postcode ?? null);
  const [sameHousehold, samePhone] = await Promise.all([
    household === null ? [] : openRequests(db, form.id, eq(request.householdHash, keyedHash('household', household))),
    form.phone === null ? [] : openWithPhone(db, form.id, form.phone),
  ]);
  const all = new Map([...sameHousehold, ...samePhone].map((one) => [one.id, one]));
  return [...all.values()].sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime());
}

/** Found through the search, whose index knows phone numbers. */
async function openWithPhone(db: TenantDb, except: string, phone: string): Promise<Similar[]> {
  const { ids } = await findRequests(db, phone);
  if (ids.length === 0) return [];
  return openRequests(db, except, and(sql`${request.id} = any(${uuids(ids)})`, hasPhone(phone)));
}

/** The same number; an extension that only one of the two says may have been left out by the other. */
function hasPhone(phone: string): SQL | undefined {
  const { number, ext } = dialled(phone);
  if (ext === null) return eq(sql`split_part(${request.phone}, ';', 1)`, number);
  return inArray(request.phone, [phone, number]);
}

async function openRequests(db: TenantDb, except: string, which: SQL | undefined): Promise<Similar[]> {
  const open = OPEN_STATUSES.map((status) => REQUEST_STATUS[status]);
  const rows = await db
    .select({
      id: request.id,
      reference: request.reference,
      name: request.name,
      status: request.status,
      tenantNo: request.tenantNo,
      askedAt: request.askedAt,
    })
    .from(request)
    .where(and(inScope(db, request), inArray(request.status, open), which, ne(request.id, except)))
    .orderBy(asc(request.askedAt))
    .limit(MOST_SIMILAR);
  return rows.map((row) => ({ ...row, status: nameOf(REQUEST_STATUS, row.status) }));
}

/** Whether a form has been recorded already, by the first of two clicks. */
export async function isRecorded(db: TenantDb, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: request.id })
    .from(request)
    .where(and(inScope(db, request), eq(request.id, id)));
  return rows.length > 0;
}

/**
 * Records a request that was taken at a desk, with its confirmation by mail and a note of what was said. A second click
 * that comes too soon fails on the primary key, a reference that is taken on `request_reference_taken`.
 */
export async function recordRequest(
  db: TenantDb,
  desk: Desk,
  form: NewForm,
  { residence, holder }: { residence: Residence | null; holder: TenantConfig },
): Promise<void> {
  const reference = newReference();
  const actor = actorAt(desk);
  const { countyNo, tenantNo: holderNo } = holder;
  const entry = newRequestSchema.parse({
    ...form,
    forOther: form.askerName !== null,
    postcode: residence?.postcode ?? null,
    areaCode: residence?.areaCode ?? null,
    loc: residence?.loc ?? null,
    consentVersion: holder.consent.version,
    consentShare: form.share === 'yes',
    needs: chosen(desk.tenant.categories, form).map(({ code, slug }) => ({
      category: code,
      detail: form.detail[slug] ?? '',
    })),
  });
  await createRequest(db, { ...entry, reference, countyNo, holderNo, portalNo: desk.tenant.tenantNo }, actor);
  if (form.note) await addNote(db, { requestId: form.id, noteId: form.id, body: form.note }, actor);
  if (form.email === null) return;
  const message = requestReceived({
    holder,
    reference,
    link: privateLinkMark('request', form.id),
    forOther: entry.forOther,
  });
  await queueMail(db, { countyNo, tenantNo: holderNo, to: form.email, about: { requestId: form.id }, ...message });
}

/** The categories that were ticked, of those the desk offers. */
export function chosen(categories: readonly Category[], { needs }: Pick<NewForm, 'needs'>): Category[] {
  return categories.filter(({ slug }) => needs.includes(slug));
}
