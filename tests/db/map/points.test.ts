import { beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '~/door.server';
import { boundaryFile } from '~/features/map/boundaries.server';
import { offersBeside, requestsBeside } from '~/features/map/desk-page.server';
import { offerPoints, requestPoints } from '~/features/map/queries-points.server';
import { valuesByParish } from '~/features/map/queries-counts.server';
import { publishedAt } from '~/features/map/queries-published.server';
import { readFilter } from '~/features/requests/filters';
import { choicesOf, queueAsked, readQueue } from '~/features/requests/queue.server';
import { readOfferFilter } from '~/features/offers/filters';
import { offerChoices, offersAsked, readOffers } from '~/features/offers/list.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import { sealedPost } from '~/platform/http/sealed-words.server';
import { paths } from '~/paths';
import type { Boundaries } from '~/ui/map/plan';
import { offered } from '../offers/stage';
import { asked, at, CODSALL_AREA, deskAt, KINVER_AREA, setTheStage, SOUTH_STAFFORDSHIRE } from '../requests/stage';

setTheStage();

let desk: Desk;
const inDistrict = <T>(work: Parameters<typeof at<T>>[1]) => at(SOUTH_STAFFORDSHIRE, work);

beforeAll(async () => {
  desk = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
  for (const [areaCode, times] of [
    [KINVER_AREA, 4],
    [CODSALL_AREA, 6],
  ] as const) {
    for (let time = 0; time < times; time += 1)
      await asked({ areaCode, urgency: time % 2 ? 'food_today' : 'this_week' });
  }
  await asked({ areaCode: KINVER_AREA, status: 'done' });
  await asked({ areaCode: null, loc: null });
  await offered({ categories: [1] });
  await offered({ loc: null, categories: [2] });
  await offered({ areaCode: CODSALL_AREA, kind: 'group', charityNo: null, contactName: 'C' });
});

/** The same address as the list's form leads to: what was typed stands in it sealed. */
function sealedUrl(url: URL): URL {
  const form = new FormData();
  for (const [name, value] of url.searchParams) form.append(name, value);
  return new URL(paths.map('south-staffordshire', sealedPost(form, desk.member.userId)), url);
}

describe('a map has as many features as its list has lines', () => {
  it.each([
    ['', 11, 10],
    ['urgency=food_today', 5, 5],
    [`parish=${CODSALL_AREA}`, 6, 6],
    ['locality=southern', 4, 4],
    ['parish=unknown', 1, 0],
    ['status=done', 1, 1],
    ['need=pets', 0, 0],
  ])('requests with %s', async (query, total, placed) => {
    const url = new URL(`http://here.example/?${query}`);
    const found = await inDistrict(async (db) => {
      const filter = readFilter(url.searchParams, choicesOf(desk));
      const { conditions } = await queueAsked(db, desk, filter);
      return {
        list: (await readQueue(db, desk, filter, url)).counts.head.total,
        beside: (await requestsBeside(db, desk, url)).placed,
        features: (await requestPoints(db, 'south-staffordshire', conditions)).features.length,
      };
    });
    expect(found).toEqual({ list: total, beside: { total, placed }, features: placed });
  });

  it.each([
    ['', 3, 2],
    ['kind=group', 1, 1],
    [`parish=${KINVER_AREA}`, 2, 1],
    ['does=medication', 1, 0],
    ['near=DY7%206AA&within=2', 2, 2],
  ])('offers with %s', async (query, total, placed) => {
    const url = new URL(`http://here.example/?${query}`);
    const found = await inDistrict(async (db) => {
      const filter = readOfferFilter(url.searchParams, offerChoices(desk));
      const { conditions } = await offersAsked(db, desk, filter);
      return {
        list: (await readOffers(db, desk, filter, url)).counts.total,
        beside: (await offersBeside(db, desk, sealedUrl(url))).placed,
        features: (await offerPoints(db, 'south-staffordshire', conditions)).features.length,
      };
    });
    expect(found).toEqual({ list: total, beside: { total, placed }, features: placed });
  });
});

describe('the measure of a parish', () => {
  const codes = [KINVER_AREA, CODSALL_AREA];
  const told = async (measure: 'requests' | 'offers' | 'requests_per_offer', may: Desk['may']) => {
    const published = publishedAt(desk.tenant, codes, { categories: [], kinds: [] });
    const values = await inDistrict((db) => valuesByParish(db, { may }, measure, { codes, published }));
    return codes.map((code) => values.get(code));
  };

  it('is told to whoever may read the records', async () => {
    expect(await told('requests', () => true)).toEqual([4, 6]);
    expect(await told('offers', () => true)).toEqual([2, 1]);
    expect(await told('requests_per_offer', () => true)).toEqual([2, 6]);
  });

  it('is not told below five to whoever may not', async () => {
    expect(await told('requests', () => false)).toEqual(['few', 6]);
    expect(await told('offers', () => false)).toEqual(['few', 'few']);
    expect(await told('requests_per_offer', (_, subject) => subject === 'Request')).toEqual(['few', 'few']);
  });
});

describe('the boundaries', () => {
  it('are those of the district, its parishes and its localities, each named once', async () => {
    const { body, version } = await inDistrict((db) => boundaryFile(db, desk.tenant));
    const { areas, labels, box } = JSON.parse(body) as Boundaries;
    const kinds = (list: Boundaries['areas']) => {
      const all = list.features.map(({ properties }) => String(properties?.kind));
      return Object.fromEntries(
        ['district', 'locality', 'parish'].map((kind) => [kind, all.filter((one) => one === kind).length]),
      );
    };
    expect(kinds(labels)).toEqual({ district: 1, locality: 5, parish: 29 });
    expect(kinds(areas)).toMatchObject({ district: 1, locality: 5 });
    expect(box[0]).toBeLessThan(box[2]);
    expect(body.length).toBeLessThan(150_000);
    const again = await inDistrict(async (db) =>
      boundaryFile(db, (await tenantByNo(db, SOUTH_STAFFORDSHIRE)) ?? desk.tenant),
    );
    expect(again.version).toBe(version);
    const other = await inDistrict((db) => boundaryFile(db, { ...desk.tenant, localities: [] }));
    expect(other.version).not.toBe(version);
  });
});
