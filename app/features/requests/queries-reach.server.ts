import { sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange, inScope } from '#db/scope.server';
import { assignment } from '#db/schema/matches';
import { offer, offerCategory } from '#db/schema/offers';
import { need, request } from '#db/schema/requests';
import { MATCH_STATUS } from '~/features/matches/schema';
import { uuids } from './conditions.server';
import { NEED_STATUS } from './schema';

/** Who could help near a request: how many are free, and how far the nearest of them is (metres; null for none). */
export interface Reach {
  free: number;
  nearestM: number | null;
}

/** How far "nearby" reaches in the queue, metres. */
export const NEARBY_M = 5000;
/** So many of the nearest offers are looked at for each request, whatever they can do. */
const LOOKED_AT = 40;

/**
 * Who could help with something that these requests still need, at a glance: of the 40 nearest offers those within
 * 5 km that do it and have room. The nearest are read off the index `offer_near`; the request's own page weighs them
 * properly. Requests whose place is not known are not in the answer.
 */
export async function reachOf(db: TenantDb, requestIds: readonly string[], today: string): Promise<Map<string, Reach>> {
  if (requestIds.length === 0) return new Map();
  const rows = await db.execute<{ id: string; free: number; nearest: number | null }>(sql`
    select ${request.id}, reach.free, reach.nearest from ${request} cross join lateral (
      select count(*)::int as free, min(near.metres) as nearest from (
        select ${offer.countyNo}, ${offer.id}, ${offer.capacity}, ${offer.pausedUntil},
          ${offer.loc} <-> ${request.loc} as metres
        from ${offer} where ${inRange(db, offer)} and ${offer.active}
        order by ${offer.loc} <-> ${request.loc} limit ${LOOKED_AT}) near
      where near.metres <= ${NEARBY_M} and (near.paused_until is null or near.paused_until <= ${today})
        and exists (select from ${need} join ${offerCategory} on ${offerCategory.category} = ${need.category}
          where ${need.countyNo} = ${request.countyNo} and ${need.requestId} = ${request.id}
            and ${need.status} = ${NEED_STATUS.open}
            and ${offerCategory.countyNo} = near.county_no and ${offerCategory.offerId} = near.id)
        and near.capacity > (select count(*) from ${assignment} where ${assignment.countyNo} = near.county_no
          and ${assignment.offerId} = near.id
          and ${assignment.status} in (${MATCH_STATUS.matched}, ${MATCH_STATUS.accepted}))) reach
    where ${inScope(db, request)} and ${request.id} = any(${uuids(requestIds)}) and ${request.loc} is not null`);
  return new Map(rows.map(({ id, free, nearest }) => [id, { free, nearestM: nearest }]));
}
