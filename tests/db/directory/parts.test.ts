import { beforeAll, describe, expect, it } from 'vitest';
import { withPortal } from '#db/client.server';
import { readFilter } from '~/features/directory/filters';
import { findInDirectory, LINES_PER_SHEET } from '~/features/directory/queries-find.server';
import { localitiesOf } from '~/features/tenants/queries.server';
import { recorded } from '../provision/stage';
import {
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

setTheStage();

const NOW = new Date('2030-01-08T10:00:00Z');

beforeAll(async () => {
  const [southern] = (await withPortal({}, (db) => localitiesOf(db, SOUTH_STAFFORDSHIRE))).filter(
    ({ slug }) => slug === 'southern',
  );
  await recorded(KINVER, { name: 'Kinver larder', areaCodes: [KINVER_AREA] });
  await recorded(CODSALL, { name: 'Codsall larder', areaCodes: [CODSALL_AREA] });
  await recorded(SOUTH_STAFFORDSHIRE, { name: 'Rounds of the south', localityIds: [southern?.id ?? ''] });
  await recorded(SOUTH_STAFFORDSHIRE, { name: 'District line', everywhere: true });
  await recorded(STAFFORDSHIRE, { name: 'County line', everywhere: true });
});

async function found(tenantNo: number, query: string, most?: number) {
  const { tenant } = await deskAt(tenantNo, 'officer');
  const filter = readFilter(new URLSearchParams(query));
  return withPortal({}, (db) => findInDirectory(db, tenant, { filter, now: NOW, ...(most !== undefined && { most }) }));
}

const told = ({ parts }: Awaited<ReturnType<typeof found>>) =>
  Object.fromEntries(parts.map(({ title, lines }) => [title, lines.map(({ name }) => name).toSorted()]));

const OF_DISTRICT = {
  'Everywhere in South Staffordshire': ['County line', 'District line'],
  Southern: ['Kinver larder', 'Rounds of the south'],
};
const OF_COUNTY = {
  'Southern, South Staffordshire': ['Kinver larder', 'Rounds of the south'],
  'Everywhere in South Staffordshire': ['District line'],
  'Everywhere in Staffordshire': ['County line'],
};

describe('a council’s list by its parts', () => {
  it('is by locality, also at the county, where each stands with its district', async () => {
    expect(told(await found(SOUTH_STAFFORDSHIRE, ''))).toMatchObject(OF_DISTRICT);
    expect(told(await found(STAFFORDSHIRE, ''))).toMatchObject(OF_COUNTY);
  });

  it('shows one that is chosen, by its address or by its name, and knows one that is not there', async () => {
    const southern = { 'Southern, South Staffordshire': OF_DISTRICT.Southern };
    expect(told(await found(STAFFORDSHIRE, 'locality=south-staffordshire.southern'))).toEqual(southern);
    expect(told(await found(STAFFORDSHIRE, 'place=southern'))).toEqual(southern);
    expect(told(await found(SOUTH_STAFFORDSHIRE, 'place=southern'))).toEqual({ Southern: OF_DISTRICT.Southern });
    expect((await found(KINVER, 'place=southern')).choose).toMatchObject([{ within: 'south-staffordshire' }]);
    const unknown = await found(SOUTH_STAFFORDSHIRE, 'locality=atlantis');
    expect([unknown.problem, unknown.parts]).toEqual([expect.stringContaining('has no part of that name'), []]);
  });

  it('does not look for what is too long, and says so', async () => {
    const { problem, wordsProblem, parts } = await found(SOUTH_STAFFORDSHIRE, `words=${'larder '.repeat(20)}`);
    expect([problem, wordsProblem, parts]).toEqual([null, 'Enter words of 100 characters or fewer', []]);
  });
});

describe('a list that is too long to be grouped', () => {
  beforeAll(async () => {
    const columns = await behind()<{ name: string }[]>`select column_name as name from information_schema.columns
      where table_name = 'provision' and is_generated = 'NEVER' and column_name not in ('id', 'name')`;
    const others = columns.map(({ name }) => `"${name}"`).join(', ');
    await behind().unsafe(`insert into provision (id, name, ${others})
      select gen_random_uuid(), 'Codsall larder ' || no, ${others}
      from provision, generate_series(1, 1001) no where name = 'Codsall larder'`);
  });

  it('has on paper a sheet for each part, and none that is blank', async () => {
    const { part } = LINES_PER_SHEET;
    const district = await found(SOUTH_STAFFORDSHIRE, '', part);
    expect(told(district)).toMatchObject(OF_DISTRICT);
    expect(told(await found(STAFFORDSHIRE, '', part))).toMatchObject(OF_COUNTY);
    const full = district.parts.filter(({ lines }) => lines.length === part);
    expect(full.map(({ count }) => count)).toEqual([null]);
    expect(district.parts.filter(({ lines }) => lines.length === 0)).toEqual([]);
    expect(told(await found(SOUTH_STAFFORDSHIRE, 'locality=southern', part))).toEqual({
      Southern: OF_DISTRICT.Southern,
    });
  });
});
