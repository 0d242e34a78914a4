import { beforeAll, describe, expect, it } from 'vitest';
import { NO_WRITES } from '#db/settings';
import type { Desk } from '~/door.server';
import { overviewOf } from '~/features/desk/overview.server';
import { presentOverview } from '~/features/desk/present.server';
import { visitDesk } from '~/features/desk/visits.server';
import { readFilter } from '~/features/requests/filters';
import { choicesOf, readQueue } from '~/features/requests/queue.server';
import { OPEN_STATUSES, type RequestStatus } from '~/features/requests/schema';
import {
  as,
  asked,
  behind,
  CODSALL,
  CODSALL_AREA,
  deskAt,
  KINVER,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
} from '../requests/stage';
import { recorded } from '../provision/stage';

setTheStage();
/** A parish where nothing was asked for. */
const SWINDON = 41_005_023;
let county: Desk;
let district: Desk;
let parish: Desk;

const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

beforeAll(async () => {
  [county, district, parish] = await Promise.all([
    deskAt(STAFFORDSHIRE, 'coordinator'),
    deskAt(SOUTH_STAFFORDSHIRE, 'officer'),
    deskAt(KINVER, 'clerk'),
  ]);
  const statuses: RequestStatus[] = ['unmatched', 'unmatched', 'matched', 'part_matched', 'done', 'closed'];
  for (const [n, status] of statuses.entries()) {
    await asked({ status, holderNo: SOUTH_STAFFORDSHIRE, areaCode: CODSALL_AREA, askedAt: ago(n * 20) });
    await asked({ status, holderNo: KINVER, urgency: n % 2 ? 'medicine' : 'food_today', askedAt: ago(n * 10) });
    await asked({ status, holderNo: CODSALL, areaCode: n % 2 ? null : CODSALL_AREA, askedAt: ago(n) });
  }
});

const home = (desk: Desk, since: Date | null = null) =>
  as(desk, async (db) => presentOverview(await overviewOf(db, desk, since), desk, since));

/** How many the list behind a link of the home holds. */
const listed = (desk: Desk, href: string) =>
  as(desk, async (db) => {
    const url = new URL(href, 'http://localhost');
    return (await readQueue(db, desk, readFilter(url.searchParams, choicesOf(desk)), url)).counts.head.total;
  });

describe.each([
  ['county', () => county],
  ['district', () => district],
  ['parish', () => parish],
])('the home of a %s', (_, desk) => {
  it('says of everything as many as the list behind it holds', async () => {
    const shown = await home(desk(), ago(15));
    const links = [
      ...shown.statuses.map(({ count, href }) => [count, href] as const),
      ...shown.needs.map(({ count, href }) => [count, href] as const),
      ...shown.places.map(({ open, href }) => [open, href] as const),
      ...shown.figures
        .filter(({ href }) => href.includes('/requests'))
        .map(({ value, href }) => [value, href] as const),
    ];
    expect(links.length).toBeGreaterThan(12);
    for (const [count, href] of links) expect(`${href} ${await listed(desk(), href)}`).toBe(`${href} ${count}`);
  });
});

describe('the home of a desk', () => {
  it('counts its own range', async () => {
    const open = ({ statuses }: Awaited<ReturnType<typeof home>>) =>
      statuses
        .filter(({ href }) => OPEN_STATUSES.some((one) => href.endsWith(`=${one}`)))
        .reduce((sum, { count }) => sum + count, 0);
    expect([open(await home(county)), open(await home(district)), open(await home(parish))]).toEqual([12, 12, 4]);
  });

  it('begins with the most urgent that nobody helps with', async () => {
    const { first, title } = await home(parish);
    expect(first.map(({ urgency, status }) => [urgency.word, status.word])).toEqual([
      ['Food today', 'Unmatched'],
      ['Medicine', 'Unmatched'],
    ]);
    expect(title).toBe('What needs you now');
  });

  it('says that nothing waits only where nothing does', async () => {
    const desk = await deskAt(SWINDON, 'clerk');
    expect((await home(desk, ago(1))).title).toBe('Nothing waits for you');
    await recorded(SWINDON, { name: 'Swindon soup' });
    await behind()`update provision set recorded_by_no = ${SOUTH_STAFFORDSHIRE} where tenant_no = ${SWINDON}`;
    const { title, figures } = await home(desk, ago(1));
    expect([title, figures.find(({ value }) => value === 1)?.label]).toEqual([
      'What needs you now',
      'map entry recorded for you, to confirm',
    ]);
  });

  it('goes by district, by locality, or by parish', async () => {
    const places = async (desk: Desk) => {
      const { placeWord, places: some } = await home(desk);
      return [placeWord, ...some.filter(({ open }) => open > 0).map(({ name }) => name)];
    };
    expect(await places(county)).toEqual(['District', 'South Staffordshire', 'Place not known']);
    expect(await places(district)).toEqual(['Locality', 'Central', 'Southern', 'Place not known']);
    expect(await places(parish)).toEqual(['Parish']);
  });
});

describe('a visit', () => {
  const visit = (desk: Desk) => as({ ...desk, range: { ...desk.range, ...NO_WRITES } }, (db) => visitDesk(db, desk));

  it('remembers the one before, although nothing else may be written', async () => {
    const desk = await deskAt(KINVER, 'clerk');
    expect(await visit(desk)).toBeNull();
    expect(await visit(desk)).toBeNull();
    await behind()`update desk_visit set looked_at = now() - interval '2 hours', began_at = looked_at - interval '3 hours' where user_id = ${desk.member.userId}`;
    const before = await visit(desk);
    expect(Math.round((Date.now() - (before?.getTime() ?? 0)) / HOUR)).toBe(2);
    expect(await visit(desk)).toEqual(before);
  });

  it('ends after half an hour, also for somebody who looks all the time', async () => {
    const desk = await deskAt(KINVER, 'clerk');
    const minutesAgo = (began: number, looked: number) => behind()`
      update desk_visit set began_at = now() - ${began} * interval '1 minute', looked_at = now() - ${looked} * interval '1 minute'
      where user_id = ${desk.member.userId}`;
    await visit(desk);
    await minutesAgo(25, 20);
    expect(await visit(desk)).toBeNull();
    await minutesAgo(40, 20);
    const before = await visit(desk);
    expect(Math.round((Date.now() - (before?.getTime() ?? 0)) / 60_000)).toBe(20);
    expect(await visit(desk)).toEqual(before);
  });

  it('is each person’s and each desk’s own', async () => {
    const [one, other] = [await deskAt(KINVER, 'clerk'), await deskAt(KINVER, 'clerk')];
    await visit(one);
    await behind()`update desk_visit set looked_at = now() - interval '2 hours', began_at = looked_at - interval '3 hours' where user_id = ${one.member.userId}`;
    expect(await visit(other)).toBeNull();
    expect(await visit(one)).not.toBeNull();
  });

  it('cannot be noted for somebody else', async () => {
    const [one, other] = [await deskAt(KINVER, 'clerk'), await deskAt(KINVER, 'clerk')];
    const forged = as(one, (db) => visitDesk(db, other));
    await expect(forged).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
