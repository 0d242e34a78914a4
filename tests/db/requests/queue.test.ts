import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { queueConditions, type QueueView } from '~/features/requests/conditions.server';
import { readCursor } from '~/features/requests/cursor';
import { orderOf, type QueueFilter } from '~/features/requests/filters';
import { countQueue, type QueueCounts } from '~/features/requests/queries-counts.server';
import { queuePage, type QueuePage, type QueueRow } from '~/features/requests/queries-queue.server';
import { OPEN_STATUSES, REQUEST_STATUS, URGENCY, type RequestStatus, type Urgency } from '~/features/requests/schema';
import { addNote } from '~/features/requests/commands.server';
import type { Desk } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import {
  as,
  asked,
  at,
  CODSALL_AREA,
  deskAt,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
} from './stage';

const DAY = 86_400_000;
const CATEGORIES = new Map([
  ['food', 1],
  ['medication', 2],
  ['pets', 6],
]);
const LOCALITIES = [
  { slug: 'southern', areas: [KINVER_AREA] },
  { slug: 'central', areas: [CODSALL_AREA] },
];
const STATUSES = Object.keys(REQUEST_STATUS) as RequestStatus[];
const URGENCIES = Object.keys(URGENCY) as Urgency[];
const OPEN: RequestStatus[] = [...OPEN_STATUSES];
const HOLDERS = [STAFFORDSHIRE, SOUTH_STAFFORDSHIRE, KINVER];

const stage = setTheStage();
const now = new Date();
const view = (tenantNo: number): QueueView => ({
  own: { tenantNo, localities: LOCALITIES },
  categories: CATEGORIES,
  me: newId(),
  now,
  found: null,
});
const plain: QueueFilter = {
  statuses: OPEN,
  urgencies: [],
  needs: [],
  districts: [],
  localities: [],
  parish: null,
  holders: [],
  councils: [],
  age: null,
  since: null,
  text: '',
  mine: false,
};

beforeAll(async () => {
  const random = <T>(from: readonly T[], n: number) => from[n % from.length] as T;
  for (let n = 0; n < 130; n += 1) {
    await asked({
      holderNo: random(HOLDERS, n),
      status: random(STATUSES, n * 5 + 1),
      urgency: random(URGENCIES, n * 3),
      areaCode: random([KINVER_AREA, CODSALL_AREA, 'E04008975', null], n * 7),
      // Several in one millisecond: only the id tells them apart then.
      askedAt: new Date(now.getTime() - (Math.floor(n / 4) % 11) * DAY),
      needs: random([[1], [1, 2], [6], [2, 6], [1, 1]], n).map((category) => ({ category, detail: '' })),
      address: `${n % 40} Church Close`,
    });
  }
  await stage().behind`update need set status = 4 where id in (select id from need order by id limit 30)`;
  await stage().behind`update need set status = 5 where id in (select id from need order by id desc limit 20)`;
});

const filters = fc.record<QueueFilter>({
  statuses: fc.oneof(fc.constant(OPEN), fc.subarray(STATUSES, { minLength: 1 })),
  urgencies: fc.subarray(URGENCIES),
  needs: fc.subarray([...CATEGORIES.keys()]),
  districts: fc.subarray(['E07000196', 'E07000238']),
  localities: fc.subarray(['southern', 'central']),
  parish: fc.constantFrom(null, null, 'unknown', KINVER_AREA),
  holders: fc.subarray(['us', 'districts', 'parishes']),
  councils: fc.subarray([KINVER]),
  age: fc.constantFrom(null, null, 'day', 'three_days', 'week'),
  since: fc.constantFrom(null, null, new Date(now.getTime() - 5 * DAY).toISOString()),
  text: fc.constant(''),
  mine: fc.constant(false),
});

const counted = (tenantNo: number, filter: QueueFilter): Promise<QueueCounts> =>
  at(tenantNo, (db) => countQueue(db, queueConditions(db, filter, view(tenantNo)), view(tenantNo)));

function page(tenantNo: number, filter: QueueFilter, after: string | null, before: string | null = null) {
  const order = orderOf(filter);
  return at(tenantNo, (db) =>
    queuePage(db, queueConditions(db, filter, view(tenantNo)), order, {
      after: readCursor(after, order),
      before: readCursor(before, order),
    }),
  );
}

/** Every page from the first to the last. */
async function forward(tenantNo: number, filter: QueueFilter): Promise<QueuePage[]> {
  const pages = [await page(tenantNo, filter, null)];
  for (let last = pages[0]; last?.after; last = pages.at(-1)) pages.push(await page(tenantNo, filter, last.after));
  return pages;
}

/** And back again, from the last to the first. */
async function backward(tenantNo: number, filter: QueueFilter, last: QueuePage): Promise<QueuePage[]> {
  const pages = [last];
  for (let first = last; first.before; first = pages[0] as QueuePage) {
    pages.unshift(await page(tenantNo, filter, null, first.before));
  }
  return pages;
}

const ids = (pages: readonly QueuePage[]) => pages.flatMap(({ rows }) => rows.map(({ id }) => id));

describe('the queue', () => {
  it('has every row on exactly one page, forward and back, and as many as its count says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...HOLDERS), filters, async (tenantNo, filter) => {
        const pages = await forward(tenantNo, filter);
        const [counts, back] = await Promise.all([
          counted(tenantNo, filter),
          backward(tenantNo, filter, pages.at(-1) as QueuePage),
        ]);
        expect(new Set(ids(pages)).size).toBe(ids(pages).length);
        expect(ids(pages)).toHaveLength(counts.total);
        expect(ids(back)).toEqual(ids(pages));
        expect(back.map(({ from }) => from)).toEqual(pages.map(({ from }) => from));
      }),
      { numRuns: 25 },
    );
  });

  it('says beside each box what the list holds with it alone ticked', async () => {
    const total = async (tenantNo: number, filter: QueueFilter) => (await counted(tenantNo, filter)).total;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...HOLDERS), filters, async (tenantNo, filter) => {
        const counts = await counted(tenantNo, filter);
        const said: [number, QueueFilter][] = [
          ...STATUSES.map((one): [number, QueueFilter] => [counts.status[one] ?? 0, { ...filter, statuses: [one] }]),
          ...URGENCIES.map((one): [number, QueueFilter] => [counts.urgency[one] ?? 0, { ...filter, urgencies: [one] }]),
          [counts.need.get(1) ?? 0, { ...filter, needs: ['food'] }],
          [counts.need.get(6) ?? 0, { ...filter, needs: ['pets'] }],
          [counts.district.get('E07000196') ?? 0, { ...filter, districts: ['E07000196'] }],
          [counts.locality.get('southern') ?? 0, { ...filter, localities: ['southern'] }],
          [counts.parish.find(({ code }) => code === KINVER_AREA)?.count ?? 0, { ...filter, parish: KINVER_AREA }],
          [counts.parish.find(({ code }) => code === 'unknown')?.count ?? 0, { ...filter, parish: 'unknown' }],
          [counts.holder.us ?? 0, { ...filter, holders: ['us'], councils: [] }],
          [counts.holder.parishes ?? 0, { ...filter, holders: ['parishes'], councils: [] }],
          [counts.age.day ?? 0, { ...filter, age: 'day' }],
          [counts.age.week ?? 0, { ...filter, age: 'week' }],
        ];
        const held = await Promise.all(said.map(([, alone]) => total(tenantNo, alone)));
        expect(said.map(([count]) => count)).toEqual(held);
      }),
      { numRuns: 10 },
    );
  });

  it('holds what the filter means', async () => {
    const all = (await forward(STAFFORDSHIRE, { ...plain, statuses: STATUSES })).flatMap(({ rows }) => rows);
    expect(all).toHaveLength(130);
    const means = (test: (row: QueueRow) => boolean) =>
      all
        .filter(test)
        .map(({ id }) => id)
        .sort();
    const shows = async (part: Partial<QueueFilter>) =>
      ids(await forward(STAFFORDSHIRE, { ...plain, statuses: STATUSES, ...part })).sort();
    const isOpen = (row: QueueRow) => REQUEST_STATUS[row.status] <= 3;
    const counts = ({ status }: QueueRow['needs'][number], row: QueueRow) =>
      status !== 'dropped' && (status !== 'done' || !isOpen(row));
    expect(await shows({ statuses: OPEN })).toEqual(means(isOpen));
    expect(await shows({ urgencies: ['medicine'] })).toEqual(means((row) => row.urgency === 'medicine'));
    expect(await shows({ needs: ['pets'] })).toEqual(
      means((row) => row.needs.some((need) => need.category === 6 && counts(need, row))),
    );
    expect(await shows({ parish: KINVER_AREA })).toEqual(means((row) => row.parish === 'Kinver'));
    expect(await shows({ localities: ['central'] })).toEqual(means((row) => row.parish === 'Codsall'));
    expect(await shows({ holders: ['parishes'] })).toEqual(means((row) => row.tenantNo === KINVER));
    expect(await shows({ councils: [KINVER] })).toEqual(means((row) => row.tenantNo === KINVER));
    expect(await shows({ holders: ['us'], councils: [KINVER] })).toEqual(
      means((row) => row.tenantNo === KINVER || row.tenantNo === STAFFORDSHIRE),
    );
    expect(await shows({ age: 'three_days' })).toEqual(
      means((row) => now.getTime() - row.askedAt.getTime() >= 3 * DAY),
    );
  });

  it('begins with the most urgent, then the longest waiting', async () => {
    const rows = (await forward(STAFFORDSHIRE, plain)).flatMap(({ rows: some }) => some);
    const keys = rows.map(({ urgency, askedAt, id }) => `${URGENCY[urgency]} ${askedAt.toISOString()} ${id}`);
    expect(keys).toEqual([...keys].sort());
  });

  it('begins with the newest once ended ones are among them', async () => {
    const rows = (await forward(STAFFORDSHIRE, { ...plain, statuses: STATUSES })).flatMap(({ rows: some }) => some);
    const times = rows.map(({ askedAt }) => askedAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('counts households once, and those whose address is not known each', async () => {
    const counts = await counted(STAFFORDSHIRE, { ...plain, statuses: STATUSES });
    expect(counts.households).toBe(40);
  });

  it('holds as mine what I dealt with last, until somebody else does', async () => {
    const [me, other] = [await deskAt(SOUTH_STAFFORDSHIRE, 'officer'), await deskAt(STAFFORDSHIRE, 'coordinator')];
    const [mine, taken, untouched] = [await asked(), await asked(), await asked()];
    const noteBy = (desk: Desk, requestId: string) =>
      as(desk, (db) => addNote(db, { requestId, noteId: newId(), body: 'Rang' }, actorAt(desk)));
    for (const [desk, id] of [
      [me, mine],
      [other, mine],
      [me, mine],
      [me, taken],
      [other, taken],
    ] as const)
      await noteBy(desk, id);
    const of = (desk: Desk) =>
      as(desk, async (db) => {
        const own = { ...view(desk.tenant.tenantNo), me: desk.member.userId };
        const conditions = queueConditions(db, { ...plain, mine: true }, own);
        const [{ rows }, { total }] = await Promise.all([
          queuePage(db, conditions, 'waiting'),
          countQueue(db, conditions, own),
        ]);
        expect(total).toBe(rows.length);
        return rows.map(({ id }) => id);
      });
    expect([await of(me), await of(other)]).toEqual([[mine], [taken]]);
    expect(await of(await deskAt(SOUTH_STAFFORDSHIRE, 'officer'))).not.toContain(untouched);
  });

  it('shows a council what lies in its own range and nothing else', async () => {
    const all = { ...plain, statuses: STATUSES };
    const holders = async (tenantNo: number) =>
      new Set((await forward(tenantNo, all)).flatMap(({ rows }) => rows.map((row) => row.tenantNo)));
    expect(await holders(STAFFORDSHIRE)).toEqual(new Set(HOLDERS));
    expect(await holders(SOUTH_STAFFORDSHIRE)).toEqual(new Set([SOUTH_STAFFORDSHIRE, KINVER]));
    expect(await holders(KINVER)).toEqual(new Set([KINVER]));
  });
});
