import { beforeAll, describe, expect, test, vi } from 'vitest';
import { DBS_LEVELS } from '~/features/tenants/schema';
import { isActive } from '~/features/matches/rules';
import { aWorld } from '#tests/factories/world';
import { demoOf, type CountyDemo } from './county';
import { staffOf, type StaffMember } from './staff';
import type { World } from './world';

// A whole county takes half a second to think up, and several times that on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const HOUR = 3_600_000;
const AFTERNOON = new Date('2026-11-21T14:37:00Z');
const worlds = new Map<number, { world: World; staff: StaffMember[] }>();

beforeAll(async () => {
  for (const countyNo of [41, 47]) {
    const world = await aWorld(countyNo);
    const councils = [...new Set([world.county, ...world.spots.flatMap(({ place }) => world.councilsOf(place))])];
    worlds.set(countyNo, { world, staff: staffOf(councils) });
  }
});

function demoAt(countyNo: number, now: Date): CountyDemo {
  const known = worlds.get(countyNo);
  if (!known) throw new Error('Not read yet');
  return demoOf(known.world, known.staff, now);
}

const afternoons = new Map<number, CountyDemo>();

/** The demo as it stood that afternoon, thought up once for all who look at it. */
function afternoonOf(countyNo: number): CountyDemo {
  const demo = afternoons.get(countyNo) ?? demoAt(countyNo, AFTERNOON);
  afternoons.set(countyNo, demo);
  return demo;
}

/** Who asked for what, without when. */
const peopleOf = ({ requests }: CountyDemo) =>
  requests
    .map(({ asked: { entry, reference, standing } }) => ({
      reference,
      status: standing.status,
      name: entry.name,
      phone: entry.phone,
      address: entry.address,
      postcode: entry.postcode,
      needs: entry.needs,
    }))
    .sort((a, b) => a.reference.localeCompare(b.reference));

test('the same moment makes the same demo, word for word', () => {
  const [once, again] = [afternoonOf(41), demoAt(41, AFTERNOON)];
  const told = ({ requests, offers }: CountyDemo) =>
    JSON.stringify([
      requests.map(({ asked: { entry, askedAt }, events, notes }) => ({ entry, askedAt, events, notes })),
      offers.map(({ events }) => events),
    ]);
  expect(told(once)).toBe(told(again));
});

test('another day has the same people with the same needs', () => {
  expect(peopleOf(afternoonOf(41))).toEqual(peopleOf(demoAt(41, new Date('2027-02-03T09:12:00Z'))));
});

const MOMENTS = [
  ['an afternoon', 47, AFTERNOON.toISOString()],
  ['just after midnight', 41, '2026-11-22T00:01:00Z'],
  ['before anybody is at a desk', 41, '2026-06-15T05:50:00Z'],
  ['late in the evening', 41, '2026-06-15T22:58:00Z'],
  ['the day the clocks go forward', 41, '2026-03-29T10:00:00Z'],
  ['the day the clocks go back', 41, '2026-10-25T17:30:00Z'],
] as const;

describe.each(MOMENTS)('made on %s', (_, countyNo, now) => {
  let demo: CountyDemo;
  beforeAll(() => {
    demo = now === AFTERNOON.toISOString() ? afternoonOf(countyNo) : demoAt(countyNo, new Date(now));
  });
  const before = new Date(now).getTime();

  test('everything has happened by now, one thing after another', () => {
    for (const { asked, events } of demo.requests) {
      const times = events.map(({ at }) => at.getTime());
      expect(events[0]?.kind).toBe('asked');
      expect(times[0]).toBe(asked.askedAt.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.max(...times)).toBeLessThan(before);
    }
    for (const { events } of demo.offers) {
      const times = events.map(({ at }) => at.getTime());
      expect(events[0]?.kind).toBe('offered');
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.max(...times)).toBeLessThan(before);
    }
  });

  test('whoever has no food today asked within about a day', () => {
    const hungry = demo.requests.filter(
      ({ asked: { standing, entry } }) =>
        entry.urgency === 'food_today' && ['unmatched', 'part_matched', 'matched'].includes(standing.status),
    );
    expect(hungry.length).toBeGreaterThan(10);
    for (const { asked } of hungry) expect(before - asked.askedAt.getTime()).toBeLessThan(27 * HOUR);
  });

  test('helpers had offered it, had the check, and have no more to do than they can take', () => {
    const load = new Map<string, number>();
    for (const { matches, needs, holder } of demo.requests) {
      for (const { offer, need, status, matchedAt } of matches) {
        const category = holder.categories.find(({ code }) => code === needs[need]?.category);
        expect(offer.offeredAt.getTime()).toBeLessThan(matchedAt.getTime());
        expect(offer.entry.categories).toContain(category?.code);
        expect(DBS_LEVELS.indexOf(offer.entry.dbs)).toBeGreaterThanOrEqual(DBS_LEVELS.indexOf(category?.dbs ?? 'none'));
        if (isActive(status)) load.set(offer.reference, (load.get(offer.reference) ?? 0) + 1);
      }
    }
    for (const { offered } of demo.offers)
      expect(load.get(offered.reference) ?? 0).toBeLessThanOrEqual(offered.entry.capacity);
  });

  test('nobody was matched before being taken on, nor after leaving', () => {
    for (const { events } of demo.offers) {
      const kinds = events.map(({ kind }) => kind);
      const first = kinds.indexOf('matched');
      if (first >= 0) expect(kinds.slice(0, first)).toContain('activated');
      const left = kinds.findIndex((kind) => kind === 'withdrawn' || kind === 'refused');
      if (left >= 0) expect(kinds.slice(left + 1).filter((kind) => kind !== 'noted')).toEqual([]);
    }
  });
});

test('most sentences are said only a few times', () => {
  const said = afternoonOf(47)
    .requests.flatMap(({ asked }) => asked.entry.needs.map(({ detail }) => detail))
    .filter(Boolean);
  const counts = new Map<string, number>();
  for (const sentence of said) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  expect(counts.size / said.length).toBeGreaterThan(0.5);
  expect(Math.max(...counts.values())).toBeLessThan(9);
});

test('calls: plenty at one desk with gaps and call-backs that wait, a little elsewhere, none in the future', () => {
  const { calls, kit } = afternoonOf(41);
  const at = (slug: string) => calls.filter(({ holder }) => holder.slug === slug);
  const plenty = at('south-staffordshire');
  expect(plenty.length).toBeGreaterThan(200);
  for (const outcome of ['signposted', 'request', 'call_back', 'question'] as const) {
    expect(plenty.filter((one) => one.outcome === outcome).length).toBeGreaterThan(10);
  }
  const waiting = plenty.flatMap(({ back }) => (back?.status === 'waiting' ? [back] : []));
  expect(waiting.some(({ dueAt }) => dueAt < AFTERNOON)).toBe(true);
  expect(waiting.some(({ dueAt }) => dueAt > AFTERNOON)).toBe(true);
  expect(waiting.some(({ attempts }) => attempts.length > 0)).toBe(true);
  expect(plenty.some(({ nothingFor }) => nothingFor.length > 0)).toBe(true);
  expect(plenty.some(({ endedAt }) => endedAt === null)).toBe(true);
  expect(calls.every(({ startedAt, endedAt }) => startedAt < AFTERNOON && (endedAt ?? startedAt) <= AFTERNOON)).toBe(
    true,
  );
  expect(calls.every(({ startedAt }) => startedAt >= kit.calendar.dayStart(0))).toBe(true);
  expect(calls.every(({ phone }) => /^(\+441632960\d{3}|\+447700900\d{3})?$/.test(phone))).toBe(true);
  const worcestershire = new Set(afternoonOf(47).calls.map(({ holder }) => holder.slug));
  expect(worcestershire.size).toBeGreaterThan(5);
});
