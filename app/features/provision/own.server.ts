import { and, eq, sql } from 'drizzle-orm';
import type { LinkDb } from '#db/client.server';
import { newId } from '#db/id';
import { provision, provisionChange } from '#db/schema/provision';
import { THE_GROUP } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { publicContentOf } from './content.server';
import type { EntryEventKind } from './event-words';
import { addProvisionEvent } from './hold.server';
import type { OwnContent, OwnFields } from './own-content';
import { CHANGE_KIND, CHANGE_STATUS, PROVISION_STATUS, type ProvisionStatus } from './schema';

/** An entry as the group that runs it sees it. */
export interface OwnEntry {
  id: string;
  countyNo: number;
  tenantNo: number;
  version: number;
  content: OwnContent;
  confirmedAt: Date | null;
  updatedAt: Date;
  merged: boolean;
}

/** What the group sent and the holder has not decided, or has declined last. */
export interface OwnChange {
  id: string;
  status: 'waiting' | 'declined';
  proposed: OwnFields;
  at: Date;
  reason: string | null;
}

/** All that the role of a private link may read of an entry; what is only for staff is not among it. */
const columns = {
  countyNo: provision.countyNo,
  tenantNo: provision.tenantNo,
  id: provision.id,
  kind: provision.kind,
  status: provision.status,
  published: provision.published,
  name: provision.name,
  runBy: provision.runBy,
  summary: provision.summary,
  categories: provision.categories,
  everywhere: provision.everywhere,
  areaCodes: provision.areaCodes,
  localityIds: provision.localityIds,
  address: provision.address,
  postcode: provision.postcode,
  areaCode: provision.areaCode,
  loc: provision.loc,
  placePublic: provision.placePublic,
  hours: provision.hours,
  phone: provision.phone,
  email: provision.email,
  website: provision.website,
  contactName: provision.contactName,
  contactPhone: provision.contactPhone,
  contactEmail: provision.contactEmail,
  cost: provision.cost,
  eligibility: provision.eligibility,
  languages: provision.languages,
  access: provision.access,
  capacityLeft: provision.capacityLeft,
  plannedFrom: provision.plannedFrom,
  pausedUntil: provision.pausedUntil,
  wasPlanned: provision.wasPlanned,
  charityNo: provision.charityNo,
  companyNo: provision.companyNo,
  source: provision.source,
  mergedInto: provision.mergedInto,
  confirmedAt: provision.confirmedAt,
  updatedAt: provision.updatedAt,
  version: provision.version,
};

/**
 * Which entry the link is for, found by its token. The policies let nothing else be read anyway, but as filters only:
 * without this, whoever types any link makes the database read every entry there is.
 */
const LINKED = sql`(select l.county_no, l.provision_id from provision_link l)`;

/** The link's own entry. Throws `notFound` for a link that is not known, was ended, or never was. */
export async function ownEntry(db: LinkDb, { locked = false } = {}): Promise<OwnEntry> {
  const found = db
    .select(columns)
    .from(provision)
    .where(sql`(${provision.countyNo}, ${provision.id}) in ${LINKED}`);
  const [row] = await (locked ? found.for('no key update') : found);
  if (!row) throw notFound();
  const { id, countyNo, tenantNo, version, confirmedAt, updatedAt, mergedInto } = row;
  const { published, placePublic, contactName, contactPhone, contactEmail, source } = row;
  const staff = { published, placePublic, contactName, contactPhone, contactEmail, source };
  const content = { ...publicContentOf(row), ...staff };
  return { id, countyNo, tenantNo, version, content, confirmedAt, updatedAt, merged: mergedInto !== null };
}

/** What the group has sent for approval: what waits, else what was declined last. */
export async function ownChange(db: LinkDb, { countyNo, id }: OwnEntry): Promise<OwnChange | null> {
  const { status, proposed, at, reason } = provisionChange;
  const [row] = await db
    .select({ id: provisionChange.id, status, proposed, at, reason })
    .from(provisionChange)
    .where(
      and(
        eq(provisionChange.countyNo, countyNo),
        eq(provisionChange.provisionId, id),
        eq(provisionChange.kind, CHANGE_KIND.change),
      ),
    )
    // The latest one; what waits is later than what was decided.
    .orderBy(sql`${provisionChange.status} = ${CHANGE_STATUS.waiting} desc`, sql`${provisionChange.at} desc`)
    .limit(1);
  if (!row || row.status === CHANGE_STATUS.taken) return null;
  const named = row.status === CHANGE_STATUS.waiting ? 'waiting' : 'declined';
  return { id: row.id, status: named, proposed: row.proposed, at: row.at, reason: row.reason };
}

/** Puts fields in place of what they said: a new version with its event. The entry must be held (`locked`). */
export async function changeOwn(
  db: LinkDb,
  own: OwnEntry,
  fields: OwnFields,
  kind: EntryEventKind = 'changed',
): Promise<void> {
  const { status, ...rest } = fields;
  await put(db, own, { ...rest, ...statusColumn(status) });
  const content = { ...own.content, ...fields };
  const data = kind === 'changed' ? { fields: Object.keys(fields) } : {};
  await addProvisionEvent(db, { ...own, version: own.version + 1 }, { kind, actor: THE_GROUP, data, content });
}

/** Sends fields to the holder for approval; what waits already is put right instead of a second one. */
export async function proposeOwn(db: LinkDb, own: OwnEntry, fields: OwnFields): Promise<void> {
  const change = await ownChange(db, own);
  const waiting = change?.status === 'waiting' ? change : null;
  const proposed = { ...waiting?.proposed, ...fields };
  const { countyNo, tenantNo, id: provisionId, version: basedOn } = own;
  if (waiting) {
    await db
      .update(provisionChange)
      .set({ proposed, basedOn, at: new Date() })
      .where(and(eq(provisionChange.countyNo, countyNo), eq(provisionChange.id, waiting.id)));
  } else {
    const from = { fromName: own.content.runBy };
    const kind = CHANGE_KIND.change;
    await db
      .insert(provisionChange)
      .values({ countyNo, tenantNo, id: newId(), provisionId, kind, basedOn, proposed, ...from });
  }
  const data = { fields: Object.keys(fields) };
  await addProvisionEvent(db, own, { kind: 'change_proposed', actor: THE_GROUP, data });
}

/** Says that all is still right. What the entry says stays as it is, and so does its version. */
export async function confirmOwn(db: LinkDb, own: OwnEntry): Promise<void> {
  await db
    .update(provision)
    .set({ confirmedAt: new Date(), confirmedBy: THE_GROUP.name })
    .where(and(eq(provision.countyNo, own.countyNo), eq(provision.id, own.id)));
  await addProvisionEvent(db, own, { kind: 'confirmed', actor: THE_GROUP });
}

type Columns = Partial<Omit<typeof provision.$inferInsert, 'id' | 'countyNo' | 'tenantNo'>>;

async function put(db: LinkDb, { countyNo, id, version }: OwnEntry, set: Columns): Promise<void> {
  await db
    .update(provision)
    .set({ ...set, version: version + 1, updatedAt: new Date() })
    .where(and(eq(provision.countyNo, countyNo), eq(provision.id, id)));
}

function statusColumn(status: ProvisionStatus | undefined): Columns {
  return status === undefined ? {} : { status: PROVISION_STATUS[status] };
}
