import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { offer, offerCategory } from '#db/schema/offers';
import { AGES, HOLDER_GROUPS, UNKNOWN_PLACE, type Age, type HolderGroup } from '~/features/requests/filters';
import { goesBy, hasCheck, heldBy, isFree, isKind, offeredFor, offersWithout, standsAs } from './conditions.server';
import type { OfferConditions, OfferGroup, OfferView } from './conditions.server';
import { metColumns } from '~/platform/lists/met.server';
import { CHECKS, FREE_WHEN, type Check, type FreeWhen } from './filters';
import { OFFER_KIND, OFFER_STATUS, TRANSPORT } from './schema';
import type { OfferKind, OfferStatus, Transport } from './schema';

/** What the filter says beside each of its boxes, and the sentence over the list. */
export interface OfferCounts {
  /** What the list holds over all its pages, and how many of them are free now or have an enhanced check. */
  total: number;
  freeNow: number;
  enhanced: number;
  status: Record<OfferStatus, number>;
  kind: Record<OfferKind, number>;
  check: Record<Check, number>;
  free: Record<FreeWhen, number>;
  transport: Record<Transport, number>;
  holder: Record<HolderGroup, number>;
  age: Record<Age, number>;
  /** By code of the category. */
  category: ReadonlyMap<number, number>;
  /** By GSS code. */
  district: ReadonlyMap<string, number>;
  locality: ReadonlyMap<string, number>;
  /** GSS code or UNKNOWN_PLACE, in the order of their names. */
  parish: readonly { code: string; name: string; count: number }[];
}

/**
 * Counts what a list holds. Each box says how many there would be with it alone ticked in its question, all other
 * questions as they are; `total` is the list itself. All are made of the same conditions as the list.
 */
export async function countOffers(db: TenantDb, conditions: OfferConditions, view: OfferView): Promise<OfferCounts> {
  const [boxes, places, category] = await Promise.all([
    countBoxes(db, conditions, view),
    countPlaces(db, conditions),
    countCategories(db, conditions),
  ]);
  return {
    ...boxes,
    category,
    district: sums(places.map((row) => [row.district, row.withoutDistrict])),
    locality: new Map(view.own.localities.map(({ slug, areas }) => [slug, within(places, areas)])),
    parish: parishesOf(places),
  };
}

type Boxes = Omit<OfferCounts, 'category' | 'district' | 'locality' | 'parish'>;

/** All boxes with names of their own in one pass over the rows. */
async function countBoxes(db: TenantDb, conditions: OfferConditions, view: OfferView): Promise<Boxes> {
  const { today } = view.moment;
  const [names, tests] = [new Array<string>(), new Array<SQL>()];
  const met = metColumns(conditions.groups);
  const add = (name: string, test: SQL | null, left?: OfferGroup) => {
    names.push(name);
    tests.push(met.count(left, test));
  };
  add('total', null);
  add('freeNow', isFree(db, 'now', view.moment));
  add('enhanced', hasCheck('enhanced', today));
  for (const one of keysOf(OFFER_STATUS)) add(`status ${one}`, standsAs([one], today), 'status');
  for (const one of keysOf(OFFER_KIND)) add(`kind ${one}`, isKind(one), 'kind');
  for (const one of keysOf(CHECKS)) add(`check ${one}`, hasCheck(one, today), 'check');
  for (const one of FREE_WHEN) add(`free ${one}`, isFree(db, one, view.moment), 'free');
  for (const one of keysOf(TRANSPORT)) add(`transport ${one}`, goesBy(one), 'transport');
  for (const one of HOLDER_GROUPS) add(`holder ${one}`, heldBy(one, view.own.tenantNo), 'holder');
  for (const one of keysOf(AGES)) add(`age ${one}`, offeredFor(one, view.now), 'age');
  const [row] = await db.execute<{ counts: number[] }>(
    sql`select array[${sql.join(tests, sql`, `)}]::int[] as counts from ${offer} ${met.join} where ${conditions.always}`,
  );
  const of = (name: string) => row?.counts[names.indexOf(name)] ?? 0;
  const table = <Name extends string>(group: string, all: readonly Name[]) =>
    Object.fromEntries(all.map((one) => [one, of(`${group} ${one}`)])) as Record<Name, number>;
  return {
    total: of('total'),
    freeNow: of('freeNow'),
    enhanced: of('enhanced'),
    status: table('status', keysOf(OFFER_STATUS)),
    kind: table('kind', keysOf(OFFER_KIND)),
    check: table('check', keysOf(CHECKS)),
    free: table('free', FREE_WHEN),
    transport: table('transport', keysOf(TRANSPORT)),
    holder: table('holder', HOLDER_GROUPS),
    age: table('age', keysOf(AGES)),
  };
}

interface PlaceRow {
  code: string | null;
  name: string | null;
  district: string | null;
  withoutDistrict: number;
  withoutLocality: number;
  withoutParish: number;
}

async function countPlaces(db: TenantDb, conditions: OfferConditions): Promise<PlaceRow[]> {
  const met = metColumns(conditions.groups);
  return db.execute<PlaceRow & Record<string, unknown>>(sql`
    select counted.*, ${area.name} as name, coalesce(${area.districtCode}, ${area.code}) as district from (
      select ${offer.areaCode} as code, ${met.count('district', null)}::int as "withoutDistrict",
        ${met.count('locality', null)}::int as "withoutLocality", ${met.count('parish', null)}::int as "withoutParish"
      from ${offer} ${met.join} where ${conditions.always} group by ${offer.areaCode}) counted
    left join ${area} on ${area.code} = counted.code`);
}

async function countCategories(db: TenantDb, conditions: OfferConditions): Promise<OfferCounts['category']> {
  const rows = await db
    .select({ category: offerCategory.category, count: sql<number>`count(*)::int` })
    .from(offerCategory)
    .innerJoin(offer, and(eq(offer.countyNo, offerCategory.countyNo), eq(offer.id, offerCategory.offerId)))
    .where(and(inRange(db, offerCategory), offersWithout(conditions, 'category')))
    .groupBy(offerCategory.category);
  return new Map(rows.map((row) => [row.category, row.count]));
}

function within(rows: readonly PlaceRow[], codes: readonly string[]): number {
  const inside = rows.filter(({ code }) => code !== null && codes.includes(code));
  return inside.reduce((sum, row) => sum + row.withoutLocality, 0);
}

function sums(pairs: readonly (readonly [string | null, number])[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const [key, count] of pairs) if (key !== null) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}

function parishesOf(rows: readonly PlaceRow[]): OfferCounts['parish'] {
  const known = rows.filter(({ code, withoutParish }) => code !== null && withoutParish > 0);
  const unknown = rows.find(({ code }) => code === null)?.withoutParish ?? 0;
  const named = known.map(({ code, name, withoutParish }) => ({
    code: code ?? '',
    name: name ?? '',
    count: withoutParish,
  }));
  named.sort((a, b) => a.name.localeCompare(b.name));
  return unknown > 0 ? [...named, { code: UNKNOWN_PLACE, name: 'Place not known', count: unknown }] : named;
}

function keysOf<Name extends string>(table: Record<Name, number>): Name[] {
  return Object.keys(table) as Name[];
}
