import { expect, it } from 'vitest';
import {
  countyFile,
  districtFile,
  pageFile,
  parishEntry,
  tenantFiles,
  tenantProblems,
  withTenantFolder,
} from '#tests/factories/tenants';
import { readTenants } from './load.server';

const county = 'tenants/exshire/tenant.yaml';
const parishes = 'tenants/exshire/wye/parishes.yaml';

it('a parish numbered beyond its district', async () => {
  expect(await tenantProblems({ 'exshire/wye/parishes.yaml': [parishEntry({ no: 1000 })] })).toEqual([
    `${parishes}: [0].no: must be 999 or less (line 1)`,
  ]);
});

it('two councils with one number', async () => {
  expect(
    await tenantProblems({
      'exshire/wye/parishes.yaml': [parishEntry(), parishEntry({ slug: 'why', areas: ['E04000002'] })],
      'exshire/ex/tenant.yaml': districtFile({ areas: ['E07000002'] }),
      'nowhere/tenant.yaml': countyFile({ areas: ['E10000002'] }),
      'nowhere/pages/privacy.md': pageFile('Privacy'),
      'nowhere/pages/accessibility.md': pageFile('Accessibility'),
    }),
  ).toEqual([
    'tenants/nowhere/tenant.yaml: no: 1 is already the number of Exshire County Council (line 1)',
    'tenants/exshire/wye/tenant.yaml: no: 1 is already the number of Wye District Council (line 1)',
    `${parishes}: [1].no: 1 is already the number of Zed Parish Council (line 6)`,
  ]);
});

it('two councils with one address', async () => {
  expect(
    await tenantProblems({
      'exshire/wye/parishes.yaml': [
        parishEntry({ slug: 'exshire' }),
        parishEntry({ no: 2, slug: 'wye', areas: ['E04000002'] }),
      ],
    }),
  ).toEqual([
    `${parishes}: [0].slug: "exshire" is already the address of Exshire County Council: add the district to it (line 2)`,
    `${parishes}: [1].slug: "wye" is already the address of Wye District Council: add the district to it (line 7)`,
  ]);
});

it('an address of the service itself', async () => {
  expect(
    await tenantProblems({
      'exshire/wye/parishes.yaml': [parishEntry({ slug: 'sign-in' })],
      'exshire/admin/tenant.yaml': districtFile({ no: 2, areas: ['E07000002'] }),
    }),
  ).toEqual([
    `${parishes}: [0].slug: "sign-in" is an address of the service itself: choose another word (line 2)`,
    'tenants/exshire/admin: folder\'s name: "admin" is an address of the service itself: choose another word',
  ]);
});

it('an area that two councils govern', async () => {
  expect(
    await tenantProblems({
      'exshire/wye/parishes.yaml': [
        parishEntry(),
        parishEntry({ no: 2, slug: 'why', areas: ['E04000002', 'E04000001'] }),
      ],
    }),
  ).toEqual([`${parishes}: [1].areas[1]: E04000001 is already governed by Zed Parish Council (line 11)`]);
});

it('an area that one council names twice', async () => {
  expect(
    await tenantProblems({ 'exshire/wye/parishes.yaml': [parishEntry({ areas: ['E04000001', 'E04000001'] })] }),
  ).toEqual([`${parishes}: [0].areas[1]: E04000001 is already governed by Zed Parish Council (line 6)`]);
});

it('a council that follows another before that one has ended', async () => {
  const follow = (startsOn: string) => ({
    'exshire/wye/parishes.yaml': [
      parishEntry({ endsOn: '2026-04-01' }),
      parishEntry({ no: 2, slug: 'new-zed', startsOn }),
    ],
  });
  expect(await tenantProblems(follow('2026-03-31'))).toHaveLength(1);
  expect((await withTenantFolder(tenantFiles(follow('2026-04-01')), readTenants)).tenants).toHaveLength(4);
});

it('categories that are there twice, and routing to one that is not there', async () => {
  const food = { code: 1, slug: 'food', name: 'Food', hint: 'Shops', dbs: 'none' as const };
  const own = { ...food, code: 20, slug: 'boats' };
  expect(
    await tenantProblems({
      'exshire/tenant.yaml': countyFile({
        categories: [food, food, own, { ...own, slug: 'rafts' }],
        routing: [
          { category: 'food', tier: 'parish' },
          { category: 'fodd', tier: 'parish' },
          { category: '*', tier: 'county' },
        ],
      }),
    }),
  ).toEqual([
    `${county}: categories[1].slug: "food" is there twice (line 22)`,
    `${county}: categories[1].code: 1 is already the code of "food" (line 21)`,
    `${county}: categories[3].code: 20 is already the code of "boats" (line 31)`,
    `${county}: routing[1].category: "fodd" is not one of this county's categories (line 43)`,
  ]);
});

it('wrap-up codes that are there twice, not of one’s own, without words, or that mean something else next door', async () => {
  const own = { code: 20, words: 'Passed to the parish' };
  expect(
    await tenantProblems({
      'exshire/tenant.yaml': countyFile({
        wrapUps: [
          { code: 8, words: 'Eight' },
          { code: 2, words: '' },
        ],
      }),
    }),
  ).toEqual([
    `${county}: wrapUps[0].code: a code of your own needs a number from 20 to 99 (line 31)`,
    `${county}: wrapUps[1].words: must not be empty (line 34)`,
  ]);
  expect(
    await tenantProblems({
      'exshire/tenant.yaml': countyFile({ wrapUps: [own, own] }),
      'exshire/wye/tenant.yaml': districtFile({ wrapUps: [own, { code: 1, words: 'Helped, in Wye' }] }),
      'exshire/wye/parishes.yaml': [parishEntry({ wrapUps: [{ code: 20, words: 'A test call' }] })],
    }),
  ).toEqual([
    `${county}: wrapUps[1].code: 20 is there twice (line 33)`,
    `${parishes}: [0].wrapUps[0].code: 20 is already "Passed to the parish" at Exshire County Council (line 7)`,
  ]);
});

it('a category below the county that the county does not have', async () => {
  const categories = [{ slug: 'boats', hint: 'Ours' }];
  expect(
    await tenantProblems({
      'exshire/wye/tenant.yaml': districtFile({ categories }),
      'exshire/wye/parishes.yaml': [parishEntry({ categories })],
    }),
  ).toEqual([
    'tenants/exshire/wye/tenant.yaml: categories[0].slug: "boats" is not one of the county\'s categories (line 7)',
    `${parishes}: [0].categories[0].slug: "boats" is not one of the county's categories (line 7)`,
  ]);
});

it('a check loosened, or consent reworded, below the county', async () => {
  expect(
    await tenantProblems({
      'exshire/wye/tenant.yaml': {
        ...districtFile(),
        categories: [{ slug: 'befriending', dbs: 'none' }],
        consent: { version: 1, text: 'Anything goes' },
        routing: [],
      },
    }),
  ).toEqual([
    expect.stringContaining('tenant.yaml: categories[0].dbs: is not a field of this file'),
    expect.stringContaining('tenant.yaml: consent: is not a field of this file'),
    expect.stringContaining('tenant.yaml: routing: is not a field of this file'),
  ]);
});

it('localities with a parish missing, there twice, or from elsewhere', async () => {
  expect(
    await tenantProblems({
      'exshire/wye/parishes.yaml': [
        parishEntry({ areas: ['E04000001', 'E04000002'] }),
        parishEntry({ no: 2, slug: 'why', name: 'Why Parish Council', areas: ['E04000003'] }),
      ],
      'exshire/wye/localities.yaml': [
        { slug: 'north', name: 'North', areas: ['E04000001', 'E04000002', 'E43000001'] },
        { slug: 'north', name: 'South', areas: ['E04000001', 'E04000099'] },
      ],
    }),
  ).toEqual([
    'tenants/exshire/wye/localities.yaml: [1].slug: "north" is there twice (line 7)',
    'tenants/exshire/wye/localities.yaml: [1].areas[0]: E04000001 is already in North (line 10)',
    'tenants/exshire/wye/localities.yaml: [1].areas[1]: E04000099 is not governed by a council in parishes.yaml (line 11)',
    'tenants/exshire/wye/localities.yaml: E04000003 (Why Parish Council) is in none of the localities (line 1)',
  ]);
});
