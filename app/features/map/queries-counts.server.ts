import { and, eq, lt, sql, type SQL } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import { offer } from '#db/schema/offers';
import { provision, publishedProvision } from '#db/schema/provision';
import { request } from '#db/schema/requests';
import type { Desk } from '~/door.server';
import { offersWithout } from '~/features/offers/conditions.server';
import { readOfferFilter } from '~/features/offers/filters';
import { offerChoices, offersAsked } from '~/features/offers/list.server';
import { entriesWithout } from '~/features/provision/conditions.server';
import { entriesAskedFor } from '~/features/provision/list.server';
import type { PlacesAround } from '~/features/provision/places.server';
import { PROVISION_STATUS } from '~/features/provision/schema';
import { conditionsWithout } from '~/features/requests/conditions.server';
import { readFilter } from '~/features/requests/filters';
import { choicesOf, queueAsked } from '~/features/requests/queue.server';
import type { Counted } from './counted';
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

/** What a measure counts: the records of each noun, and of which parishes. */
export interface Measuring {
  counted: Counted;
  parishes: Parishes;
  around: PlacesAround;
}

/**
 * A measure by parish, as somebody at this desk may see it: of records that they may read as many as the list with the same
 * filter holds. Whoever may not read the records a number counts is given the numbers of no filter, and none that is small:
 * no two answers can be compared to find one person.
 */
export async function measured(db: TenantDb, desk: Desk, measure: Measure, measuring: Measuring): Promise<Measured> {
  if (measure === 'requests') return requests(db, desk, measuring);
  if (measure === 'offers') return offers(db, desk, measuring);
  if (measure === 'provision') return entries(db, desk, measuring);
  const [asked, offered] = await Promise.all([requests(db, desk, measuring), offers(db, desk, measuring)]);
  return {
    parishes: ratios(asked.parishes, offered.parishes),
    outlines: ratios(asked.outlines, offered.outlines),
  };
}

async function requests(db: TenantDb, desk: Desk, { counted, parishes }: Measuring): Promise<Measured> {
  const mayRead = desk.may('read', 'Request');
  const filter = mayRead ? counted.requests.filter : readFilter(new URLSearchParams(), choicesOf(desk));
  const { conditions } = await queueAsked(db, desk, filter);
  return shown(await countByArea(db, request, conditionsWithout(conditions)), mayRead, parishes);
}

async function offers(db: TenantDb, desk: Desk, { counted, parishes }: Measuring): Promise<Measured> {
  const mayRead = desk.may('read', 'Offer');
  const filter = mayRead ? counted.offers.filter : readOfferFilter(new URLSearchParams(), offerChoices(desk));
  const { conditions } = await offersAsked(db, desk, filter);
  return shown(await countByArea(db, offer, offersWithout(conditions)), mayRead, parishes);
}

function shown(counts: Counts, mayRead: boolean, { codes, drawn }: Parishes): Measured {
  const parishes = mayRead ? told(counts, codes) : withheld(counts, codes);
  return { parishes, outlines: together(parishes, drawn) };
}

function told(counts: Counts, codes: readonly string[]): Values {
  return new Map(codes.map((code) => [code, counts.get(code) ?? 0]));
}

async function countByArea(db: TenantDb, table: typeof request | typeof offer, where: SQL): Promise<Counts> {
  const rows = await db
    .select({ code: table.areaCode, count: sql<number>`count(*)::int` })
    .from(table)
    .where(where)
    .groupBy(table.areaCode);
  return byCode(rows);
}

/** What the list of entries holds; for whoever may not open that list, what is published in the county. */
async function entries(db: TenantDb, desk: Desk, { counted, parishes, around }: Measuring): Promise<Measured> {
  if (desk.may('read', 'Provision')) {
    const { conditions } = await entriesAskedFor(db, desk.tenant, counted.provision.filter, around);
    return covered(db, provision, entriesWithout(conditions), parishes);
  }
  const { countyNo, status } = publishedProvision;
  const where = and(eq(countyNo, desk.tenant.countyNo), lt(status, PROVISION_STATUS.ended));
  return covered(db, publishedProvision, where, parishes);
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
