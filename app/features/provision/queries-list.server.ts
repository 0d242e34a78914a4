import { and, asc, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { provision } from '#db/schema/provision';
import { nameOf } from '~/features/requests/schema';
import { entriesWithout, isToDo, type EntryConditions, type EntryView } from './conditions.server';
import { writeEntryCursor, type EntryCursor } from './cursor';
import { hoursSchema, type Hours } from './hours-schema';
import { PROVISION_KIND, PROVISION_STATUS, type ProvisionKind, type ProvisionStatus } from './schema';

/** A line of the list. */
export interface EntryRow {
  id: string;
  tenantNo: number;
  kind: ProvisionKind;
  name: string;
  runBy: string;
  status: ProvisionStatus;
  plannedFrom: string | null;
  pausedUntil: string | null;
  wasPlanned: boolean;
  published: boolean;
  /** Codes. */
  categories: number[];
  everywhere: boolean;
  areaCodes: string[];
  localityIds: string[];
  hours: Hours;
  capacityLeft: number | null;
  recordedByNo: number | null;
  confirmedAt: Date | null;
  version: number;
  stale: boolean;
  waiting: boolean;
  signedUp: boolean;
}

/** One page of a list. */
export interface EntryPage {
  rows: EntryRow[];
  /** Which one of the list the first row is, from 1. */
  from: number;
  before: string | null;
  after: string | null;
}

export const PAGE_SIZE = 25;

/** One page of the list by name, after or before a cursor. Every row is on exactly one page. */
export async function entryPage(
  db: TenantDb,
  conditions: EntryConditions,
  view: EntryView,
  place: { after?: EntryCursor | null; before?: EntryCursor | null } = {},
): Promise<EntryPage> {
  const backwards = !place.after && !!place.before;
  const cursor = place.after ?? place.before;
  const found = await db
    .select({
      ...line,
      stale: sql<boolean>`${isToDo('stale', view)}`,
      waiting: sql<boolean>`${isToDo('waiting', view)}`,
      signedUp: sql<boolean>`${isToDo('signed_up', view)}`,
    })
    .from(provision)
    .where(and(entriesWithout(conditions), cursor ? beyond(db, cursor, backwards) : undefined))
    .orderBy(...(backwards ? [desc(provision.name), desc(provision.id)] : [asc(provision.name), asc(provision.id)]))
    .limit(PAGE_SIZE + 1);
  const more = found.length > PAGE_SIZE;
  const shown = found.slice(0, PAGE_SIZE);
  if (backwards) shown.reverse();
  const from = firstOf(cursor, backwards, more, shown.length);
  const at = (index: number) => {
    const row = shown[index];
    return row ? writeEntryCursor({ id: row.id, position: from + index }) : null;
  };
  return {
    rows: shown.map(rowOf),
    from,
    before: (backwards ? more : !!cursor) ? at(0) : null,
    after: backwards || more ? at(shown.length - 1) : null,
  };
}

const line = {
  id: provision.id,
  tenantNo: provision.tenantNo,
  kind: provision.kind,
  name: provision.name,
  runBy: provision.runBy,
  status: provision.status,
  plannedFrom: provision.plannedFrom,
  pausedUntil: provision.pausedUntil,
  wasPlanned: provision.wasPlanned,
  published: provision.published,
  categories: provision.categories,
  everywhere: provision.everywhere,
  areaCodes: provision.areaCodes,
  localityIds: provision.localityIds,
  hours: provision.hours,
  capacityLeft: provision.capacityLeft,
  recordedByNo: provision.recordedByNo,
  confirmedAt: provision.confirmedAt,
  version: provision.version,
};

type Line = Omit<EntryRow, 'kind' | 'status' | 'hours'> & { kind: number; status: number; hours: unknown };

function rowOf(row: Line): EntryRow {
  const { kind, status, hours } = row;
  return {
    ...row,
    kind: nameOf(PROVISION_KIND, kind),
    status: nameOf(PROVISION_STATUS, status),
    hours: hoursSchema.parse(hours),
  };
}

/** By name and id, as the entry of the cursor has them now. */
function beyond(db: TenantDb, { id }: EntryCursor, backwards: boolean): SQL {
  const there = sql`(select ${provision.name}, ${provision.id} from ${provision}
    where ${and(inScope(db, provision), eq(provision.id, id))})`;
  return sql`(${provision.name}, ${provision.id}) ${backwards ? sql`<` : sql`>`} ${there}`;
}

/** What changed in the list meanwhile may shift this by a few; at its beginning it is exact again. */
function firstOf(cursor: EntryCursor | null | undefined, backwards: boolean, more: boolean, shown: number): number {
  if (!cursor || (backwards && !more)) return 1;
  return backwards ? Math.max(1, cursor.position - shown) : cursor.position + 1;
}
