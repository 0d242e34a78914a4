import { expect, it } from 'vitest';
import { groupOf, groupOptions, parishOptions, type CallerGroup } from './places';

const group = (key: string, name: string, district: string, ...codes: string[]): CallerGroup => {
  return { key, name, district, options: codes.map((value) => ({ value, label: `Parish ${value}` })) };
};
const GROUPS = [
  group('1', 'Northern locality', 'South Staffordshire', 'a', 'b'),
  group('2', 'Central locality', 'South Staffordshire', 'c'),
  group('3', 'Northern locality', 'Wychavon', 'd'),
  group('Tamworth', 'Tamworth', 'Tamworth', 'e'),
];

it('offers localities under their district, and a district without any by itself', () => {
  expect(groupOptions(GROUPS)).toEqual([
    {
      group: 'South Staffordshire',
      options: [
        { value: '1', label: 'Northern locality' },
        { value: '2', label: 'Central locality' },
      ],
    },
    { group: 'Wychavon', options: [{ value: '3', label: 'Northern locality' }] },
    { value: 'Tamworth', label: 'Tamworth' },
  ]);
});

it('offers the parishes of the chosen locality, else of all, and tells localities of one name apart', () => {
  expect(parishOptions(GROUPS, '3').map(({ group: name }) => name)).toEqual(['Wychavon: Northern locality']);
  expect(parishOptions(GROUPS.slice(1), '').map(({ group: name }) => name)).toEqual([
    'Central locality',
    'Northern locality',
    'Tamworth',
  ]);
});

it('knows in which locality a parish lies', () => {
  expect([groupOf(GROUPS, 'd'), groupOf(GROUPS, 'x'), groupOf(GROUPS, null)]).toEqual(['3', '', '']);
});
