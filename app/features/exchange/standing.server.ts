import { and, eq, inArray, or, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { postcode as postcodeTable } from '#db/schema/areas';
import { provision, publishedProvision } from '#db/schema/provision';
import { contentOf } from '~/features/provision/content.server';
import type { Recognisable } from './likeness';
import type { RowReading } from './reading';
import { sourceIdOf, type Standing, type Whereabouts } from './verdict';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An entry that another took the place of, or one of another council: it stands, but a row cannot change it. */
export interface Elsewhere {
  id: string;
  tenantNo: number;
}

/** What stands already that rows are about. */
export interface Found {
  of: (row: RowReading) => Standing | Elsewhere | undefined;
}

/** Finds the entries that rows are about: by the id they have here, else by the one they have at their source. */
export async function findStanding(db: TenantDb, rows: readonly RowReading[], source: string): Promise<Found> {
  const ids = rows.flatMap(({ id }) => (id !== null && UUID.test(id) ? [id] : []));
  const sourceIds = rows.flatMap((row) => sourceIdOf(row) ?? []);
  const [mine, elsewhere] = await Promise.all([ownEntries(db, ids, sourceIds), publishedEntries(db, ids)]);
  const byId = new Map([...elsewhere, ...mine.map((one) => one.standing)].map((one) => [one.id, one]));
  const bySource = new Map(mine.map(({ key, standing }) => [key, standing]));
  const of = (row: RowReading) =>
    byId.get(row.id ?? '') ?? bySource.get(sourceKey(row.fields.source ?? source, sourceIdOf(row)));
  return { of };
}

const sourceKey = (source: string, sourceId: string | null) => `${sourceId ?? ''}\n${source}`;

async function ownEntries(db: TenantDb, ids: string[], sourceIds: string[]) {
  const wanted = either(
    ids.length > 0 ? inArray(provision.id, ids) : undefined,
    sourceIds.length > 0 ? inArray(provision.sourceId, sourceIds) : undefined,
  );
  if (!wanted) return [];
  const county = eq(provision.countyNo, Math.floor(db.range.lo / 1_000_000));
  const rows = await db
    .select()
    .from(provision)
    .where(and(county, inScope(db, provision), wanted));
  return rows.map((row) => {
    const { id, tenantNo, version, mergedInto } = row;
    const standing = mergedInto ? { id: mergedInto, tenantNo } : { id, tenantNo, version, content: contentOf(row) };
    return { key: sourceKey(row.source, row.sourceId), standing };
  });
}

async function publishedEntries(db: TenantDb, ids: string[]): Promise<Elsewhere[]> {
  if (ids.length === 0) return [];
  return db
    .select({ id: publishedProvision.id, tenantNo: publishedProvision.tenantNo })
    .from(publishedProvision)
    .where(
      and(eq(publishedProvision.countyNo, Math.floor(db.range.lo / 1_000_000)), inArray(publishedProvision.id, ids)),
    );
}

export interface Candidate extends Recognisable {
  id: string;
  tenantNo: number;
}

/**
 * Entries that some new ones may be duplicates of: published ones of the whole county and all of one's own range that
 * share a postcode, a phone or a charity number with any of them.
 */
export async function findCandidates(db: TenantDb, wanted: readonly Recognisable[]): Promise<Candidate[]> {
  const some = <Key extends keyof Recognisable>(key: Key) => [...new Set(wanted.flatMap((one) => one[key] ?? []))];
  const [postcodes, phones, charities] = [some('postcode'), some('phone'), some('charityNo')];
  const sharing = (table: typeof provision | typeof publishedProvision) =>
    either(
      postcodes.length > 0 ? inArray(table.postcode, postcodes) : undefined,
      phones.length > 0 ? inArray(table.phone, phones) : undefined,
      charities.length > 0 ? inArray(table.charityNo, charities) : undefined,
    );
  if (!sharing(provision)) return [];
  const columns = (table: typeof provision | typeof publishedProvision) => ({
    id: table.id,
    tenantNo: table.tenantNo,
    name: table.name,
    phone: table.phone,
    postcode: table.postcode,
    charityNo: table.charityNo,
  });
  const countyNo = Math.floor(db.range.lo / 1_000_000);
  const [published, own] = await Promise.all([
    db
      .select(columns(publishedProvision))
      .from(publishedProvision)
      .where(and(eq(publishedProvision.countyNo, countyNo), sharing(publishedProvision))),
    db
      .select(columns(provision))
      .from(provision)
      .where(and(inScope(db, provision), sharing(provision))),
  ]);
  return [...new Map([...published, ...own].map((one) => [one.id, one])).values()];
}

function either(...conditions: (SQL | undefined)[]): SQL | undefined {
  const some = conditions.filter((one) => one !== undefined);
  return some.length > 0 ? or(...some) : undefined;
}

/** Where postcodes lie, those of other parts of the country left out. */
export async function findPlaces(db: TenantDb, postcodes: readonly string[]): Promise<Map<string, Whereabouts>> {
  if (postcodes.length === 0) return new Map();
  const { postcode, easting, northing, parishCode } = postcodeTable;
  const rows = await db
    .select({ postcode, easting, northing, parishCode })
    .from(postcodeTable)
    .where(inArray(postcode, [...new Set(postcodes)]));
  return new Map(
    rows.map((row) => [row.postcode, { areaCode: row.parishCode, loc: { x: row.easting, y: row.northing } }]),
  );
}
