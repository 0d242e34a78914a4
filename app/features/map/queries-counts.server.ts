import { and, eq, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { offer } from '#db/schema/offers';
import { provision, publishedProvision } from '#db/schema/provision';
import { request } from '#db/schema/requests';
import type { Desk } from '~/door.server';
import { standsAs } from '~/features/offers/conditions.server';
import { ACTIVE_STATUSES } from '~/features/offers/schema';
import { notMerged } from '~/features/provision/conditions.server';
import { PROVISION_STATUS } from '~/features/provision/schema';
import { OPEN_STATUSES, REQUEST_STATUS } from '~/features/requests/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { ratios, together, withheld, type Measure, type Value } from './measures';

type Counts = Map<string, number>;
type Values = Map<string, Value>;

/** The parishes of a map, and as which of them each is drawn. */
export interface Parishes {
  codes: readonly string[];
  drawn: ReadonlyMap<string, string>;
}

/** A measure of each parish, and of each outline: parishes that share one are counted together there. */
export interface Measured {
  parishes: Values;
  outlines: Values;
}

/**
 * A measure by parish, as somebody at this desk may see it. Whoever may not read the records a number counts is given the
 * numbers of no filter, and none that is small: no two answers can be compared to find one person.
 */
export async function measured(
  db: TenantDb,
  { may, tenant }: Pick<Desk, 'may' | 'tenant'>,
  measure: Measure,
  { codes, drawn }: Parishes,
): Promise<Measured> {
  const each = (parishes: Values): Measured => ({ parishes, outlines: together(parishes, drawn) });
  const shown = (counts: Counts, mayRead: boolean) => each(mayRead ? told(counts, codes) : withheld(counts, codes));
  const requests = async () => shown(await openRequests(db), may('read', 'Request'));
  const offers = async () => shown(await activeOffers(db), may('read', 'Offer'));
  if (measure === 'requests') return requests();
  if (measure === 'offers') return offers();
  if (measure === 'provision') return entries(db, tenant.countyNo, may, { codes, drawn });
  const [asked, offered] = await Promise.all([requests(), offers()]);
  return {
    parishes: ratios(asked.parishes, offered.parishes),
    outlines: ratios(asked.outlines, offered.outlines),
  };
}

function told(counts: Counts, codes: readonly string[]): Values {
  return new Map(codes.map((code) => [code, counts.get(code) ?? 0]));
}

async function openRequests(db: TenantDb): Promise<Counts> {
  const open = OPEN_STATUSES.map((status) => REQUEST_STATUS[status]);
  const rows = await db
    .select({ code: request.areaCode, count: sql<number>`count(*)::int` })
    .from(request)
    .where(and(inRange(db, request), inArray(request.status, open)))
    .groupBy(request.areaCode);
  return byCode(rows);
}

async function activeOffers(db: TenantDb): Promise<Counts> {
  const rows = await db
    .select({ code: offer.areaCode, count: sql<number>`count(*)::int` })
    .from(offer)
    .where(and(inRange(db, offer), standsAs(ACTIVE_STATUSES, londonToday())))
    .groupBy(offer.areaCode);
  return byCode(rows);
}

/** What the list of entries holds; for whoever may not open that list, what is published in the county. */
function entries(db: TenantDb, countyNo: number, may: Desk['may'], parishes: Parishes): Promise<Measured> {
  const ended = PROVISION_STATUS.ended;
  if (may('read', 'Provision'))
    return covered(db, provision, and(notMerged(db), lt(provision.status, ended)), parishes);
  const { countyNo: county, status } = publishedProvision;
  return covered(db, publishedProvision, and(eq(county, countyNo), lt(status, ended)), parishes);
}

/** How many of these published entries cover each parish: a measure for everybody. */
export function measuredPublished(
  db: PortalDb,
  countyNo: number,
  ids: readonly string[],
  parishes: Parishes,
): Promise<Measured> {
  const these = sql`${publishedProvision.id} = any(${`{${ids.join(',')}}`}::uuid[])`;
  return covered(db, publishedProvision, and(eq(publishedProvision.countyNo, countyNo), these), parishes);
}

type Table = typeof provision | typeof publishedProvision;

/** How many entries cover each parish and each outline: what covers two that are drawn as one is one entry there. */
async function covered(
  db: TenantDb | PortalDb,
  table: Table,
  where: SQL | undefined,
  { codes, drawn }: Parishes,
): Promise<Measured> {
  const outlines = [...new Set(drawn.values())];
  const [each, together] = await Promise.all([
    covering(db, table, where, new Map(codes.map((code) => [code, code]))),
    covering(db, table, where, drawn),
  ]);
  return { parishes: told(each, codes), outlines: told(together, outlines) };
}

/**
 * How many entries name a parish, a locality of it, or all that their holder looks after: `covers` for all at once. Counted
 * under what each parish belongs to.
 */
async function covering(
  db: TenantDb | PortalDb,
  table: Table,
  where: SQL | undefined,
  parishes: ReadonlyMap<string, string>,
): Promise<Counts> {
  const { id, areaCodes, localityIds, everywhere, tenantNo } = table;
  const from = db.select({ id, areaCodes, localityIds, everywhere, tenantNo }).from(table).where(where).as('entries');
  const places = sql`(select pair.key, area.code, array(select tenant_no from tenant_area where area_code in (area.code,
      area.district_code, area.county_code)) as bodies, array(select locality_id from locality_area where area_code = area.code)
      as localities
    from unnest(${arrayOf(parishes.keys())}::text[], ${arrayOf(parishes.values())}::text[]) as pair(code, key)
    join area on area.code = pair.code) as place`;
  const rows = await db
    .select({ code: sql<string>`place.key`, count: sql<number>`count(distinct ${from.id})::int` })
    .from(from)
    .innerJoin(
      places,
      sql`place.code = any(${from.areaCodes}) or place.localities && ${from.localityIds}
        or (${from.everywhere} and ${from.tenantNo} = any(place.bodies))`,
    )
    .groupBy(sql`place.key`);
  return byCode(rows);
}

/** For GSS codes, none of which hold a comma or a brace. */
function arrayOf(codes: Iterable<string>): string {
  return `{${[...codes].join(',')}}`;
}

function byCode(rows: readonly { code: string | null; count: number }[]): Counts {
  return new Map(rows.flatMap(({ code, count }) => (code === null ? [] : [[code, count]])));
}
