import { beforeAll, expect, it } from 'vitest';
import { newId } from '#db/id';
import { countCover } from '~/features/overview/queries.server';
import { overviewRows } from '~/features/overview/rows.server';
import { createProvision } from '~/features/provision/create.server';
import { readEntryFilter } from '~/features/provision/filters';
import { entryChoices, readEntries } from '~/features/provision/list.server';
import { placesAround } from '~/features/provision/places.server';
import { blankContent, type ProvisionContent } from '~/features/provision/schema';
import { THE_RESIDENT } from '~/platform/audit/actor';
import { at, deskAt, KINVER, KINVER_AREA, setTheStage, SOUTH_STAFFORDSHIRE, STAFFORDSHIRE } from '../requests/stage';

setTheStage();

const FOOD = 1;

async function recorded(holderNo: number, differences: Partial<ProvisionContent>): Promise<void> {
  const content = {
    ...blankContent({ kind: 'activity', name: 'Larder', runBy: 'R', summary: 'S', categories: [FOOD] }),
    ...differences,
  };
  const entry = { id: newId(), countyNo: 41, holderNo, recordedByNo: null, content };
  await at(holderNo, (db) => createProvision(db, entry, THE_RESIDENT));
}

beforeAll(async () => {
  await recorded(KINVER, { everywhere: true });
  await recorded(SOUTH_STAFFORDSHIRE, { areaCodes: [KINVER_AREA], status: 'planned' });
  await recorded(SOUTH_STAFFORDSHIRE, { areaCodes: [KINVER_AREA], status: 'ended' });
  await recorded(STAFFORDSHIRE, { everywhere: true });
  await recorded(STAFFORDSHIRE, { everywhere: true, published: false });
  await recorded(KINVER, { everywhere: true, published: false });
  // Whose pause ended before the day that is asked about.
  await recorded(STAFFORDSHIRE, { everywhere: true, status: 'paused', pausedUntil: '2029-12-01' });
  await recorded(STAFFORDSHIRE, { everywhere: true, status: 'paused', pausedUntil: '2030-02-01' });
});

it('counts what is done, planned and published by others, and each number is that of its list', async () => {
  const desk = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
  const { tenant } = desk;
  const found = await at(SOUTH_STAFFORDSHIRE, async (db) => {
    const { rows } = await overviewRows(db, tenant, null);
    const around = await placesAround(db, tenant);
    const counts = await countCover(
      db,
      rows.map(({ place }) => place),
      { countyNo: 41, today: '2030-01-01' },
    );
    const southern = rows.findIndex(({ name }) => name === 'Southern');
    const listed = async (narrowed: Record<string, string>) => {
      const query = new URLSearchParams({ ...rows[southern]?.query, category: 'food', ...narrowed });
      const filter = readEntryFilter(query, entryChoices(desk, around));
      return (await readEntries(db, desk, filter, around, new URL('http://here.example/'))).counts.total;
    };
    return {
      names: rows.map(({ name }) => name),
      southern: counts[southern]?.get(FOOD),
      northern: counts[0]?.get(FOOD),
      listed: {
        active: await listed({ shown: 'public', status: 'active' }),
        planned: await listed({ shown: 'public', status: 'planned' }),
        unpublished: await listed({ shown: 'staff' }),
      },
    };
  });
  expect(found.names).toEqual(['Northern', 'North East', 'Central', 'North West', 'Southern']);
  expect(found.southern).toEqual({ active: 1, planned: 1, paused: 0, unpublished: 1, others: 2 });
  expect(found.northern).toEqual({ active: 0, planned: 0, paused: 0, unpublished: 0, others: 2 });
  expect(found.listed).toEqual({ active: 1, planned: 1, unpublished: 1 });
});
it('shows a county by district, and a district that is opened by parish', async () => {
  const { tenant } = await deskAt(STAFFORDSHIRE, 'coordinator');
  const [all, opened] = await at(STAFFORDSHIRE, async (db) => {
    const { rows } = await overviewRows(db, tenant, null);
    const code = rows.find(({ name }) => name === 'South Staffordshire')?.opens ?? null;
    const inside = await overviewRows(db, tenant, code);
    const counts = await countCover(
      db,
      [...rows, ...inside.rows].map(({ place }) => place),
      {
        countyNo: 41,
        today: '2030-01-01',
      },
    );
    const at = rows.findIndex(({ name }) => name === 'South Staffordshire');
    expect(counts[at]?.get(FOOD)).toMatchObject({ active: 3, planned: 1, unpublished: 2 });
    return [rows, inside] as const;
  });
  expect(all).toHaveLength(8);
  expect(opened.opened?.name).toBe('South Staffordshire');
  expect(opened.rows.map(({ name }) => name)).toContain('Kinver');
  expect(opened.rows).toHaveLength(29);
});
