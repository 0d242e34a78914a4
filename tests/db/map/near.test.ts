import { beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '~/door.server';
import { entriesNear, offersNear } from '~/features/map/near-request.server';
import type { Kilometres } from '~/features/offers/filters';
import { east, HERE, offered } from '../offers/stage';
import { recorded } from '../provision/stage';
import { at, CODSALL, deskAt, KINVER, KINVER_AREA, setTheStage, SOUTH_STAFFORDSHIRE } from '../requests/stage';

setTheStage();

const FROM = { areaCode: KINVER_AREA, loc: HERE };
let desk: Desk;

beforeAll(async () => {
  desk = await deskAt(KINVER, 'clerk');
  await recorded(CODSALL, { name: 'Two away', loc: east(2_000), categories: [2] });
  await recorded(KINVER, { name: 'Ours', loc: east(800) });
  await recorded(SOUTH_STAFFORDSHIRE, { name: 'Covers us', areaCodes: [KINVER_AREA] });
  await recorded(CODSALL, { name: 'Too far', loc: east(15_000) });
  await recorded(CODSALL, { name: 'Not published', loc: east(100), published: false });
  await recorded(CODSALL, { name: 'Somebody’s home', loc: east(50), placePublic: false, categories: [1] });
  await offered({ holderNo: KINVER, reference: 'JV-ONE-KM1', loc: east(1_200), categories: [1] });
  await offered({ holderNo: KINVER, reference: 'JV-300-M11', loc: east(300), categories: [2] });
  await offered({ holderNo: KINVER, reference: 'JV-OUT-OFF', loc: east(300), status: 'withdrawn' });
  await offered({ holderNo: CODSALL, reference: 'JV-NOT-RNG', loc: east(100), categories: [1] });
});

const entries = (categories: string[], within: Kilometres) =>
  at(KINVER, async (db) =>
    (await entriesNear(db, desk, FROM, { categories, within })).map(({ title, words, href }) => [title, words, href]),
  );

describe('near a request', () => {
  it('is what anybody has published, nearest first, and leads to what may be opened', async () => {
    const found = await entries([], 10);
    expect(found.map(([title, words]) => [title, words?.split(' · ')[0]])).toEqual([
      ['Ours', '0.8 km away'],
      ['Two away', '2.0 km away'],
      ['Covers us', 'does not say where'],
    ]);
    expect(found[0]?.[2]).toMatch(/^\/kinver\/desk\/provision\//);
    expect(found[1]?.[2]).toMatch(/^\/kinver\/directory\//);
  });

  it('is narrowed by what helps and how far', async () => {
    expect((await entries(['medication'], 10)).map(([title]) => title)).toEqual(['Two away']);
    expect((await entries([], 20)).map(([title]) => title)).toContain('Too far');
  });

  it('are the volunteers of the range who can be matched, nearest first', async () => {
    const found = await at(KINVER, (db) => offersNear(db, desk, FROM, { categories: [], within: 10 }));
    expect(found.map(({ title, words }) => `${title} ${words}`)).toEqual([
      'JV-300-M11 0.3 km away · Person · Kinver',
      'JV-ONE-KM1 1.2 km away · Person · Kinver',
    ]);
    const near = await at(KINVER, (db) => offersNear(db, desk, FROM, { categories: ['food'], within: 10 }));
    expect(near.map(({ title }) => title)).toEqual(['JV-ONE-KM1']);
    expect(
      await at(KINVER, (db) => offersNear(db, desk, { ...FROM, loc: null }, { categories: [], within: 2 })),
    ).toEqual([]);
  });
});
