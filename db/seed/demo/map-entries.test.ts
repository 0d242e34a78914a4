import { beforeAll, describe, expect, test, vi } from 'vitest';
import { contentSchema } from '~/features/provision/schema';
import { isStale, standingOf } from '~/features/provision/rules';
import { aWorld } from '#tests/factories/world';
import { Calendar } from './calendar';
import { kitFor } from './kit';
import { mapOf, type MapEntry } from './map-entries';
import { rosterOf, staffOf, type Roster } from './staff';
import type { World } from './world';

// Reading a county's postcodes takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const AFTERNOON = new Date('2026-11-21T14:37:00Z');
const TODAY = '2026-11-21';
let world: World;
let roster: Roster;
let entries: MapEntry[];

beforeAll(async () => {
  world = await aWorld(41);
  roster = rosterAt(world);
  entries = mapAt(AFTERNOON);
});

function rosterAt({ county, spots, councilsOf }: World): Roster {
  const councils = [...new Set([county, ...spots.flatMap(({ place }) => councilsOf(place))])];
  return rosterOf(staffOf(councils), county);
}

const mapAt = (now: Date) => mapOf(kitFor(world, new Calendar(now), 'staffordshire'), roster);
/** Of South Staffordshire and its parishes. */
const south = () => entries.filter(({ holder }) => Math.floor(holder.tenantNo / 1000) === 41_005);
const named = (all: readonly MapEntry[]) =>
  all.map(({ content: { name, runBy, status } }) => ({ name, runBy, status }));

test('the same moment makes the same map, another day the same entries', () => {
  expect(JSON.stringify(mapAt(AFTERNOON))).toBe(JSON.stringify(entries));
  expect(named(mapAt(new Date('2027-02-03T00:05:00Z')))).toEqual(named(entries));
});

test('every district has its share, and the counties theirs', async () => {
  const other = await aWorld(47);
  const there = mapOf(kitFor(other, new Calendar(AFTERNOON), 'worcestershire'), rosterAt(other));
  const counts = new Map<number, number>();
  for (const { holder } of [...entries, ...there]) {
    const district = Math.floor(holder.tenantNo / 1000);
    counts.set(district, (counts.get(district) ?? 0) + 1);
  }
  expect(Object.fromEntries(counts)).toEqual({
    ...{ 41000: 8, 41001: 3, 41002: 3, 41003: 3, 41004: 3, 41005: 248, 41006: 3, 41007: 3, 41008: 3 },
    ...{ 47000: 8, 47001: 14, 47002: 14, 47003: 14, 47004: 14, 47005: 14, 47006: 14 },
  });
});

test('all of it says that it is invented, and no number or address in it can be anybody’s', () => {
  for (const { content } of entries) {
    expect(content.source).toBe('Invented for this demonstration');
    expect(content.summary).toMatch(/\(Invented\.\)$/);
    expect(`${content.charityNo ?? '9100000'} ${content.companyNo ?? 'ZZ100000'}`).toMatch(/^91\d{5} ZZ\d{6}$/);
    expect(content.website ?? 'https://x.example').toMatch(/^https:\/\/[a-z0-9-]+\.example$/);
  }
});

test('every entry says what the product would have let it say', () => {
  for (const { content } of entries) expect(contentSchema.parse(content)).toEqual(content);
});

test.each(['2026-11-21T00:01:00Z', '2026-10-25T17:30:00Z', '2026-03-29T05:00:00Z'])(
  'made at %s, everything has happened by then, one thing after another',
  (moment) => {
    const now = new Date(moment);
    for (const { createdAt, updatedAt, confirmed, events, changes } of mapAt(now)) {
      const times = events.map(({ at }) => at.getTime());
      expect(times[0]).toBe(createdAt.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      const last = [...times, confirmed?.at.getTime() ?? 0, ...changes.map(({ at }) => at.getTime())];
      expect(Math.max(...last)).toBeLessThan(now.getTime());
      expect(updatedAt.getTime()).toBeGreaterThanOrEqual(createdAt.getTime());
    }
  },
);

describe('South Staffordshire', () => {
  test('has something in all 29 parishes, and in Coppenhall one thing that has not begun', () => {
    const codes = world.localities.flatMap(({ areas }) => areas);
    const things = (code: string) =>
      south().filter(
        ({ content: { areaCode, areaCodes }, holder }) =>
          [areaCode, ...areaCodes].includes(code) || (holder.tier === 'parish' && holder.areas.includes(code)),
      );
    expect(codes).toHaveLength(29);
    expect(codes.filter((code) => things(code).length === 0)).toEqual([]);
    const coppenhall = south().filter(
      ({ content: { areaCode, name } }) => areaCode === 'E04008961' || name.includes('Coppenhall'),
    );
    expect(coppenhall.map(({ content }) => content.status)).toEqual(['planned']);
  });

  test('shows everything that can be said of an entry', () => {
    const all = south();
    const some = (what: (entry: MapEntry) => unknown) => all.filter((entry) => Boolean(what(entry))).length;
    const standing = ({ content }: MapEntry) => standingOf(content, TODAY);
    const stale = ({ content: { status }, confirmed, updatedAt }: MapEntry) =>
      isStale({ status, confirmedAt: confirmed?.at ?? null, updatedAt }, 10, AFTERNOON);
    const change = (kind: string) => (entry: MapEntry) =>
      entry.changes.some((one) => one.kind === kind && one.status === 'waiting');
    const opening = (what: (one: MapEntry['content']['hours']['openings'][number]) => unknown) => (entry: MapEntry) =>
      entry.content.hours.openings.some((one) => Boolean(what(one)));
    const least: [number, (entry: MapEntry) => unknown][] = [
      ...(['planned', 'paused', 'ended'] as const).map((one): [number, (entry: MapEntry) => unknown] => [
        8,
        (entry) => standing(entry) === one,
      ]),
      [20, stale],
      [10, ({ recordedByNo }) => recordedByNo],
      [5, ({ content }) => !content.published],
      [3, ({ events }) => events[0]?.kind === 'signed_up'],
      [5, ({ content }) => content.capacityLeft === 0],
      [5, ({ content }) => !content.placePublic],
      [10, ({ content }) => content.hours.exceptions.length],
      [3, opening(({ every }) => every === 'month')],
      [2, opening(({ interval }) => interval === 2)],
      [5, opening(({ opens, closes }) => closes < opens)],
      [1, ({ content }) => content.hours.always],
      [10, ({ content }) => content.localityIds.length],
      [10, ({ content }) => content.everywhere],
      [10, ({ content }) => content.areaCodes.length > 1],
      [2, change('change')],
      [5, change('suggestion')],
      [1, change('claim')],
      [1, change('join')],
    ];
    expect(least.flatMap(([count, what], index) => (some(what) < count ? [[index, some(what), count]] : []))).toEqual(
      [],
    );
  });
});
