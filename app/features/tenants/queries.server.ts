import { and, asc, between, eq, getTableColumns, getViewSelectedFields, inArray, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Reader } from '#db/reader';
import { locality, localityArea, page, publishedPage, tenant, tenantArea } from '#db/schema/tenants';
import { codesOf, holderFor, parentsOf, rangeOf, type Place } from './rules';
import { TIER_CODE, TIERS, type TenantConfig, type TenantPage, type Tier } from './schema';

/** A council in a list. */
export type TenantSummary = {
  tenantNo: number;
  countyNo: number;
  tier: Tier;
  slug: string;
  name: string;
  shortName: string;
};

/** A page in a list. */
export type PageSummary = Omit<TenantPage, 'markdown'> & {
  /** By its staff, at the desk; else it came with the files. */
  written: boolean;
};

/** A locality with the codes of its areas, for filters, the call script and reports. */
export type LocalityWithAreas = { id: string; slug: string; name: string; sample: boolean; areas: string[] };

const summary = {
  tenantNo: tenant.tenantNo,
  countyNo: tenant.countyNo,
  tier: tenant.tier,
  slug: tenant.slug,
  name: tenant.name,
  shortName: tenant.shortName,
};

/** A council takes part from its first day on and until the day it ends, as days are counted in England. */
const takesPart: SQL = sql`
  coalesce(${tenant.startsOn}, '-infinity') <= (now() at time zone 'Europe/London')::date
  and (now() at time zone 'Europe/London')::date < coalesce(${tenant.endsOn}, 'infinity')`;

/**
 * A council's settings with its localities as they are drawn now: the files bring the first ones in, the tables are the
 * truth. Names its table itself, since drizzle leaves the table out of the columns of a query on one.
 */
const settings = sql<TenantConfig>`tenant.config || jsonb_build_object('localities', coalesce((
  select jsonb_agg(jsonb_build_object('slug', drawn.slug, 'name', drawn.name, 'sample', drawn.sample, 'areas', (
    select coalesce(jsonb_agg(inside.area_code order by inside.area_code), '[]') from locality_area inside
    where inside.county_no = drawn.county_no and inside.locality_id = drawn.id)) order by drawn.position, drawn.slug)
  from locality drawn where drawn.tenant_no = tenant.tenant_no), '[]'))`;

/** The council of a portal's address, or null when there is none that takes part today. */
export async function tenantBySlug(db: Reader, slug: string): Promise<TenantConfig | null> {
  const [row] = await db
    .select({ config: settings })
    .from(tenant)
    .where(and(eq(tenant.slug, slug), takesPart));
  return row?.config ?? null;
}

/** The council with a number, also when its time is over: records of the past name it. */
export async function tenantByNo(db: Reader, tenantNo: number): Promise<TenantConfig | null> {
  const [row] = await db.select({ config: settings }).from(tenant).where(eq(tenant.tenantNo, tenantNo));
  return row?.config ?? null;
}

/** The council of a tier that governs an area today: null where there is none, as in the unparished part of a town. */
export async function tenantForArea(db: Reader, areaCode: string, tier: Tier): Promise<TenantConfig | null> {
  const [row] = await governing(db, [areaCode], eq(tenant.tier, TIER_CODE[tier]));
  return row ?? null;
}

/** Every council that governs a place today, widest first. */
export function tenantsForPlace(db: Reader, place: Place): Promise<TenantConfig[]> {
  return governing(db, codesOf(place));
}

async function governing(db: Reader, codes: readonly string[], which?: SQL): Promise<TenantConfig[]> {
  const governors = db
    .select({ tenantNo: tenantArea.tenantNo })
    .from(tenantArea)
    .where(inArray(tenantArea.areaCode, [...codes]));
  const rows = await db
    .select({ config: settings })
    .from(tenant)
    .where(and(inArray(tenant.tenantNo, governors), which, takesPart))
    .orderBy(asc(tenant.tenantNo));
  return rows.map(({ config }) => config);
}

/**
 * The council that holds what is asked for or offered at a place, by the routing of its county, whichever portal it
 * came in by (see `holderFor`). Null when no council that takes part governs the place.
 */
export async function holderForPlace(
  db: Reader,
  asked: { categories: readonly string[]; place: Place },
): Promise<TenantConfig | null> {
  const bodies = await tenantsForPlace(db, asked.place);
  return holderFor(asked, bodies[0]?.routing ?? [], bodies);
}

/** A council and all that lie under it and take part, by number: the county, its districts, their parishes. */
export async function tenantsUnder(db: Reader, tenantNo: number): Promise<TenantSummary[]> {
  const { lo, hi } = rangeOf(tenantNo);
  const rows = await db
    .select(summary)
    .from(tenant)
    .where(and(between(tenant.tenantNo, lo, hi), takesPart))
    .orderBy(asc(tenant.tenantNo));
  return rows.map((row) => ({ ...row, tier: tierNamed(row.tier) }));
}

/** The numbers of all counties that were ever taken in, for what can lie in any of them. */
export async function countyNos(db: Reader): Promise<number[]> {
  const rows = await db.select({ no: tenant.countyNo }).from(tenant).where(eq(tenant.tier, TIER_CODE.county));
  return rows.map(({ no }) => no);
}

/** Names for numbers, for lists of records that carry only the number of their holder. */
export async function tenantsByNo(db: Reader, tenantNos: readonly number[]): Promise<Map<number, TenantSummary>> {
  if (tenantNos.length === 0) return new Map();
  const rows = await db
    .select(summary)
    .from(tenant)
    .where(inArray(tenant.tenantNo, [...new Set(tenantNos)]));
  return new Map(rows.map((row) => [row.tenantNo, { ...row, tier: tierNamed(row.tier) }]));
}

/** After how many days without a confirmation the entries of some councils grow stale, by the council's number. */
export async function confirmDaysByNo(db: Reader, tenantNos: readonly number[]): Promise<Map<number, number>> {
  if (tenantNos.length === 0) return new Map();
  const rows = await db
    .select({ no: tenant.tenantNo, days: sql<number>`(${tenant.config} ->> 'confirmAfterDays')::int` })
    .from(tenant)
    .where(inArray(tenant.tenantNo, [...new Set(tenantNos)]));
  return new Map(rows.map(({ no, days }) => [no, days]));
}

/**
 * The pages of a council's portal in order, without their text: its own, and what it lacks from those above it. What its
 * staff published stands before what came with the files.
 */
export async function pagesOf(db: Reader, tenantNo: number): Promise<PageSummary[]> {
  const { markdown: _, ...head } = getTableColumns(page);
  const { markdown: __, at: ___, ...writtenHead } = getViewSelectedFields(publishedPage);
  const [files, written] = await Promise.all([
    db.select(head).from(page).where(ownOrInherited(tenantNo, page.tenantNo)),
    db.select(writtenHead).from(publishedPage).where(ownOrInherited(tenantNo, publishedPage.tenantNo)),
  ]);
  return nearestOfEach([
    ...files.map((each) => ({ ...each, written: false })),
    ...written.map((each) => ({ ...each, written: true })),
  ]);
}

/** One page of a council's portal, its own or inherited, as its staff wrote it or else as it came; null for none. */
export async function pageBySlug(db: Reader, tenantNo: number, slug: string): Promise<TenantPage | null> {
  const [files, written] = await Promise.all([
    db
      .select()
      .from(page)
      .where(and(ownOrInherited(tenantNo, page.tenantNo), eq(page.slug, slug))),
    db
      .select()
      .from(publishedPage)
      .where(and(ownOrInherited(tenantNo, publishedPage.tenantNo), eq(publishedPage.slug, slug))),
  ]);
  // Of the same council, what was written comes later and so is nearer.
  const all = [...files, ...written].sort((one, other) => one.tenantNo - other.tenantNo);
  return all.at(-1) ?? null;
}

function ownOrInherited(tenantNo: number, of: PgColumn): SQL {
  return inArray(of, [...parentsOf(tenantNo), tenantNo]);
}

/** Whoever is further down the tree is nearer; at the same council, what was written. */
function nearestOfEach(pages: readonly PageSummary[]): PageSummary[] {
  const sorted = [...pages].sort((a, b) => a.tenantNo - b.tenantNo || Number(a.written) - Number(b.written));
  const nearest = new Map(sorted.map((each) => [each.slug, each]));
  return [...nearest.values()].sort((a, b) => a.position - b.position || a.slug.localeCompare(b.slug));
}

/** A district's localities in its own order, with their areas. None where it has not grouped its parishes. */
export async function localitiesOf(db: Reader, tenantNo: number): Promise<LocalityWithAreas[]> {
  return localitiesWhere(db, eq(locality.tenantNo, tenantNo));
}

/** A locality with the address word of the council that draws it. */
export type LocalityUnder = LocalityWithAreas & { tenantSlug: string };

/** The localities of all councils under one, in the order of the councils and of theirs. */
export async function localitiesUnder(db: Reader, tenantNo: number): Promise<LocalityUnder[]> {
  const { lo, hi } = rangeOf(tenantNo);
  return localitiesWhere(db, between(locality.tenantNo, lo, hi));
}

async function localitiesWhere(db: Reader, where: SQL | undefined): Promise<LocalityUnder[]> {
  return db
    .select({
      tenantSlug: tenant.slug,
      id: locality.id,
      slug: locality.slug,
      name: locality.name,
      sample: locality.sample,
      areas: sql<string[]>`array_agg(${localityArea.areaCode} order by ${localityArea.areaCode})`,
    })
    .from(locality)
    .innerJoin(
      localityArea,
      and(eq(localityArea.countyNo, locality.countyNo), eq(localityArea.localityId, locality.id)),
    )
    .innerJoin(tenant, eq(tenant.tenantNo, locality.tenantNo))
    .where(where)
    .groupBy(locality.countyNo, locality.id, tenant.slug)
    .orderBy(asc(locality.tenantNo), asc(locality.position), asc(locality.slug));
}

function tierNamed(code: number): Tier {
  const tier = TIERS[code - 1];
  if (!tier) throw new RangeError(`${code} is not the code of a tier`);
  return tier;
}
