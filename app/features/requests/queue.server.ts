import { and, asc, eq, inArray } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { area } from '#db/schema/areas';
import type { Desk } from '~/door.server';
import { AREA_TYPE } from '~/features/areas/schema';
import { filterLocalities } from '~/features/localities/queries-filter.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { londonToday } from '~/platform/forms/typed-date';
import { queueConditions, type QueueConditions, type QueueView } from './conditions.server';
import { readCursor } from './cursor';
import { orderOf, type FilterChoices, type QueueFilter } from './filters';
import { queueLine } from './present-queue.server';
import { countHead, countRest, type QueueHead, type QueueRest } from './queries-counts.server';
import { queuePage, type QueueRow } from './queries-queue.server';
import { reachOf } from './queries-reach.server';
import { findRequests } from './queries-search.server';

/** A longer list shows how many there are by status and urgency, and the rest once it is narrowed. */
export const MOST_COUNTED = 2000;

/** What the filter of a desk can name. */
export function choicesOf({ tenant }: Pick<Desk, 'tenant'>): FilterChoices {
  return {
    tier: tenant.tier,
    categories: tenant.categories.map(({ slug }) => slug),
    localities: tenant.localities.map(({ slug }) => slug),
  };
}

/** How this desk looks at the queue. */
export function viewOf(
  { tenant, member }: Pick<Desk, 'tenant' | 'member'>,
  found: string[] | null,
  localities: QueueView['own']['localities'] = tenant.localities,
): QueueView {
  return {
    own: { tenantNo: tenant.tenantNo, localities },
    categories: new Map(tenant.categories.map(({ slug, code }) => [slug, code])),
    me: member.userId,
    now: new Date(),
    found,
  };
}

/** One page of a desk's queue in words, with its counts. */
export async function readQueue(db: TenantDb, desk: Desk, filter: QueueFilter, url: URL) {
  const { conditions, view, localities, tooMany } = await queueAsked(db, desk, filter);
  const order = orderOf(filter);
  const place = {
    after: readCursor(url.searchParams.get('after'), order),
    before: readCursor(url.searchParams.get('before'), order),
  };
  const [page, facets] = await Promise.all([
    queuePage(db, conditions, order, place),
    queueFacets(db, desk, { conditions, view }),
  ]);
  const lines = await queueLines(db, desk, page.rows, { named: filter.text !== '', now: view.now });
  return { lines, page, ...facets, localities, order, tooMany, now: view.now };
}

/** A filter as conditions, at this desk and now. Whatever counts or draws the requests of a filter is made of these. */
export async function queueAsked(db: TenantDb, desk: Desk, filter: QueueFilter) {
  const [found, localities] = await Promise.all([
    filter.text ? findRequests(db, filter.text) : null,
    filterLocalities(db, desk.tenant),
  ]);
  const view = viewOf(desk, found?.ids ?? null, localities);
  return { conditions: queueConditions(db, filter, view), view, localities, tooMany: found?.tooMany ?? false };
}

/** The numbers beside the boxes of the filter, and the districts that it can name. */
export async function queueFacets(
  db: TenantDb,
  desk: Desk,
  { conditions, view }: { conditions: QueueConditions; view: QueueView },
) {
  const [counts, districts] = await Promise.all([countsOf(db, conditions, view), districtsOf(db, desk)]);
  return { counts, districts };
}

/** The head of the list at any length; the rest while it is short enough to be counted with every page. */
async function countsOf(
  db: TenantDb,
  conditions: QueueConditions,
  view: QueueView,
): Promise<{ head: QueueHead; rest: QueueRest | null }> {
  const head = await countHead(db, conditions);
  return { head, rest: head.total <= MOST_COUNTED ? await countRest(db, conditions, view) : null };
}

/** Rows of the queue in words, with who could help near those that nobody helps yet. */
export async function queueLines(
  db: TenantDb,
  desk: Desk,
  rows: readonly QueueRow[],
  { named, now }: { named: boolean; now: Date },
) {
  const unmatched = rows.filter(({ status }) => status === 'unmatched').map(({ id }) => id);
  const [reach, holders] = await Promise.all([
    desk.may('read', 'Offer') ? reachOf(db, unmatched, londonToday(now)) : new Map<string, never>(),
    tenantsByNo(
      db,
      rows.map(({ tenantNo }) => tenantNo),
    ),
  ]);
  const { categories, tenantNo: own } = desk.tenant;
  return rows.map((row) => queueLine(row, { categories, reach, holders, own, now, named }));
}

/** The districts that a county's desk can filter by. */
async function districtsOf(db: TenantDb, { tenant }: Desk): Promise<{ code: string; name: string }[]> {
  if (tenant.tier !== 'county') return [];
  return db
    .select({ code: area.code, name: area.name })
    .from(area)
    .where(and(inArray(area.countyCode, tenant.areas), eq(area.type, AREA_TYPE.district)))
    .orderBy(asc(area.name));
}
