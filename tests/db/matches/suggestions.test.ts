import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  candidateFor,
  couldHelp,
  countWithin,
  nearestOffers,
  nearestQuery,
  suggestionsFor,
} from '~/features/matches/queries-nearest.server';
import {
  asked,
  at,
  behind,
  CODSALL_AREA,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
} from '../requests/stage';
import { matchNeed } from '~/features/matches/commands.server';
import { east, HERE, offered, type Offered } from '../offers/stage';
import { needOf, officer } from './stage';

setTheStage();
const PLACE = { loc: HERE, areaCode: KINVER_AREA };
const FOOD = { code: 1, dbs: 'none' } as const;
const MOMENT = { today: '2020-03-24', part: 'afternoon' } as const; // a Tuesday
let category = 20;

/** Offers of a category that nobody else has, and what is suggested of them, by name. */
async function suggested(
  offers: readonly Offered[],
  dbs: 'none' | 'enhanced' = 'none',
  tenantNo = SOUTH_STAFFORDSHIRE,
) {
  category += 1;
  for (const one of offers) await offered({ ...one, categories: [category] });
  const found = await at(tenantNo, (db) => suggestionsFor(db, PLACE, { code: category, dbs }, MOMENT, 10));
  return found.map(({ name, obstacles }) => (obstacles.length > 0 ? `${name}: ${obstacles.join(', ')}` : name));
}

describe('who is suggested', () => {
  it('is the nearest first, across parishes', async () => {
    const far = { name: 'Far', loc: east(4000), areaCode: CODSALL_AREA };
    expect(await suggested([far, { name: 'Near', loc: east(500) }])).toEqual(['Near', 'Far']);
  });

  it('is nobody who has paused, for now or until a day to come, withdrawn or refused', async () => {
    const offers: Offered[] = [
      { name: 'Paused', status: 'paused' },
      { name: 'Away', pausedUntil: '2020-03-25' },
      { name: 'Back today', pausedUntil: '2020-03-24' },
      { name: 'Withdrawn', status: 'withdrawn' },
      { name: 'Refused', status: 'refused' },
      { name: 'New', status: 'new', loc: east(900) },
    ];
    expect(await suggested(offers)).toEqual(['Back today', 'New']);
  });

  it('puts somebody who is free today before somebody nearer who is free on Saturday', async () => {
    const saturday = { name: 'Saturday', days: 32, loc: east(100) };
    expect(await suggested([saturday, { name: 'Today', loc: east(3000) }])).toEqual(['Today', 'Saturday']);
  });

  it('says what stands against those without the check that the category asks for', async () => {
    const offers: Offered[] = [
      { name: 'Checked', dbs: 'enhanced', dbsUntil: '2020-05-01', loc: east(2000) },
      { name: 'Expired', dbs: 'enhanced', dbsUntil: '2020-03-01' },
      { name: 'Basic', dbs: 'basic', loc: east(1000) },
    ];
    expect(await suggested(offers, 'enhanced')).toEqual(['Checked', 'Expired: dbs_expired', 'Basic: dbs_missing']);
  });

  it('heeds how far they go, unless they named the parish', async () => {
    const offers: Offered[] = [
      { name: 'Walks', travelM: 1000, loc: east(1001) },
      { name: 'Comes here', travelM: 1000, loc: east(3000), areas: [KINVER_AREA, CODSALL_AREA] },
      { name: 'Goes elsewhere', areas: [CODSALL_AREA], loc: east(100) },
    ];
    expect(await suggested(offers)).toEqual(['Comes here', 'Goes elsewhere: other_parishes', 'Walks: too_far']);
  });

  it('counts the open tasks of each', async () => {
    const requestId = await asked();
    const busy = await offered({ name: 'Busy', capacity: 1, categories: [1, 90] });
    await offered({ name: 'Idle', loc: east(1500), categories: [90] });
    const needId = await needOf(requestId);
    await at(SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, { requestId, needId, offerId: busy }, officer('Priya')));
    const found = await at(SOUTH_STAFFORDSHIRE, (db) => suggestionsFor(db, PLACE, { ...FOOD, code: 90 }, MOMENT, 3));
    expect(found.map(({ name, load, obstacles }) => [name, load, obstacles])).toEqual([
      ['Idle', 0, []],
      ['Busy', 1, ['fully_taken']],
    ]);
  });

  it('stays in the range: the county sees what a district does not', async () => {
    const offers: Offered[] = [{ name: 'Ours' }, { name: 'Next door', holderNo: 41_001_000, loc: east(100) }];
    expect(await suggested(offers)).toEqual(['Ours']);
    expect(await suggested(offers, 'none', STAFFORDSHIRE)).toEqual(['Ours', 'Next door']);
  });

  it('is looked for further away when nobody of the many near can go', async () => {
    const near = Array.from({ length: 61 }, (_, no) => ({ name: `Unchecked ${no}`, loc: east(no) }));
    const found = await suggested([...near, { name: 'Checked', dbs: 'enhanced', loc: east(4500) }], 'enhanced');
    expect(found.slice(0, 2)).toEqual(['Checked', 'Unchecked 0: dbs_missing']);
  });

  it('works without a position, the longest on the list first', async () => {
    const place = { loc: null, areaCode: KINVER_AREA };
    const found = await at(SOUTH_STAFFORDSHIRE, (db) => suggestionsFor(db, place, FOOD, MOMENT, 3));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ distanceM }) => distanceM === null)).toBe(true);
  });
});

describe('how many there are within a distance', () => {
  it('is how many the list of the nearest has up to there', async () => {
    for (const metres of [0, 1, 999.5, 1000, 1000.5, 1001]) await offered({ loc: east(metres), categories: [95] });
    const [all, ...counts] = await at(SOUTH_STAFFORDSHIRE, (db) =>
      Promise.all([
        nearestOffers(db, PLACE, 95, MOMENT.today),
        ...[0, 999, 1000, 1001].map((within) => countWithin(db, PLACE, 95, within, MOMENT.today)),
      ]),
    );
    const upTo = (within: number) => all.filter(({ distanceM }) => distanceM !== null && distanceM <= within).length;
    expect(counts).toEqual([1, 2, 4, 6]);
    expect([0, 999, 1000, 1001].map(upTo)).toEqual(counts);
  });
});

describe('one candidate', () => {
  it('is found whatever stands against it, and not when it does something else', async () => {
    const offerId = await offered({ name: 'Far', loc: east(40_000), categories: [96] });
    const find = (code: number) =>
      at(SOUTH_STAFFORDSHIRE, (db) => candidateFor(db, PLACE, code, MOMENT.today, offerId));
    expect(await find(96)).toMatchObject({ name: 'Far', distanceM: 40_000 });
    expect(await find(1)).toBeNull();
  });
});

interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Order By'?: string;
  'Actual Rows': number;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

describe('the search among many', () => {
  const MANY = 12_000;
  beforeAll(async () => {
    await behind()`insert into offer (county_no, tenant_no, id, reference, kind, status, channel, portal_no, name, phone, loc, consent_version)
      select 41, 41001000 + (n % 8) * 1000, gen_random_uuid(), 'JV-' || n, 1, 2, 1, 41000000, 'Volunteer ' || n, '07700 900 001',
        point(380000 + (n * 7919 % 40000), 270000 + (n * 104729 % 40000)), 1 from generate_series(1, ${MANY}) n`;
    await behind()`insert into offer_category select county_no, tenant_no, id, 1 + (n % 8)::int
      from (select *, row_number() over (order by reference) n from offer where name like 'Volunteer %') o`;
    await behind()`analyze offer, offer_category`;
  });

  it.each([
    ['district', SOUTH_STAFFORDSHIRE],
    ['county', STAFFORDSHIRE],
  ])('is read off the index in the order of distance at a %s', async (_tier, tenantNo) => {
    const nodes = await at(tenantNo, async (db) => {
      const which = couldHelp(3, MOMENT.today);
      const query = nearestQuery(db, PLACE, which, 60).getSQL();
      const [row] = await db.execute<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
        sql`explain (analyze, format json) ${query}`,
      );
      return nodesOf(row?.['QUERY PLAN'][0].Plan as PlanNode);
    });
    const reads = nodes.filter((node) => node['Relation Name'] === 'offer');
    expect(reads.map((node) => [node['Node Type'], node['Index Name']])).toEqual([['Index Scan', 'offer_near']]);
    expect(reads[0]?.['Order By']).toContain('<->');
    for (const node of nodes.filter((one) => one['Node Type'] === 'Sort'))
      expect(node['Actual Rows']).toBeLessThanOrEqual(60);
    const [limit] = nodes.filter((node) => node['Node Type'] === 'Limit');
    expect(limit?.['Actual Rows']).toBe(60);
  });

  it('answers the same as sorting them all', async () => {
    const [fast, all] = await at(STAFFORDSHIRE, (db) =>
      Promise.all([
        nearestOffers(db, PLACE, 3, MOMENT.today, 50),
        db.execute<{
          id: string;
        }>(sql`select o.id from offer o where status in (1, 2) and exists (select from offer_category c
          where c.offer_id = o.id and c.category = 3) order by o.loc <-> point(${HERE.x}, ${HERE.y}), o.offered_at, o.id`),
      ]),
    );
    expect(fast.map(({ offerId }) => offerId)).toEqual(all.slice(0, 50).map(({ id }) => id));
  });
});
