import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { boundaryFile } from '~/features/map/boundaries.server';
import { entriesBeside, offersBeside, requestsBeside } from '~/features/map/desk-page.server';
import { entryPoints, offerPoints, requestPoints } from '~/features/map/queries-points.server';
import { readEntryFilter } from '~/features/provision/filters';
import { entriesAskedFor, entryChoices, readEntries } from '~/features/provision/list.server';
import { placesAround } from '~/features/provision/places.server';
import { readFilter } from '~/features/requests/filters';
import { choicesOf, queueAsked, readQueue } from '~/features/requests/queue.server';
import { readOfferFilter } from '~/features/offers/filters';
import { offerChoices, offersAsked, readOffers } from '~/features/offers/list.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import { sealedPost } from '~/platform/http/sealed-words.server';
import { paths } from '~/paths';
import type { Boundaries } from '~/ui/map/plan';
import { at, CODSALL_AREA, deskAt, KINVER_AREA, setTheStage, SOUTH_STAFFORDSHIRE } from '../requests/stage';
import { fillTheMap } from './stage';

setTheStage();

let desk: Desk;

const inDistrict = <T>(work: Parameters<typeof at<T>>[1]) => at(SOUTH_STAFFORDSHIRE, work);

beforeAll(async () => {
  desk = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
  await fillTheMap();
});

/** The same address as the list's form leads to: what was typed stands in it sealed. */
function sealedUrl(url: URL): URL {
  const form = new FormData();
  for (const [name, value] of url.searchParams) form.append(name, value);
  return new URL(paths.map('south-staffordshire', sealedPost(form, desk.member.userId)), url);
}

describe('a map has as many features as its list has lines', () => {
  it.each([
    ['', 18, 17],
    ['urgency=food_today', 8, 8],
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
    ['', 4, 2],
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

describe('entries of the community map', () => {
  const url = (query: string) => new URL(`http://here.example/?${query}`);
  const listed = async (db: TenantDb, query: string) => {
    const around = await placesAround(db, desk.tenant);
    const filter = readEntryFilter(url(query).searchParams, entryChoices(desk, around));
    const { conditions, view } = await entriesAskedFor(db, desk.tenant, filter, around);
    return { list: (await readEntries(db, desk, filter, around, url(query))).counts.total, conditions, view };
  };

  it.each([
    ['', 5, 3],
    ['status=planned', 1, 1],
    ['status=ended', 1, 1],
    ['kind=food', 1, 0],
    ['category=medication', 1, 1],
    [`parish=${KINVER_AREA}`, 3, 1],
    ['q=larder', 2, 2],
    ['todo=unpublished', 1, 1],
    ['locality=SOUTHERN', 3, 1],
  ])('with %s', async (query, total, placed) => {
    const southern = await inDistrict(async (db) =>
      (await placesAround(db, desk.tenant)).localities.find(({ name }) => name === 'Southern'),
    );
    const asked = query.replace('SOUTHERN', southern?.id ?? '');
    const found = await inDistrict(async (db) => {
      const { list, conditions, view } = await listed(db, asked);
      return {
        list,
        beside: (await entriesBeside(db, desk, url(asked))).placed,
        features: (await entryPoints(db, 'south-staffordshire', conditions, view.today)).features.length,
      };
    });
    expect(found).toEqual({ list: total, beside: { total, placed }, features: placed });
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
