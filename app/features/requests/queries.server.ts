import { and, asc, desc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { need, request, requestEvent, requestNote } from '#db/schema/requests';
import { areaType, type AreaType } from '~/features/areas/schema';
import type { Place } from '~/features/tenants/rules';
import {
  CHANNEL,
  nameOf,
  NEED_STATUS,
  REQUEST_STATUS,
  URGENCY,
  type Channel,
  type NeedStatus,
  type RequestStatus,
  type Urgency,
} from './schema';

/** One thing a request asks for. */
export interface NeedRecord {
  id: string;
  category: number;
  status: NeedStatus;
  detail: string;
  createdAt: Date;
}

/** A request with its needs, as one of the range's own staff may read it. */
export interface RequestRecord extends Omit<
  typeof request.$inferSelect,
  'status' | 'urgency' | 'channel' | 'searchText'
> {
  status: RequestStatus;
  urgency: Urgency;
  channel: Channel;
  needs: NeedRecord[];
  /** The parish or unparished area; null where it is not known. */
  parish: { code: string; name: string; type: AreaType; districtCode: string | null; countyCode: string | null } | null;
}

/** A request of the range with its needs, oldest first; null for one that is absent or hidden. */
export async function requestById(db: TenantDb, id: string): Promise<RequestRecord | null> {
  const [[row], needs] = await Promise.all([
    db
      .select({ request, area })
      .from(request)
      .leftJoin(area, eq(area.code, request.areaCode))
      .where(and(inScope(db, request), eq(request.id, id))),
    db
      .select({
        id: need.id,
        category: need.category,
        status: need.status,
        detail: need.detail,
        createdAt: need.createdAt,
      })
      .from(need)
      .where(and(inScope(db, need), eq(need.requestId, id)))
      .orderBy(asc(need.createdAt), asc(need.id)),
  ]);
  if (!row) return null;
  const { searchText: _, ...own } = row.request;
  return {
    ...own,
    status: nameOf(REQUEST_STATUS, own.status),
    urgency: nameOf(URGENCY, own.urgency),
    channel: nameOf(CHANNEL, own.channel),
    needs: needs.map((one) => ({ ...one, status: nameOf(NEED_STATUS, one.status) })),
    parish: row.area && {
      code: row.area.code,
      name: row.area.name,
      type: areaType(row.area.type),
      districtCode: row.area.districtCode,
      countyCode: row.area.countyCode,
    },
  };
}

/** Where a request's resident lives, as the routing wants it; null where only the county of its holder is known. */
export function placeOfRequest({ parish }: Pick<RequestRecord, 'parish'>): Place | null {
  if (!parish) return null;
  const { code, type, districtCode, countyCode } = parish;
  if (type === 'county') return { parishCode: null, districtCode: null, countyCode: code };
  if (type === 'district') return { parishCode: null, districtCode: code, countyCode: countyCode ?? code };
  return { parishCode: code, districtCode, countyCode: countyCode ?? code };
}

/** What has happened with a request, oldest first. */
export async function eventsOf(db: TenantDb, requestId: string) {
  return db
    .select({
      id: requestEvent.id,
      kind: requestEvent.kind,
      actorId: requestEvent.actorId,
      actorName: requestEvent.actorName,
      actorTenantNo: requestEvent.actorTenantNo,
      onBehalfOf: requestEvent.onBehalfOf,
      data: requestEvent.data,
      at: requestEvent.at,
    })
    .from(requestEvent)
    .where(and(inScope(db, requestEvent), eq(requestEvent.requestId, requestId)))
    .orderBy(asc(requestEvent.at), asc(requestEvent.id));
}
export type RequestEvent = Awaited<ReturnType<typeof eventsOf>>[number];

/** What staff wrote about a request, oldest first. */
export async function notesOf(db: TenantDb, requestId: string) {
  return db
    .select({
      id: requestNote.id,
      body: requestNote.body,
      authorName: requestNote.authorName,
      at: requestNote.at,
    })
    .from(requestNote)
    .where(and(inScope(db, requestNote), eq(requestNote.requestId, requestId)))
    .orderBy(asc(requestNote.at), asc(requestNote.id));
}
export type RequestNote = Awaited<ReturnType<typeof notesOf>>[number];

/** Another request of the same household. */
export interface HouseholdRequest {
  id: string;
  reference: string;
  name: string;
  status: RequestStatus;
  tenantNo: number;
  askedAt: Date;
  categories: number[];
}

const MOST_OF_A_HOUSEHOLD = 10;

/**
 * Requests of one's own range that come from the same address, the newest first: who helps there already. What other
 * councils hold outside the range stays hidden.
 */
export async function ofHousehold(db: TenantDb, household: string | null, except: string): Promise<HouseholdRequest[]> {
  if (household === null) return [];
  // Spelled out: in a select of one table drizzle writes columns without their table, and here there are two.
  const categories = sql<number[]>`array(select distinct need.category::int from need
    where need.county_no = request.county_no and need.request_id = request.id
      and need.status <> ${NEED_STATUS.dropped} order by 1)`;
  const rows = await db
    .select({
      id: request.id,
      reference: request.reference,
      name: request.name,
      status: request.status,
      tenantNo: request.tenantNo,
      askedAt: request.askedAt,
      categories,
    })
    .from(request)
    .where(
      and(
        inScope(db, request),
        isNotNull(request.householdHash),
        eq(request.householdHash, household),
        ne(request.id, except),
      ),
    )
    .orderBy(desc(request.askedAt))
    .limit(MOST_OF_A_HOUSEHOLD);
  return rows.map((row) => ({ ...row, status: nameOf(REQUEST_STATUS, row.status) }));
}
