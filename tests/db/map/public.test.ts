import { beforeAll, describe, expect, it } from 'vitest';
import { withPortal } from '#db/client.server';
import { readFilter } from '~/features/directory/filters';
import { findInDirectory } from '~/features/directory/queries-find.server';
import { publicMap, publicPoints } from '~/features/map/portal-page.server';
import { hoursSchema } from '~/features/provision/hours-schema';
import type { TenantConfig } from '~/features/tenants/schema';
import { recorded } from '../provision/stage';
import {
  CODSALL,
  CODSALL_AREA,
  deskAt,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
} from '../requests/stage';

setTheStage();

/** Tuesday, 10 in the morning. */
const NOW = new Date('2030-01-08T10:00:00Z');
const OPEN = hoursSchema.parse({ openings: [{ days: ['TU'], opens: '09:00', closes: '12:00' }] });
const HOME = { x: 384_000, y: 283_000 };
let tenant: TenantConfig;

beforeAll(async () => {
  ({ tenant } = await deskAt(SOUTH_STAFFORDSHIRE, 'officer'));
  const loc = HOME;
  await recorded(KINVER, { name: 'Kinver larder', areaCodes: [KINVER_AREA], loc, categories: [1], hours: OPEN });
  await recorded(CODSALL, { name: 'Codsall larder', areaCodes: [CODSALL_AREA], categories: [1, 2] });
  await recorded(CODSALL, { name: 'Zwickel', areaCodes: [CODSALL_AREA], loc, status: 'planned', categories: [3] });
  const secret = { contactName: 'Zadie Staffonly', contactPhone: '+441632960199', staffNotes: 'Zettel' };
  await recorded(KINVER, { name: 'Home of somebody', areaCodes: [KINVER_AREA], loc, placePublic: false, ...secret });
  await recorded(KINVER, { name: 'Hidden', published: false, areaCodes: [KINVER_AREA], loc });
  await recorded(KINVER, { name: 'Ended', status: 'ended', areaCodes: [KINVER_AREA], loc });
});

describe('the public map', () => {
  it.each([
    ['', 4, 2],
    ['category=food', 3, 1],
    ['category=medication', 1, 0],
    ['words=zwickel', 1, 1],
    ['open=now', 1, 1],
    ['locality=southern', 2, 1],
    ['place=Kinver', 4, 2],
    ['place=Kinver&within=2', 2, 1],
  ])('draws what the directory lists, with %s', async (query, total, placed) => {
    const filter = readFilter(new URLSearchParams(query));
    const found = await withPortal({}, async (db) => ({
      list: (await findInDirectory(db, tenant, { filter, now: NOW })).counts.all,
      map: await publicMap(db, tenant, filter, NOW),
      points: await publicPoints(db, tenant, filter, NOW),
    }));
    expect([found.list, found.map.placed, found.points.features.length]).toEqual([total, { total, placed }, placed]);
  });

  it('has nothing but what is published in what it sends', async () => {
    const filter = readFilter(new URLSearchParams());
    const sent = await withPortal({}, async (db) => [
      await publicMap(db, tenant, filter, NOW),
      await publicPoints(db, tenant, filter, NOW),
    ]);
    const text = JSON.stringify(sent);
    expect(text).toContain('Home of somebody');
    for (const kept of ['Zadie', '632960199', 'Zettel', 'Hidden', 'Ended']) expect(text).not.toContain(kept);
    const [, points] = sent as [unknown, Awaited<ReturnType<typeof publicPoints>>];
    expect(points.features.map(({ properties }) => Object.keys(properties))).toEqual(
      points.features.map(() => ['id', 'title', 'words', 'href']),
    );
  });

  it('colours each parish by what covers it', async () => {
    const { areas } = await withPortal({}, (db) => publicMap(db, tenant, readFilter(new URLSearchParams()), NOW));
    expect(areas[KINVER_AREA]).toEqual([{ title: 'Kinver', words: 'Places and services: 2', href: null }]);
    expect(areas[CODSALL_AREA]).toEqual([{ title: 'Codsall', words: 'Places and services: 2', href: null }]);
  });
});
