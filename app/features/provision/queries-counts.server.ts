import { sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { provision } from '#db/schema/provision';
import { HOLDER_GROUPS, type HolderGroup } from '~/features/requests/filters';
import { metColumns } from '~/platform/lists/met.server';
import {
  covers,
  entriesWithout,
  heldBy,
  isKind,
  isShown,
  isToDo,
  standsAs,
  type EntryConditions,
  type EntryGroup,
  type EntryView,
} from './conditions.server';
import { SHOWN, TO_DO, type Shown, type ToDo } from './filters';
import { PROVISION_KIND, PROVISION_STATUS, type ProvisionKind, type ProvisionStatus } from './schema';

/** What the filter says beside each of its boxes, and the sentence over the list. */
export interface EntryCounts {
  /** What the list holds over all its pages, and how many of them there is something to see to in. */
  total: number;
  /** By what there is to see to, of the list as it is. */
  shown: Record<ToDo, number>;
  toDo: Record<ToDo, number>;
  status: Record<ProvisionStatus, number>;
  visible: Record<Shown, number>;
  kind: Record<ProvisionKind, number>;
  holder: Record<HolderGroup, number>;
  /** By code of the category. */
  category: ReadonlyMap<number, number>;
  /** By GSS code. */
  district: ReadonlyMap<string, number>;
  /** By id. */
  locality: ReadonlyMap<string, number>;
}

/**
 * Counts what a list holds. Each box says how many there would be with it alone ticked in its question, all other
 * questions as they are; `total` is the list itself. All are made of the same conditions as the list.
 */
export async function countEntries(db: TenantDb, conditions: EntryConditions, view: EntryView): Promise<EntryCounts> {
  const [names, tests] = [new Array<string>(), new Array<SQL>()];
  const met = metColumns(conditions.groups);
  const add = (name: string, test: SQL | null, left?: EntryGroup) => {
    names.push(name);
    tests.push(met.count(left, test));
  };
  add('total', null);
  for (const one of TO_DO) add(`shown ${one}`, isToDo(one, view));
  for (const one of TO_DO) add(`toDo ${one}`, isToDo(one, view), 'toDo');
  for (const one of keysOf(PROVISION_STATUS)) add(`status ${one}`, standsAs(one, view.today), 'status');
  for (const one of SHOWN) add(`visible ${one}`, isShown(one), 'shown');
  for (const one of keysOf(PROVISION_KIND)) add(`kind ${one}`, isKind(one), 'kind');
  for (const one of HOLDER_GROUPS) add(`holder ${one}`, heldBy(one, view.own), 'holder');
  for (const [code, place] of view.districts) add(`district ${code}`, covers(place), 'district');
  for (const [id, place] of view.localities) add(`locality ${id}`, covers(place), 'locality');
  const [[row], category] = await Promise.all([
    db.execute<{ counts: number[] }>(
      sql`select array[${sql.join(tests, sql`, `)}]::int[] as counts from ${provision} ${met.join} where ${conditions.always}`,
    ),
    countCategories(db, conditions),
  ]);
  const of = (name: string) => row?.counts[names.indexOf(name)] ?? 0;
  const table = <Name extends string>(group: string, all: readonly Name[]) =>
    Object.fromEntries(all.map((one) => [one, of(`${group} ${one}`)])) as Record<Name, number>;
  return {
    total: of('total'),
    shown: table('shown', TO_DO),
    toDo: table('toDo', TO_DO),
    status: table('status', keysOf(PROVISION_STATUS)),
    visible: table('visible', SHOWN),
    kind: table('kind', keysOf(PROVISION_KIND)),
    holder: table('holder', HOLDER_GROUPS),
    category,
    district: new Map([...view.districts.keys()].map((code) => [code, of(`district ${code}`)])),
    locality: new Map([...view.localities.keys()].map((id) => [id, of(`locality ${id}`)])),
  };
}

async function countCategories(db: TenantDb, conditions: EntryConditions): Promise<EntryCounts['category']> {
  const rows = await db.execute<{ category: number; count: number }>(sql`
    select category, count(*)::int as count from ${provision} cross join unnest(${provision.categories}) as category
    where ${entriesWithout(conditions, 'category')} group by category`);
  return new Map(rows.map((row) => [row.category, row.count]));
}

function keysOf<Name extends string>(table: Record<Name, number>): Name[] {
  return Object.keys(table) as Name[];
}
