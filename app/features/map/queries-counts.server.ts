import { and, inArray, sql, type SQL } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { offer } from '#db/schema/offers';
import { publishedProvision } from '#db/schema/provision';
import { request } from '#db/schema/requests';
import type { Desk } from '~/door.server';
import { standsAs } from '~/features/offers/conditions.server';
import { ACTIVE_STATUSES } from '~/features/offers/schema';
import { OPEN_STATUSES, REQUEST_STATUS } from '~/features/requests/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { ratios, withheld, type Measure, type Value } from './measures';

type Counts = Map<string, number>;

/**
 * A measure by parish, as somebody at this desk may see it. Whoever may not read the records a number counts is given the
 * numbers of no filter, and none that is small: no two answers can be compared to find one person.
 */
export async function valuesByParish(
  db: TenantDb,
  desk: Pick<Desk, 'may'>,
  measure: Measure,
  { codes, published }: { codes: readonly string[]; published: SQL },
): Promise<Map<string, Value>> {
  const shown = (counts: Counts, mayRead: boolean): Map<string, Value> =>
    mayRead ? new Map(codes.map((code) => [code, counts.get(code) ?? 0])) : withheld(counts, codes);
  const requests = async () => shown(await openRequests(db), desk.may('read', 'Request'));
  const offers = async () => shown(await activeOffers(db), desk.may('read', 'Offer'));
  if (measure === 'requests') return requests();
  if (measure === 'offers') return offers();
  if (measure === 'provision') return shown(await publishedByParish(db, published, codes), true);
  return ratios(await requests(), await offers(), codes);
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

/** How many published entries name each parish, a locality of it, or all that their holder looks after. */
export async function publishedByParish(
  db: TenantDb | PortalDb,
  published: SQL,
  codes: readonly string[],
): Promise<Counts> {
  const entries = db.select().from(publishedProvision).where(published).as('entries');
  const places = sql`(select area.code, array(select tenant_no from tenant_area where area_code in (area.code, area.district_code,
      area.county_code)) as bodies, array(select locality_id from locality_area where area_code = area.code) as localities
    from area where area.code = any(${`{${codes.join(',')}}`}::text[])) as place`;
  const rows = await db
    .select({ code: sql<string>`place.code`, count: sql<number>`count(*)::int` })
    .from(entries)
    .innerJoin(
      places,
      sql`place.code = any(${entries.areaCodes}) or place.localities && ${entries.localityIds}
        or (${entries.everywhere} and ${entries.tenantNo} = any(place.bodies))`,
    )
    .groupBy(sql`place.code`);
  return byCode(rows);
}

function byCode(rows: readonly { code: string | null; count: number }[]): Counts {
  return new Map(rows.flatMap(({ code, count }) => (code === null ? [] : [[code, count]])));
}
