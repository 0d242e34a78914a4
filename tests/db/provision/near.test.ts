import { beforeAll, describe, expect, it, test } from 'vitest';
import { withPortal } from '#db/client.server';
import { whereabouts } from '~/features/councils/residence.server';
import { nearPlaceOf, provisionNear, type NearFilter, type NearPlace } from '~/features/provision/queries-near.server';
import { ringsAround } from '~/features/provision/queries-rings.server';
import {
  at,
  behind,
  CODSALL,
  CODSALL_AREA,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
  WORCESTERSHIRE,
} from '../requests/stage';
import { recorded } from './stage';

setTheStage();

const HOME = 'DY7 6HL'; // Kinver
let place: NearPlace;
const names = new Map<string, string>();

beforeAll(async () => {
  const home = await withPortal({}, async (db) => {
    const said = { postcode: HOME, unsure: false, chosen: null };
    const { residence } = await whereabouts(db, 41, said);
    return residence && { residence, place: await nearPlaceOf(db, residence) };
  });
  if (!home?.residence) throw new Error(`${HOME} is not known`);
  place = home.place;
  const off = (metres: number) => ({ x: home.residence.loc.x + metres, y: home.residence.loc.y });
  const put = async (holderNo: number, wish: Parameters<typeof recorded>[1]) =>
    names.set(await recorded(holderNo, wish), wish.name);
  await put(KINVER, { name: 'Kinver phone tree', categories: [4] });
  await put(SOUTH_STAFFORDSHIRE, { name: 'Kinver larder', areaCode: KINVER_AREA, loc: off(300) });
  await put(SOUTH_STAFFORDSHIRE, { name: 'Meals van', areaCodes: [KINVER_AREA, CODSALL_AREA] });
  await put(STAFFORDSHIRE, { name: 'County money line', everywhere: true, categories: [3] });
  await put(SOUTH_STAFFORDSHIRE, { name: 'Southern drivers', localityIds: [...place.localityIds], categories: [5] });
  await put(CODSALL, { name: 'Codsall café', areaCode: CODSALL_AREA, loc: off(5000), kind: 'food' });
  await put(SOUTH_STAFFORDSHIRE, {
    name: 'Wombourne Chemist',
    summary: 'Prescription collection: we fetch your medicine and bring it round.',
    categories: [2],
    loc: off(4000),
  });
  await put(STAFFORDSHIRE, { name: 'Far kitchen', loc: off(40_000) });
  await put(WORCESTERSHIRE, { name: 'Over the border', everywhere: true, loc: off(200) });
  await put(KINVER, { name: 'Hidden pharmacy', published: false, areaCode: KINVER_AREA, categories: [2] });
  await put(KINVER, { name: 'Ended pharmacy', status: 'ended', areaCode: KINVER_AREA, categories: [2] });
});

const found = (filter: NearFilter = {}, from = place) => withPortal({}, (db) => provisionNear(db, from, filter));
const namesOf = async (filter: NearFilter = {}) => (await found(filter)).map(({ content }) => content.name);

describe('the search by place', () => {
  it('gives the parish its own first, then what covers it, what is near, and the rest of the county', async () => {
    const told = (await found()).map(({ content, nearness, metres }) => [content.name, nearness, metres]);
    expect(told).toEqual([
      ['Kinver larder', 'parish', 300],
      ['Kinver phone tree', 'parish', null],
      ['County money line', 'covers', null],
      ['Meals van', 'covers', null],
      ['Southern drivers', 'covers', null],
      ['Wombourne Chemist', 'near', 4000],
      ['Codsall café', 'near', 5000],
      ['Far kitchen', 'county', 40_000],
    ]);
  });

  it('answers a desk as it answers the public', async () => {
    const atDesk = await at(CODSALL, (db) => provisionNear(db, place));
    expect(atDesk.map(({ content }) => content.name)).toEqual(await namesOf());
  });

  it('has nothing for a place that no council here serves', async () => {
    expect(await found({}, { ...place, countyNo: 0, tenantNos: [] })).toEqual([]);
  });

  it('leaves out what is further than wished, except what covers the place', async () => {
    expect(await namesOf({ withinMetres: 4500 })).not.toContain('Codsall café');
    expect(await namesOf({ withinMetres: 4500 })).toEqual(expect.arrayContaining(['Wombourne Chemist', 'Meals van']));
  });

  it('gives one kind, or some categories, and no more than wished', async () => {
    expect(await namesOf({ kinds: ['food'] })).toEqual(['Codsall café']);
    expect(await namesOf({ categories: [3, 5] })).toEqual(['County money line', 'Southern drivers']);
    expect(await namesOf({ limit: 2 })).toHaveLength(2);
  });
});

describe('what is typed', () => {
  test.each([
    ['pharmacey pickup', 'Wombourne Chemist'],
    ['chemsit', 'Wombourne Chemist'],
    ['prescripton', 'Wombourne Chemist'],
    ['presription', 'Wombourne Chemist'],
    ['codsal cafe', 'Codsall café'],
    ['cdosall', 'Codsall café'],
    ['wombourn', 'Wombourne Chemist'],
    ['money advise', 'County money line'],
    ['lonly', 'Kinver phone tree'],
    ['foodbnk', 'Kinver larder'],
    ['perscription', 'Wombourne Chemist'],
    ['kodsall', 'Codsall café'],
    ['wompourne', 'Wombourne Chemist'],
    ['kitshen', 'Far kitchen'],
    ['lardor kimver', 'Kinver larder'],
  ])('"%s" finds %s first', async (words, name) => expect((await namesOf({ words }))[0]).toBe(name));

  it('finds within the wished categories only', async () => {
    expect(await namesOf({ words: 'kinver', categories: [4] })).toEqual(['Kinver phone tree']);
    expect(await namesOf({ words: 'pharmacy', categories: [1] })).toEqual([]);
  });

  it.each(['%', "'; drop view pg_roles; --", '…', '{}', 'zzzzqqqq', 'a'.repeat(500)])(
    'means nothing more than its words: %s',
    async (words) => expect(await namesOf({ words })).toEqual([]),
  );

  it('never brings up what is not published, has ended, or is known to staff alone', async () => {
    const all = [...(await namesOf({ words: 'pharmacy' })), ...(await namesOf({ words: 'hidden ended' }))];
    expect(all).not.toContain('Hidden pharmacy');
    expect(all).not.toContain('Ended pharmacy');
    const id = await recorded(KINVER, { name: 'House', placePublic: false, postcode: 'DY7 6ZZ', loc: { x: 1, y: 1 } });
    expect(await namesOf({ words: 'DY7 6ZZ' })).toEqual([]);
    const [house] = (await found()).filter((entry) => entry.id === id);
    expect(house).toMatchObject({ metres: null, content: { loc: null, postcode: null } });
    await behind()`update provision set published = false where id = ${id}`;
  });
});

it('counts each ring: the parish’s own, what covers it, what is near, and the rest', async () => {
  const { entries, counts } = await at(CODSALL, (db) => ringsAround(db, place, {}));
  for (const nearness of ['parish', 'covers', 'near', 'county'] as const) {
    const of = entries.filter((entry) => entry.nearness === nearness);
    expect([nearness, counts[nearness]]).toEqual([nearness, { count: of.length, more: false }]);
  }
  expect(entries.map(({ id }) => id).sort()).toEqual((await found()).map(({ id }) => id).sort());
  const nobody = await at(CODSALL, (db) => ringsAround(db, { ...place, countyNo: 0, tenantNos: [] }, {}));
  expect(nobody.entries).toEqual([]);
});

describe('the nearest of a county of thousands', () => {
  const HERE = 'point(400000, 250000)';

  beforeAll(async () => {
    await behind().unsafe(`
      insert into provision (county_no, tenant_no, id, kind, status, name, run_by, summary, categories, loc)
      select 47, 47000000, gen_random_uuid(), 1 + g % 4, 2, 'Zzusual ' || case when g % 7 = 0 then 'zzseventh' else '' end
        || case when g % 90 = 0 then ' zzseldom' else '' end || case when g > 2397 then ' zzlast' else '' end,
        'Group', 'Anything', array[1 + g % 8, 1 + (g + 3) % 8]::smallint[], point(400000 + g / 3 * 10, 250000)
      from generate_series(1, 2400) g`);
  });

  it('come ring by ring with the real count of each, however crowded the ring before is', async () => {
    const from = { x: 412_000, y: 250_000 };
    const around = {
      ...place,
      countyNo: 47,
      parishCode: null,
      tenantNos: [WORCESTERSHIRE],
      localityIds: [],
      loc: from,
    };
    const rings = (categories?: number[]) =>
      at(WORCESTERSHIRE, (db) => ringsAround(db, around, categories ? { categories } : {}));
    const { entries, counts } = await rings([1]);
    const [there] = await behind()<{ near: number; county: number }[]>`
      select count(*) filter (where public_loc <-> ${`(${from.x},${from.y})`}::point <= 8000)::int as near, count(*)::int as county
      from provision where county_no = 47 and categories && '{1}' and not everywhere`;
    expect([counts.near, counts.county]).toEqual([
      { count: there?.near, more: false },
      { count: (there?.county ?? 0) - (there?.near ?? 0), more: false },
    ]);
    const far = entries.filter(({ nearness }) => nearness === 'county').map(({ metres }) => metres ?? 0);
    expect(entries.filter(({ nearness }) => nearness === 'near')).toHaveLength(100);
    expect([far.length, Math.min(...far)]).toEqual([60, 8010]);
    const all = (await rings()).counts;
    expect([all.near.more, all.county.more]).toEqual([true, true]);
    const planned = await behind()<{ id: string }[]>`
      update provision set status = 1, planned_from = '2100-01-01' 
      where county_no = 47 and (public_loc ~= point(405000, 250000) or public_loc ~= point(401000, 250000))
      returning id`;
    expect(planned).toHaveLength(6);
    const later = (await rings()).entries.filter(({ content }) => content.status === 'planned');
    expect(later.map(({ id }) => id).sort()).toEqual(planned.map(({ id }) => id).sort());
    expect(new Set(later.map(({ nearness }) => nearness))).toEqual(new Set(['near', 'county']));
    await behind()`update provision set status = 2, planned_from = null where county_no = 47`;
  });

  async function walked(which: string, most: number): Promise<string[]> {
    const ids: string[] = [];
    for (let skip = 0; skip < 3000; skip += most) {
      const rows = await behind().unsafe<{ id: string }[]>(
        `select id from provision_around(47, ${HERE}, ${which}, ${skip}, ${most})`,
      );
      ids.push(...rows.map(({ id }) => id));
      if (rows.length < most) break;
    }
    return ids;
  }

  it.each([
    ['zzusual', null, null],
    ['zzseventh', null, null],
    ['zzseventh', [2, 5], null],
    ['zzseldom', null, null],
    ['zzseldom', [1, 3, 4], [3]],
    ['zzseldom zzlast', null, null],
    ['zzlast', null, [1, 2, 3, 4]],
    [null, [1], [2]],
    [null, null, [4]],
  ])('come once each and in their order, met or looked up: %s %s %s', async (words, categories, kinds) => {
    const array = (values: readonly number[] | null) => (values ? `'{${values.join()}}'::smallint[]` : 'null');
    const terms = words ? `provision_found_by(47, '{}', '${words}')` : 'null::text[]';
    const all = await behind().unsafe<{ id: string }[]>(`
      select id from provision where county_no = 47 and published and status < 4 and merged_into is null
        ${words ? `and terms && ${terms}` : ''} ${categories ? `and categories && ${array(categories)}` : ''}
        ${kinds ? `and kind = any (${array(kinds)})` : ''}
      order by public_loc <-> ${HERE}, id`);
    expect(all.length).toBeGreaterThan(2);
    for (const most of [40, 200]) {
      expect(await walked(`${terms}, ${array(categories)}, ${array(kinds)}`, most)).toEqual(all.map(({ id }) => id));
    }
  });
});
