import { and, asc, desc, eq, gte, inArray, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { assignment, match } from '#db/schema/matches';
import { offer } from '#db/schema/offers';
import { OFFER_KIND, type OfferKind } from '~/features/offers/schema';
import { nameOf } from '~/features/requests/schema';
import { MATCH_STATUS, type MatchStatus } from './schema';

const ACTIVE = [MATCH_STATUS.matched, MATCH_STATUS.accepted];

/** Who helps, and how to reach them. */
export interface Helper {
  offerId: string;
  holderNo: number;
  reference: string;
  kind: OfferKind;
  name: string;
  contactName: string | null;
  phone: string | null;
  email: string | null;
  areaName: string | null;
}

/** A match of a request as its page shows it. */
export interface MatchOfNeed {
  id: string;
  needId: string;
  status: MatchStatus;
  matchedBy: string;
  matchedAt: Date;
  endedAt: Date | null;
  reason: string | null;
  /** Null when the offer is held by a council whose register one may not read. */
  helper: Helper | null;
}

/** All matches of a request, the oldest first. */
export async function matchesOf(db: TenantDb, requestId: string): Promise<MatchOfNeed[]> {
  return matchesWhere(db, eq(match.requestId, requestId));
}

/** The active match of each of these requests' needs, for the queue's "help in reach". */
export async function activeMatches(
  db: TenantDb,
  requestIds: readonly string[],
): Promise<(MatchOfNeed & { requestId: string })[]> {
  if (requestIds.length === 0) return [];
  return matchesWhere(db, and(inArray(match.requestId, [...requestIds]), inArray(match.status, ACTIVE)));
}

async function matchesWhere(db: TenantDb, which: SQL | undefined) {
  const rows = await db
    .select({ ...matchColumns, helper: helperColumns })
    .from(match)
    .leftJoin(offer, and(eq(offer.countyNo, match.countyNo), eq(offer.id, match.offerId), inScope(db, offer)))
    .leftJoin(area, eq(area.code, offer.areaCode))
    .where(and(inScope(db, match), which))
    .orderBy(asc(match.matchedAt), asc(match.id));
  return rows.map(({ helper, areaName, ...row }) => ({
    ...row,
    status: nameOf(MATCH_STATUS, row.status),
    helper: helper && { ...helper, kind: nameOf(OFFER_KIND, helper.kind), areaName },
  }));
}

const matchColumns = {
  id: match.id,
  requestId: match.requestId,
  needId: match.needId,
  status: match.status,
  matchedBy: match.matchedBy,
  matchedAt: match.matchedAt,
  endedAt: match.endedAt,
  reason: match.reason,
  areaName: area.name,
};

const helperColumns = {
  offerId: offer.id,
  holderNo: offer.tenantNo,
  reference: offer.reference,
  kind: offer.kind,
  name: offer.name,
  contactName: offer.contactName,
  phone: offer.phone,
  email: offer.email,
};

/** What an offer is doing and did: its assignments, the newest first; without anybody's name. */
export async function assignmentsOf(db: TenantDb, offerId: string, since?: Date) {
  const rows = await db
    .select({
      matchId: assignment.matchId,
      category: assignment.category,
      areaName: area.name,
      status: assignment.status,
      since: assignment.since,
      until: assignment.until,
      requestId: match.requestId,
    })
    .from(assignment)
    .leftJoin(area, eq(area.code, assignment.areaCode))
    .leftJoin(match, and(eq(match.countyNo, assignment.countyNo), eq(match.id, assignment.matchId), inScope(db, match)))
    .where(
      and(inScope(db, assignment), eq(assignment.offerId, offerId), since ? gte(assignment.since, since) : undefined),
    )
    .orderBy(desc(assignment.since), asc(assignment.matchId));
  return rows.map((row) => ({ ...row, status: nameOf(MATCH_STATUS, row.status) }));
}
