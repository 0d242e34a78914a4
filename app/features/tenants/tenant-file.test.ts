import { expect, it } from 'vitest';
import { countyFile, tenantProblems } from '#tests/factories/tenants';

const county = 'tenants/exshire/tenant.yaml';

it.each([
  ['a field missing', { email: undefined }, `${county}: email: is missing (line 1)`],
  ['a number too large', { no: 1000 }, `${county}: no: must be 999 or less (line 1)`],
  ['a number too small', { no: 0 }, `${county}: no: must be 1 or more (line 1)`],
  ['half a number', { no: 1.5 }, `${county}: no: must be a whole number, not 1.5 (line 1)`],
  ['an empty name', { name: '' }, `${county}: name: must not be empty (line 2)`],
  [
    'an area that is no code',
    { areas: ['Exshire'] },
    `${county}: areas[0]: must be a GSS code: a letter and eight digits, like "E04008971" (line 5)`,
  ],
  ['no areas', { areas: [] }, `${county}: areas: must have at least one entry (line 4)`],
])('%s', async (_, differences, problem) => {
  expect(await tenantProblems({ 'exshire/tenant.yaml': countyFile(differences) })).toEqual([problem]);
});

it('a misspelt field', async () => {
  expect(await tenantProblems({ 'exshire/tenant.yaml': { ...countyFile(), phones: { number: '1' } } })).toEqual([
    `${county}: phones: is not a field of this file: check the spelling, or leave it out (line 31)`,
  ]);
});

it('a misspelt field deep inside', async () => {
  const phone = { number: '01632 960 001', hours: 'daily', fax: '01632 960 002' };
  expect(await tenantProblems({ 'exshire/tenant.yaml': { ...countyFile(), phone } })).toEqual([
    `${county}: phone.fax: is not a field of this file: check the spelling, or leave it out (line 14)`,
  ]);
});

it('a word that is not in the list', async () => {
  const categories = [{ code: 1, slug: 'food', name: 'Food', hint: 'Shops', dbs: 'advanced' }];
  expect(await tenantProblems({ 'exshire/tenant.yaml': { ...countyFile(), categories } })).toEqual([
    `${county}: categories[0].dbs: must be none, basic, standard or enhanced, not "advanced" (line 20)`,
  ]);
});

it('text where a group of fields belongs, and the other way round', async () => {
  expect(
    await tenantProblems({ 'exshire/tenant.yaml': { ...countyFile(), phone: '01632 960 001', name: ['Exshire'] } }),
  ).toEqual([
    `${county}: name: must be text, not a list (line 3)`,
    `${county}: phone: must be a group of fields, not "01632 960 001" (line 12)`,
  ]);
});

it('YAML that cannot be read', async () => {
  const [problem, ...others] = await tenantProblems({ 'exshire/wye/parishes.yaml': '- no: 1\n  name: "Zed\n' });
  expect(problem).toMatch(/^tenants\/exshire\/wye\/parishes\.yaml: is not valid YAML: .+ \(line 3\)$/);
  expect(others).toEqual([]);
});

it('a key that is there twice', async () => {
  const [problem] = await tenantProblems({ 'exshire/wye/tenant.yaml': 'no: 1\nno: 2\n' });
  expect(problem).toMatch(
    /^tenants\/exshire\/wye\/tenant\.yaml: is not valid YAML: Map keys must be unique \(line 2\)$/,
  );
});

it('a list that grows without end through aliases', async () => {
  const bomb = [
    'a: &a [x, x, x, x, x]',
    'b: &b [*a, *a, *a, *a, *a]',
    'c: &c [*b, *b, *b, *b, *b]',
    'd: [*c, *c, *c]',
  ].join('\n');
  const [problem] = await tenantProblems({ 'exshire/wye/tenant.yaml': bomb });
  expect(problem).toMatch(/^tenants\/exshire\/wye\/tenant\.yaml: is not valid YAML: Excessive alias count/);
});

it('an empty file', async () => {
  expect(await tenantProblems({ 'exshire/wye/tenant.yaml': '' })).toEqual([
    'tenants/exshire/wye/tenant.yaml: must be a group of fields, not empty',
  ]);
});
