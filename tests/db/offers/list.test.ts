import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { matchNeed } from '~/features/matches/commands.server';
import { offerConditions, type OfferView } from '~/features/offers/conditions.server';
import { readOfferCursor } from '~/features/offers/cursor';
import { CHECKS, FREE_WHEN, KILOMETRES, type Check, type FreeWhen, type OfferFilter } from '~/features/offers/filters';
import { countOffers } from '~/features/offers/queries-counts.server';
import { offerOrder, offerPage, type OfferPage, type OfferRow } from '~/features/offers/queries-list.server';
import { dayBit, standingOf } from '~/features/offers/rules';
import { DAYS, OFFER_STATUS, PARTS, TRANSPORT, type OfferStatus, type Transport } from '~/features/offers/schema';
import { AGES, type Age } from '~/features/requests/filters';
import { needOf, officer } from '../matches/stage';
import {
  asked,
  at,
  CODSALL_AREA,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
} from '../requests/stage';
import { east, HERE, offered } from './stage';

const CATEGORIES = new Map([
  ['food', 1],
  ['medication', 2],
  ['pets', 6],
]);
const LOCALITIES = [
  { slug: 'southern', areas: [KINVER_AREA] },
  { slug: 'central', areas: [CODSALL_AREA] },
];
const HOLDERS = [STAFFORDSHIRE, SOUTH_STAFFORDSHIRE, KINVER];
const STATUSES = Object.keys(OFFER_STATUS) as OfferStatus[];
const CHECK_NAMES = Object.keys(CHECKS) as Check[];
const MOMENT = { today: '2020-03-24', part: 'afternoon' } as const; // a Tuesday
const NOW = new Date(Date.UTC(2020, 2, 11));
const [ME, COUNT] = [newId(), 120];
const AGE_NAMES = Object.keys(AGES) as Age[];

setTheStage();

const plain: OfferFilter = {
  statuses: ['new', 'active'],
  kinds: [],
  categories: [],
  checks: [],
  free: null,
  transports: [],
  districts: [],
  localities: [],
  parish: null,
  holders: [],
  councils: [],
  age: null,
  near: '',
  within: null,
  text: '',
  mine: false,
};

beforeAll(async () => {
  const turn = <T>(from: readonly T[], n: number) => from[n % from.length] as T;
  for (let n = 0; n < COUNT; n += 1) {
    const pausedUntil = turn([null, null, '2020-03-24', '2020-03-25', '2020-02-01'], n);
    const dbsUntil = turn([null, '2020-03-23', '2020-03-24', '2021-01-01'], n * 3);
    await offered({
      name: `Volunteer ${n}`,
      holderNo: turn(HOLDERS, n),
      kind: turn(['person', 'person', 'group'], n * 5),
      status: turn(STATUSES, n * 7 + Math.floor(n / 5)),
      ...(pausedUntil ? { pausedUntil } : {}),
      dbs: turn(['none', 'basic', 'standard', 'enhanced'], n + Math.floor(n / 4)),
      ...(dbsUntil ? { dbsUntil } : {}),
      areaCode: turn([KINVER_AREA, CODSALL_AREA, 'E04008975', null], n * 7 + Math.floor(n / 9)),
      // Several in one millisecond and several in one spot: only the id tells them apart then.
      offeredAt: new Date(Date.UTC(2020, 2, 1 + (Math.floor(n / 4) % 11))),
      loc: n % 13 === 0 ? null : east(700 * (Math.floor(n / 3) % 17)),
      days: turn([127, 31, 2, 96, 0], n * 3),
      parts: turn([7, 1, 2, 4], n),
      transport: turn(Object.keys(TRANSPORT) as Transport[], n + Math.floor(n / 3)),
      capacity: turn([1, 2], n),
      categories: turn([[1], [1, 2], [6], [2, 6]], n * 3 + Math.floor(n / 7)),
    });
  }
  // Some have a task in hand, and those who take one at a time are not free any more.
  const rows = await list(STAFFORDSHIRE, { ...plain, categories: ['food'] });
  for (const { id } of rows.slice(0, 10)) {
    const requestId = await asked();
    const needId = await needOf(requestId);
    await at(STAFFORDSHIRE, (db) => matchNeed(db, { requestId, needId, offerId: id }, officer('Priya')));
  }
});

const view = (tenantNo: number, filter: OfferFilter): OfferView => ({
  own: { tenantNo, localities: LOCALITIES },
  categories: CATEGORIES,
  now: NOW,
  moment: MOMENT,
  found: null,
  me: ME,
  from: filter.near === '' ? null : HERE,
});

function page(tenantNo: number, filter: OfferFilter, after: string | null, before: string | null = null) {
  const seen = view(tenantNo, filter);
  const order = offerOrder(seen);
  return at(tenantNo, (db) =>
    offerPage(db, offerConditions(db, filter, seen), seen, {
      after: readOfferCursor(after, order),
      before: readOfferCursor(before, order),
    }),
  );
}

const counted = (tenantNo: number, filter: OfferFilter) => {
  const seen = view(tenantNo, filter);
  return at(tenantNo, (db) => countOffers(db, offerConditions(db, filter, seen), seen));
};

/** Every page from the first to the last. */
async function forward(tenantNo: number, filter: OfferFilter): Promise<OfferPage[]> {
  const pages = [await page(tenantNo, filter, null)];
  for (let last = pages[0]; last?.after; last = pages.at(-1)) pages.push(await page(tenantNo, filter, last.after));
  return pages;
}

/** And back again, from the last to the first. */
async function backward(tenantNo: number, filter: OfferFilter, last: OfferPage): Promise<OfferPage[]> {
  const pages = [last];
  for (let first = last; first.before; first = pages[0] as OfferPage) {
    pages.unshift(await page(tenantNo, filter, null, first.before));
  }
  return pages;
}

const rowsOf = (pages: readonly OfferPage[]) => pages.flatMap(({ rows }) => rows);
const ids = (pages: readonly OfferPage[]) => rowsOf(pages).map(({ id }) => id);
const list = async (tenantNo: number, filter: OfferFilter) => rowsOf(await forward(tenantNo, filter));

/** Half of the time the question is not asked. */
const sometimes = <T>(some: fc.Arbitrary<T[]>) => fc.oneof(fc.constant<T[]>([]), some);

const filters = fc
  .record<OfferFilter>({
    statuses: fc.oneof(fc.constant(plain.statuses), fc.subarray(STATUSES, { minLength: 1 })),
    kinds: fc.subarray(['person', 'group']),
    categories: fc.subarray([...CATEGORIES.keys()]),
    checks: sometimes(fc.subarray(CHECK_NAMES)),
    free: fc.constantFrom(null, null, ...FREE_WHEN),
    transports: sometimes(fc.subarray(Object.keys(TRANSPORT) as Transport[])),
    districts: sometimes(fc.subarray(['E07000196', 'E07000238'])),
    localities: sometimes(fc.subarray(['southern', 'central'])),
    parish: fc.constantFrom(null, null, 'unknown', KINVER_AREA),
    holders: fc.subarray(['us', 'districts', 'parishes']),
    councils: fc.subarray([KINVER]),
    near: fc.constantFrom('', 'ST18 9BW'),
    within: fc.constantFrom(null, ...KILOMETRES),
    age: fc.constantFrom(null, null, ...AGE_NAMES),
    text: fc.constant(''),
    mine: fc.constant(false),
  })
  .map((filter) => ({ ...filter, within: filter.near === '' ? null : filter.within }));

describe('the list of offers', () => {
  it('has every row on exactly one page, forward and back, and as many as its count says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...HOLDERS), filters, async (tenantNo, filter) => {
        const pages = await forward(tenantNo, filter);
        const [counts, back] = await Promise.all([
          counted(tenantNo, filter),
          backward(tenantNo, filter, pages.at(-1) as OfferPage),
        ]);
        expect(new Set(ids(pages)).size).toBe(ids(pages).length);
        expect(ids(pages)).toHaveLength(counts.total);
        expect(ids(back)).toEqual(ids(pages));
        expect(back.map(({ from }) => from)).toEqual(pages.map(({ from }) => from));
      }),
      { numRuns: 25 },
    );
  });

  it('does so where all of it fills several pages', async () => {
    for (const near of ['', 'ST18 9BW']) {
      const filter = { ...plain, statuses: STATUSES, near };
      const pages = await forward(STAFFORDSHIRE, filter);
      expect(pages.length).toBeGreaterThan(4);
      expect(new Set(ids(pages)).size).toBe(COUNT);
      expect(ids(await backward(STAFFORDSHIRE, filter, pages.at(-1) as OfferPage))).toEqual(ids(pages));
    }
  });

  it('says beside each box what the list holds with it alone ticked', async () => {
    const total = async (tenantNo: number, filter: OfferFilter) => (await counted(tenantNo, filter)).total;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...HOLDERS), filters, async (tenantNo, filter) => {
        const counts = await counted(tenantNo, filter);
        const said: [number | undefined, Partial<OfferFilter>][] = [
          ...STATUSES.map((one): [number, Partial<OfferFilter>] => [counts.status[one], { statuses: [one] }]),
          ...CHECK_NAMES.map((one): [number, Partial<OfferFilter>] => [counts.check[one], { checks: [one] }]),
          ...FREE_WHEN.map((one): [number, Partial<OfferFilter>] => [counts.free[one], { free: one }]),
          [counts.kind.group, { kinds: ['group'] }],
          [counts.transport.van, { transports: ['van'] }],
          [counts.category.get(6), { categories: ['pets'] }],
          [counts.district.get('E07000196'), { districts: ['E07000196'] }],
          [counts.locality.get('central'), { localities: ['central'] }],
          [counts.parish.find(({ code }) => code === KINVER_AREA)?.count, { parish: KINVER_AREA }],
          [counts.parish.find(({ code }) => code === 'unknown')?.count, { parish: 'unknown' }],
          ...AGE_NAMES.map((one): [number, Partial<OfferFilter>] => [counts.age[one], { age: one }]),
          [counts.holder.us, { holders: ['us'], councils: [] }],
          [counts.holder.districts, { holders: ['districts'], councils: [] }],
          [counts.holder.parishes, { holders: ['parishes'], councils: [] }],
        ];
        const held = await Promise.all(said.map(([, alone]) => total(tenantNo, { ...filter, ...alone })));
        expect(said.map(([count]) => count ?? 0)).toEqual(held);
      }),
      { numRuns: 8 },
    );
  });

  it('holds what the filter means', async () => {
    const all = await list(STAFFORDSHIRE, { ...plain, statuses: STATUSES });
    const means = (test: (row: OfferRow) => boolean) =>
      all
        .filter(test)
        .map(({ id }) => id)
        .sort();
    const shows = async (part: Partial<OfferFilter>) =>
      ids(await forward(STAFFORDSHIRE, { ...plain, statuses: STATUSES, ...part })).sort();
    const standing = (row: OfferRow) => standingOf(row, MOMENT.today);
    const expired = (row: OfferRow) => row.dbs !== 'none' && row.dbsUntil !== null && row.dbsUntil < MOMENT.today;
    const free =
      ({ when }: { when: FreeWhen }) =>
      (row: OfferRow) =>
        when === 'now'
          ? (row.days & dayBit(MOMENT.today)) !== 0 &&
            (row.parts & PARTS.afternoon) !== 0 &&
            ['new', 'active'].includes(standing(row)) &&
            row.load < row.capacity
          : (row.days & DAYS[when]) !== 0;
    for (const one of STATUSES) expect(await shows({ statuses: [one] })).toEqual(means((row) => standing(row) === one));
    for (const when of ['now', 'monday', 'sunday'] as const)
      expect(await shows({ free: when })).toEqual(means(free({ when })));
    expect(await shows({ checks: ['expired'] })).toEqual(means(expired));
    expect(await shows({ checks: ['enhanced'] })).toEqual(means((row) => row.dbs === 'enhanced' && !expired(row)));
    expect(await shows({ kinds: ['group'] })).toEqual(means((row) => row.kind === 'group'));
    expect(await shows({ transports: ['van', 'car'] })).toEqual(means((row) => ['van', 'car'].includes(row.transport)));
    expect(await shows({ categories: ['pets'] })).toEqual(means((row) => row.categories.includes(6)));
    expect(await shows({ parish: KINVER_AREA })).toEqual(means((row) => row.parish === 'Kinver'));
    expect(await shows({ localities: ['central'] })).toEqual(means((row) => row.parish === 'Codsall'));
    const daysAgo = (row: OfferRow) => (NOW.getTime() - row.offeredAt.getTime()) / 86_400_000;
    expect(await shows({ age: 'week' })).toEqual(means((row) => daysAgo(row) >= 7));
    expect(await shows({ holders: ['parishes'] })).toEqual(means((row) => row.tenantNo === KINVER));
    expect(await shows({ councils: [KINVER] })).toEqual(means((row) => row.tenantNo === KINVER));
  });

  it('begins with the newest', async () => {
    const times = (await list(STAFFORDSHIRE, plain)).map(({ offeredAt }) => offeredAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('begins with the nearest where a place is asked for, and ends with those whose place is not known', async () => {
    const rows = await list(STAFFORDSHIRE, { ...plain, statuses: STATUSES, near: 'ST18 9BW' });
    const metres = rows.map((row) => row.metres ?? Infinity);
    expect(metres).toEqual([...metres].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    expect(metres.at(-1)).toBe(Infinity);
    const within = await list(STAFFORDSHIRE, { ...plain, statuses: STATUSES, near: 'ST18 9BW', within: 5 });
    expect(within.map(({ id }) => id)).toEqual(
      rows.filter((row) => row.metres !== null && row.metres <= 5000).map(({ id }) => id),
    );
  });

  it('shows a council what lies in its own range and nothing else', async () => {
    const holders = async (tenantNo: number) =>
      new Set((await list(tenantNo, { ...plain, statuses: STATUSES })).map((row) => row.tenantNo));
    expect(await holders(STAFFORDSHIRE)).toEqual(new Set(HOLDERS));
    expect(await holders(SOUTH_STAFFORDSHIRE)).toEqual(new Set([SOUTH_STAFFORDSHIRE, KINVER]));
    expect(await holders(KINVER)).toEqual(new Set([KINVER]));
  });
});
