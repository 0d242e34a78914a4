import { expect, it } from 'vitest';
import { blankContent, type PublicContent } from '~/features/provision/schema';
import { groupEntries, type PlaceGroup } from './groups';

const DISTRICT = { tenantNo: 41_005_000, shortName: 'South Staffordshire' };
const GROUPS: PlaceGroup[] = [
  { key: 'north', name: 'Northern', areas: new Set(['E1', 'E2']), localityId: 'n' },
  { key: 'south', name: 'Southern', areas: new Set(['E3']), localityId: 's' },
];
const entry = (name: string, wish: Partial<PublicContent>, tenantNo = DISTRICT.tenantNo) => ({
  tenantNo,
  content: { ...blankContent({ kind: 'service', name, runBy: 'R', summary: 'S', categories: [1] }), ...wish },
});
const areasOf = (tenantNo: number) => (tenantNo === 41_005_017 ? ['E3'] : []);

it('puts entries under the places they are for, and what is for all of them last', () => {
  const entries = [
    entry('placed', { areaCode: 'E1' }),
    entry('covers both', { areaCodes: ['E2', 'E3'] }),
    entry('locality', { localityIds: ['s'] }),
    entry('everywhere', { everywhere: true }),
    entry('of the county', { everywhere: true, areaCode: 'E1' }, 41_000_000),
    entry('of a parish', { everywhere: true }, 41_005_017),
    entry('of a parish that says nothing', {}, 41_005_017),
  ];
  const told = groupEntries(entries, GROUPS, areasOf, DISTRICT).map(({ name, entries: of }) => [
    name,
    of.map(({ content }) => content.name),
  ]);
  expect(told).toEqual([
    ['Northern', ['placed', 'covers both']],
    ['Southern', ['covers both', 'locality', 'of a parish', 'of a parish that says nothing']],
    ['Everywhere in South Staffordshire', ['everywhere', 'of the county']],
  ]);
});

it('leaves out places that have nothing', () => {
  expect(groupEntries([entry('placed', { areaCode: 'E3' })], GROUPS, areasOf, DISTRICT).map(({ key }) => key)).toEqual([
    'south',
  ]);
});
