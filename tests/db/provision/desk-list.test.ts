import { beforeAll, describe, expect, it } from 'vitest';
import { localitiesAround, placesAround } from '~/features/provision/places.server';
import { chosenNames } from '~/features/councils/queries-named.server';
import { entryGroups } from '~/features/provision/filter-groups';
import { entryQuery, readEntryFilter } from '~/features/provision/filters';
import { moveProvision } from '~/features/provision/commands.server';
import type { EntryMove } from '~/features/provision/moves';
import { countedAt, entryChoices, readEntries } from '~/features/provision/list.server';
import { countEntriesWaiting, entriesWaiting, WAITING_QUERY } from '~/features/provision/queries-waiting.server';
import { similarEntries } from '~/features/provision/similar.server';
import { newId } from '#db/id';
import { daysAfter, londonToday } from '~/platform/forms/typed-date';
import {
  at,
  behind,
  CODSALL,
  CODSALL_AREA,
  deskAt,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
} from '../requests/stage';
import { recorded } from './stage';

setTheStage();
const TODAY = londonToday();
const charity = { charityNo: '1999123', phone: '+441632960010' };
let locality: { id: string; areas: string[] };

beforeAll(async () => {
  const tenant = { tenantNo: SOUTH_STAFFORDSHIRE, tier: 'district' as const };
  const localities = await at(SOUTH_STAFFORDSHIRE, (db) => localitiesAround(db, tenant));
  locality = localities.find(({ areas }) => areas.includes(KINVER_AREA)) as typeof locality;
  await recorded(SOUTH_STAFFORDSHIRE, { name: 'Befriending line', kind: 'council', categories: [4], everywhere: true });
  await recorded(SOUTH_STAFFORDSHIRE, {
    name: 'Southern bus',
    categories: [5],
    localityIds: [locality.id],
    ...charity,
  });
  const lunch = await recorded(KINVER, { name: 'Kinver lunch club', areaCodes: [KINVER_AREA], categories: [1, 4] });
  const old = await recorded(KINVER, { name: 'Old larder', kind: 'food', areaCodes: [KINVER_AREA] });
  await recorded(KINVER, { name: 'Soon', kind: 'activity', status: 'planned', plannedFrom: daysAfter(TODAY, 9) });
  await recorded(KINVER, { name: 'Begun', status: 'planned', plannedFrom: TODAY, everywhere: true });
  await recorded(KINVER, {
    name: 'Back',
    status: 'paused',
    pausedUntil: TODAY,
    published: false,
    contactPhone: '+441632960077',
  });
  const ended = await recorded(CODSALL, { name: 'Gone', status: 'ended', areaCodes: [CODSALL_AREA] });
  await recorded(CODSALL, { name: 'Codsall far', areaCodes: [CODSALL_AREA] });
  await recorded(CODSALL, { name: 'Codsall pantry', areaCodes: [CODSALL_AREA, KINVER_AREA] });
  await behind()`update provision set recorded_by_no = ${SOUTH_STAFFORDSHIRE} where id = ${lunch}`;
  await behind()`update provision set updated_at = now() - interval '200 days' where id in (${old}, ${ended})`;
  await behind()`insert into provision_change (county_no, tenant_no, id, provision_id, kind, based_on)
    values (41, ${KINVER}, ${newId()}, ${lunch}, 2, 1)`;
});

async function list(no: number, query: string) {
  const desk = await deskAt(no, no === STAFFORDSHIRE ? 'coordinator' : 'officer');
  return at(no, async (db) => {
    const around = await placesAround(db, desk.tenant);
    const filter = readEntryFilter(new URLSearchParams(query), entryChoices(desk, around));
    const read = await readEntries(db, desk, filter, around, new URL(`http://here/?${query}`));
    const { tier, categories } = desk.tenant;
    const known = {
      tier,
      categories,
      districts: around.districts,
      localities: countedAt(desk.tenant, around, filter.localities),
      mayChange: true,
      names: { ...(await chosenNames(db, filter)), doubts: [] },
    };
    return {
      ...read,
      filter,
      groups: entryGroups(filter, read.counts, known),
      names: read.lines.map(({ name }) => name),
    };
  });
}

describe('the list of entries', () => {
  it('shows what runs of the own range, by name, and nothing of another', async () => {
    expect((await list(KINVER, '')).names).toEqual(['Back', 'Begun', 'Kinver lunch club', 'Old larder', 'Soon']);
    expect((await list(CODSALL, 'status=ended')).names).toEqual(['Gone']);
  });

  it('has what is back from a pause among what is planned where it had not begun, the same in SQL as on its page', async () => {
    const PERTON = 41_005_021;
    const plan = { status: 'planned' } as const;
    const [undated, dated] = [
      await recorded(PERTON, { ...plan, name: 'Zq undated plan' }),
      await recorded(PERTON, { ...plan, name: 'Zq dated plan', plannedFrom: daysAfter(TODAY, 9) }),
    ];
    const running = await recorded(PERTON, { name: 'Zq running' });
    const actor = { id: null, name: 'Test', tenantNo: PERTON, onBehalfOf: null };
    const move = (id: string, what: EntryMove, until: string | null = null) =>
      at(PERTON, (db) => moveProvision(db, { id, move: what, until, today: TODAY }, actor));
    for (const id of [undated, dated, running]) expect(await move(id, 'pause', daysAfter(TODAY, 3))).toBe('done');
    expect((await list(PERTON, 'status=paused')).names).toHaveLength(3);
    await behind()`update provision set paused_until = ${TODAY} where tenant_no = ${PERTON}`;
    expect((await list(PERTON, 'status=planned')).names).toEqual(['Zq dated plan', 'Zq undated plan']);
    expect((await list(PERTON, 'status=active')).names).toEqual(['Zq running']);
    expect((await list(PERTON, 'status=planned')).lines.map(({ running, status }) => [running, status.word])).toEqual([
      [false, expect.stringMatching(/^Planned/)],
      [false, expect.stringMatching(/^Planned/)],
    ]);
    expect(await move(undated, 'begin')).toBe('done');
    expect((await list(PERTON, 'status=active')).names).toEqual(['Zq running', 'Zq undated plan']);
  });

  it('shows beside a group of holders what a single council holds', async () => {
    const [all, us, kinver] = [
      await list(SOUTH_STAFFORDSHIRE, ''),
      await list(SOUTH_STAFFORDSHIRE, 'holder=us'),
      await list(SOUTH_STAFFORDSHIRE, `council=${KINVER}`),
    ];
    expect(kinver.names).toEqual((await list(KINVER, '')).names);
    expect(kinver.counts.total).toBeLessThan(all.counts.total);
    const both = await list(SOUTH_STAFFORDSHIRE, `holder=us&council=${KINVER}`);
    expect(both.counts.total).toBe(us.counts.total + kinver.counts.total);
  });

  it('says beside each box how many it holds with that box ticked', async () => {
    for (const [desk, start] of [
      [SOUTH_STAFFORDSHIRE, ''],
      [SOUTH_STAFFORDSHIRE, 'todo=stale&status=active'],
      [SOUTH_STAFFORDSHIRE, `parish=${KINVER_AREA}`],
      [STAFFORDSHIRE, ''],
    ] as const) {
      const { groups, filter } = await list(desk, start);
      for (const { name, options } of groups) {
        for (const { value, count } of options) {
          const query = new URLSearchParams();
          for (const [key, values] of Object.entries({ ...entryQuery(filter), [name]: [value] })) {
            for (const one of [values ?? []].flat()) query.append(key, one);
          }
          const { counts, lines } = await list(desk, query.toString());
          expect([start, name, value, counts.total, lines.length]).toEqual([start, name, value, count, count]);
        }
      }
    }
  });

  it('narrows a county’s list to a locality that is asked for, which stands among its filters', async () => {
    const { names, filter, groups } = await list(STAFFORDSHIRE, `locality=${locality.id}&category=transport`);
    expect([filter.localities, names.includes('Southern bus')]).toEqual([[locality.id], true]);
    const elsewhere = (await list(STAFFORDSHIRE, `locality=${locality.id}`)).names;
    expect([elsewhere.includes('Kinver lunch club'), elsewhere.includes('Codsall far')]).toEqual([true, false]);
    expect((await list(STAFFORDSHIRE, '')).names).toContain('Codsall far');
    const [covers] = groups.filter(({ name }) => name === 'locality');
    expect(covers?.options.map(({ value }) => value)).toEqual([locality.id]);
  });

  it('knows what covers a parish: by name, by its locality, and all of its councils', async () => {
    const { names } = await list(SOUTH_STAFFORDSHIRE, `parish=${KINVER_AREA}`);
    expect(names).toEqual([
      'Befriending line',
      'Begun',
      'Codsall pantry',
      'Kinver lunch club',
      'Old larder',
      'Southern bus',
    ]);
  });

  it('follows dates, and tells what there is to see to', async () => {
    expect((await list(KINVER, 'status=active')).names).toEqual(['Back', 'Begun', 'Kinver lunch club', 'Old larder']);
    expect((await list(KINVER, 'todo=stale')).names).toEqual(['Old larder']);
    expect((await list(KINVER, 'todo=to_confirm')).lines[0]?.marks.map(({ word }) => word)).toEqual([
      'To confirm: recorded by South Staffordshire',
      'Changes waiting',
    ]);
    expect((await list(CODSALL, 'status=ended&todo=stale')).names).toEqual([]);
  });

  it('finds by words, and goes on by key', async () => {
    expect((await list(SOUTH_STAFFORDSHIRE, 'q=LUNCH')).names).toEqual(['Kinver lunch club']);
    const whole = await list(SOUTH_STAFFORDSHIRE, '');
    const third = whole.page.rows[2]?.id ?? '';
    const after = await list(SOUTH_STAFFORDSHIRE, `after=${third}~3`);
    expect([after.names, after.page.from]).toEqual([whole.names.slice(3), 4]);
    const before = await list(SOUTH_STAFFORDSHIRE, `before=${third}~3`);
    expect(before.names).toEqual(whole.names.slice(0, 2));
  });

  it('is as long as what the home of the desk says is waiting', async () => {
    const waiting = await at(KINVER, (db) => entriesWaiting(db, KINVER));
    expect(waiting).toEqual({ signedUp: 0, toConfirm: 1, changes: 1, stale: 1, answers: 0 });
    const all = await at(KINVER, (db) => countEntriesWaiting(db, KINVER, 100));
    const query = new URLSearchParams([
      ['holder', WAITING_QUERY.holder],
      ...WAITING_QUERY.todo.map((one) => ['todo', one]),
    ]);
    expect(all).toBe((await list(KINVER, query.toString())).counts.total);
  });
});

describe('what may be the same', () => {
  const like = async (no: number, wish: Partial<Parameters<typeof similarEntries>[2]>) => {
    const desk = await deskAt(no, 'officer');
    const asked = { name: 'Something else altogether', phone: null, postcode: null, charityNo: null, ...wish };
    return at(no, (db) => similarEntries(db, desk, asked, ''));
  };

  it('is found across the tiers, in words', async () => {
    expect(await like(CODSALL, { name: 'Kinver Lunch Clubb' })).toEqual([
      {
        id: expect.any(String) as string,
        name: 'Kinver lunch club',
        own: false,
        words: 'Kinver has this already: a name like it. Covers Kinver',
      },
    ]);
    const [bus] = await like(KINVER, { charityNo: '1999123', phone: '+441632960010' });
    expect(bus?.words).toContain('South Staffordshire has this already: the same charity number and phone number');
  });

  it('tells nothing that another council keeps to itself', async () => {
    expect(await like(CODSALL, { name: 'Back', phone: '+441632960077' })).toEqual([]);
    expect(await like(KINVER, { phone: '+441632960077' })).toMatchObject([{ name: 'Back', own: true }]);
  });
});
