import { beforeEach, describe, expect, inject, it } from 'vitest';
import { newId } from '#db/id';
import { openOwner } from '#db/owner.server';
import { syncTenants } from '#db/seed/tenants';
import { drawLocalities } from '~/features/localities/commands.server';
import { drawingVersion, drawsLocalities, parishesIn } from '~/features/localities/queries.server';
import type { Drawn } from '~/features/localities/schema';
import { createProvision } from '~/features/provision/create.server';
import { blankContent } from '~/features/provision/schema';
import { tenantOf } from '~/features/tenants/current.server';
import { readTenants } from '~/features/tenants/load.server';
import { localitiesOf, tenantByNo } from '~/features/tenants/queries.server';
import { at, behind, setTheStage, SOUTH_STAFFORDSHIRE, STAFFORDSHIRE, WORCESTERSHIRE } from '../requests/stage';

setTheStage();

const ACTOR = { id: null, name: 'Olive Officer', tenantNo: SOUTH_STAFFORDSHIRE, onBehalfOf: null };
const COUNCIL = { tenantNo: SOUTH_STAFFORDSHIRE, countyNo: 41 };
const HALVES = [newId(), newId()] as [string, string];

const standing = () => at(SOUTH_STAFFORDSHIRE, (db) => localitiesOf(db, SOUTH_STAFFORDSHIRE));
const draw = (version: number, drawn: Drawn[]) =>
  at(SOUTH_STAFFORDSHIRE, (db) => drawLocalities(db, COUNCIL, { version, drawn }, ACTOR));
const plain = ({ id, name, areas }: Drawn): Drawn => ({ id, name, areas });

/** All parishes in two new localities. */
async function halves(): Promise<Drawn[]> {
  const all = (await standing()).flatMap(({ areas }) => areas).toSorted();
  return [
    { id: HALVES[0], name: 'East half', areas: all.slice(0, 10) },
    { id: HALVES[1], name: 'West half', areas: all.slice(10) },
  ];
}

beforeEach(async () => {
  await behind()`truncate locality_drawing`;
  await behind()`delete from locality where tenant_no = ${SOUTH_STAFFORDSHIRE}`;
  await syncFiles();
});

async function syncFiles(): Promise<void> {
  const owner = openOwner(ownerUrl());
  try {
    await syncTenants(owner, await readTenants('tenants'));
  } finally {
    await owner.end();
  }
}

function ownerUrl(): string {
  const url = new URL(inject('cluster').superuserUrl);
  url.pathname = `/${behind().options.database}`;
  url.username = 'joined_up';
  url.password = inject('cluster').ownerPassword;
  return url.href;
}

describe('drawing localities', () => {
  it('puts every parish of the district into exactly one', async () => {
    const parishes = await at(SOUTH_STAFFORDSHIRE, async (db) => {
      const district = await tenantByNo(db, SOUTH_STAFFORDSHIRE);
      return parishesIn(db, district as NonNullable<typeof district>);
    });
    expect(parishes.map(({ code }) => code).toSorted()).toEqual(
      (await standing()).flatMap(({ areas }) => areas).toSorted(),
    );
    expect(await draw(0, await halves())).toBe('done');
    expect((await standing()).map(({ name, areas, sample }) => [name, areas.length, sample])).toEqual([
      ['East half', 10, false],
      ['West half', parishes.length - 10, false],
    ]);
  });

  it('renames and orders without a new address', async () => {
    const before = await standing();
    const drawn = before.map(plain).toReversed();
    (drawn[0] as Drawn).name = 'Kinver and around';
    await draw(0, drawn);
    const after = await standing();
    expect(after[0]).toMatchObject({ name: 'Kinver and around', slug: before.at(-1)?.slug, id: before.at(-1)?.id });
    expect(after.map(({ slug }) => slug)).toEqual(before.map(({ slug }) => slug).toReversed());
  });

  it('refuses whoever filled the form in on an older drawing, and finds its own work done', async () => {
    const drawn = await halves();
    expect(await draw(0, drawn)).toBe('done');
    expect(await draw(0, drawn)).toBe('done');
    const [first, second] = drawn as [Drawn, Drawn];
    expect(await draw(0, [{ ...first, name: 'Mine' }, second])).toBe('late');
    expect((await standing()).map(({ name }) => name)).toEqual(['East half', 'West half']);
    const [events] = await behind()`select count(*)::int as n from desk_event where kind = 'localities_drawn'
      and tenant_no = ${SOUTH_STAFFORDSHIRE} and data ->> 'version' = '1' and at > now() - interval '1 minute'`;
    expect(events?.n).toBeGreaterThan(0);
    expect(await at(SOUTH_STAFFORDSHIRE, (db) => drawingVersion(db, SOUTH_STAFFORDSHIRE))).toBe(1);
  });

  it('lets one of two win who draw at once', async () => {
    const [first, second] = (await halves()) as [Drawn, Drawn];
    const outcomes = await Promise.all([
      draw(0, [{ ...first, name: 'One' }, second]),
      draw(0, [{ ...first, name: 'Two' }, second]),
    ]);
    expect(outcomes.toSorted()).toEqual(['done', 'late']);
  });

  it('keeps what covered a locality covering its parishes, also for another holder of the county', async () => {
    const southern = (await standing()).find(({ slug }) => slug === 'southern');
    const content = {
      ...blankContent({ kind: 'council', name: 'Van', runBy: 'The county', summary: 'Food', categories: [1] }),
      localityIds: [southern?.id as string],
      areaCodes: ['E04008960'],
    };
    const id = newId();
    await at(STAFFORDSHIRE, (db) =>
      createProvision(db, { id, countyNo: 41, holderNo: STAFFORDSHIRE, recordedByNo: null, content }, ACTOR),
    );
    await draw(0, await halves());
    const [entry] = await behind()<
      { area_codes: string[] }[]
    >`select area_codes, locality_ids, version from provision where id = ${id}`;
    expect(entry).toMatchObject({ locality_ids: [], version: 2 });
    expect(entry?.area_codes).toEqual([...(southern?.areas ?? []), 'E04008960'].toSorted());
    const [event] =
      await behind()`select content, version from provision_event where provision_id = ${id} order by version desc limit 1`;
    expect(event).toMatchObject({
      version: 2,
      content: { areaCodes: entry?.area_codes, localityIds: [], name: 'Van' },
    });
  });

  it('is not undone when the files are read again', async () => {
    await draw(0, await halves());
    await syncFiles();
    expect((await standing()).map(({ name }) => name)).toEqual(['East half', 'West half']);
  });

  it('shows at once in what a process keeps in memory', async () => {
    const names = async () => (await tenantOf('south-staffordshire'))?.localities.map(({ name }) => name);
    expect(await names()).toContain('Southern');
    await draw(0, await halves());
    await expect.poll(names, { timeout: 3_000 }).toEqual(['East half', 'West half']);
  });

  it('is for districts, and counties without any', async () => {
    const asked = await at(WORCESTERSHIRE, async (db) => ({
      county: await drawsLocalities(db, { tier: 'county', tenantNo: WORCESTERSHIRE }),
      district: await drawsLocalities(db, { tier: 'district', tenantNo: WORCESTERSHIRE + 1_000 }),
      parish: await drawsLocalities(db, { tier: 'parish', tenantNo: WORCESTERSHIRE + 1_001 }),
      unitary: await drawsLocalities(db, { tier: 'county', tenantNo: 999_000_000 }),
    }));
    expect(asked).toEqual({ county: false, district: true, parish: false, unitary: true });
  });
});
