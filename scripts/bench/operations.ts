import { eq, and } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import type { BenchTenant } from '#db/bench/world';
import { newId } from '#db/id';
import { inScope } from '#db/scope.server';
import { request } from '#db/schema/requests';
import { nearestOffers } from '~/features/matches/queries-nearest.server';
import { queueConditions, type QueueView } from '~/features/requests/conditions.server';
import { createRequest } from '~/features/requests/create.server';
import { readFilter } from '~/features/requests/filters';
import { countHead, countNeeds, countQueue } from '~/features/requests/queries-counts.server';
import { queuePage } from '~/features/requests/queries-queue.server';
import { addRequestEvent, holdRequest, settleRequest } from '~/features/requests/settle.server';
import type { Tier } from '~/features/tenants/schema';
import { newReference } from '~/platform/reference.server';

/** One thing the product does, at a tenant. */
export interface Operation {
  name: string;
  /** The most that row-level security may cost, as a ratio. */
  atMost: (tier: Tier) => number;
  writes?: true;
  run: (db: TenantDb, at: BenchTenant, tier: Tier, round: number) => Promise<unknown>;
}

const CATEGORIES = new Map([
  ['food', 1],
  ['medication', 2],
  ['money', 3],
  ['befriending', 4],
]);
const ACTOR = { id: null, name: 'bench', tenantNo: null, onBehalfOf: null };

function viewAt(at: BenchTenant): QueueView {
  const own = { tenantNo: at.tenantNo, localities: [] };
  return { own, categories: CATEGORIES, me: newId(), now: new Date(), found: null };
}

function openQueue(db: TenantDb, at: BenchTenant, tier: Tier) {
  const choices = { tier, categories: [...CATEGORIES.keys()], localities: [] };
  return queueConditions(db, readFilter(new URLSearchParams(), choices), viewAt(at));
}

/** What is compared, with the figures to reach. */
export const OPERATIONS: readonly Operation[] = [
  {
    name: 'queue page',
    atMost: () => 1.5,
    run: (db, at, tier) => queuePage(db, openQueue(db, at, tier), 'waiting'),
  },
  {
    name: 'queue counts',
    atMost: (tier) => (tier === 'county' ? 2.5 : 1.5),
    run: (db, at, tier) => countQueue(db, openQueue(db, at, tier), viewAt(at)),
  },
  {
    name: 'dashboard counts',
    atMost: (tier) => (tier === 'county' ? 2.5 : 1.5),
    run: (db, at, tier) => {
      const conditions = openQueue(db, at, tier);
      return Promise.all([countHead(db, conditions), countNeeds(db, conditions)]);
    },
  },
  {
    name: 'nearest offers',
    atMost: () => 1.5,
    run: async (db, at, _tier, round) => {
      const [some] = await db.select({ loc: request.loc }).from(request).where(inScope(db, request)).limit(1);
      const loc = some?.loc ?? { x: 330_000, y: 130_000 };
      return nearestOffers(db, { loc, areaCode: at.areaCode }, 1 + (round % 8), '2026-01-06', 20);
    },
  },
  {
    name: 'insert',
    atMost: () => 1.3,
    writes: true,
    run: (db, at) =>
      createRequest(
        db,
        {
          id: newId(),
          reference: newReference(),
          countyNo: at.countyNo,
          holderNo: at.tenantNo,
          portalNo: at.tenantNo,
          urgency: 'this_week',
          medicineBy: null,
          channel: 'desk',
          forOther: false,
          askerName: null,
          askerPhone: null,
          name: 'Bench Resident',
          phone: '+441632960001',
          email: null,
          address: '1 High Street',
          postcode: 'BN1 1AA',
          areaCode: at.areaCode,
          loc: { x: 330_000, y: 130_000 },
          bornYear: null,
          accessNeeds: '',
          diet: '',
          consentVersion: 1,
          consentShare: true,
          needs: [{ category: 1, detail: '' }],
        },
        ACTOR,
      ),
  },
  {
    name: 'update',
    atMost: () => 1.3,
    writes: true,
    run: async (db) => {
      const [some] = await db
        .select({ id: request.id })
        .from(request)
        .where(and(inScope(db, request), eq(request.status, 1)))
        .limit(1);
      if (!some) return;
      const held = await holdRequest(db, some.id);
      await settleRequest(db, held);
      await addRequestEvent(db, held, 'bench', ACTOR);
    },
  },
];
