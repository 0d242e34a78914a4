import { describe, expect, it } from 'vitest';
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
import { TenantFileError } from './problems';

const read = (differences: Record<string, unknown> = {}) => withTenantFolder(tenantFiles(differences), readTenants);

describe('a faultless folder', () => {
  it('gives every council by number, what it inherits and where it is written', async () => {
    const { tenants, pages, sources } = await read();
    expect(tenants.map(({ tenantNo, slug, tier }) => [tenantNo, slug, tier])).toEqual([
      [1_000_000, 'exshire', 'county'],
      [1_001_000, 'wye', 'district'],
      [1_001_001, 'zed', 'parish'],
    ]);
    expect(tenants[2]?.brand.product).toBe('Exshire Helps');
    expect(pages.map(({ tenantNo, slug }) => [tenantNo, slug])).toEqual([
      [1_000_000, 'accessibility'],
      [1_000_000, 'privacy'],
    ]);
    expect(sources.get(1_001_001)?.(['areas', 0], 'is wrong')).toEqual({
      file: 'tenants/exshire/wye/parishes.yaml',
      field: '[0].areas[0]',
      reason: 'is wrong',
      line: 5,
    });
  });

  it('may be a unitary authority, whose parishes and localities lie beside its own file', async () => {
    const { tenants, localities } = await read({
      'exshire/wye/tenant.yaml': undefined,
      'exshire/wye/parishes.yaml': undefined,
      'exshire/parishes.yaml': [parishEntry()],
      'exshire/localities.yaml': [{ slug: 'north', name: 'North', areas: ['E04000001'] }],
    });
    expect(tenants.map(({ tenantNo }) => tenantNo)).toEqual([1_000_000, 1_000_001]);
    expect(localities).toMatchObject([{ tenantNo: 1_000_000, countyNo: 1, slug: 'north', position: 0 }]);
  });

  it('gives a locality the same id in every database', async () => {
    const localities = [{ slug: 'north', name: 'North', areas: ['E04000001'] }];
    const ids = async (differences: Record<string, unknown>) =>
      (await read({ 'exshire/wye/localities.yaml': localities, ...differences })).localities.map(({ id }) => id);
    expect(await ids({})).toEqual(['b51497cc-9270-5882-90f1-4d71f52d7a00']);
    expect(await ids({ 'exshire/wye/tenant.yaml': districtFile({ no: 2 }) })).not.toEqual(await ids({}));
  });

  it('may have hidden files and notes in it', async () => {
    const { tenants } = await read({ 'README.md': 'x', 'exshire/README.md': 'x', 'exshire/wye/.DS_Store': 'x' });
    expect(tenants).toHaveLength(3);
  });

  it('reads pages with the line ends of Windows', async () => {
    const { pages } = await read({ 'exshire/pages/help.md': pageFile('Help').replaceAll('\n', '\r\n') });
    expect(pages.find(({ slug }) => slug === 'help')).toMatchObject({
      title: 'Help',
      markdown: 'Some words.',
      position: 1,
    });
  });
});

describe('a folder is refused when there is', () => {
  it('a folder without its tenant.yaml', async () => {
    expect(await tenantProblems({ 'exshire/wye/tenant.yaml': undefined })).toEqual([
      'tenants/exshire/wye/tenant.yaml: is missing',
    ]);
  });

  it('files whose names would have them ignored', async () => {
    expect(
      await tenantProblems({
        'exshire.yaml': '',
        'exshire/parish.yaml': '',
        'exshire/wye/tenant.yml': '',
        'exshire/wye/x/tenant.yaml': '',
      }),
    ).toEqual([
      'tenants/exshire/parish.yaml: is not a file or folder that belongs here, and would be ignored: check its name',
      'tenants/exshire/wye/tenant.yml: is not a file or folder that belongs here, and would be ignored: check its name',
      'tenants/exshire/wye/x: is not a file or folder that belongs here, and would be ignored: check its name',
      'tenants/exshire.yaml: is not a folder of a county, and would be ignored',
    ]);
  });

  it('a folder with no county', async () => {
    await expect(withTenantFolder({}, readTenants)).rejects.toThrow('tenants: has no county in it: see its README.md');
  });

  it('a folder that is not there', async () => {
    await expect(readTenants('/nowhere/tenants')).rejects.toThrow('tenants: has no county in it');
  });

  it('a county without the pages that the law asks for', async () => {
    expect(await tenantProblems({ 'exshire/pages/privacy.md': undefined })).toEqual([
      'tenants/exshire/pages/privacy.md: is missing: the law asks every public service for this page',
    ]);
  });

  it('and all of it in one go', async () => {
    const problems = await tenantProblems({
      'exshire/tenant.yaml': countyFile({ no: 0, email: 'nobody' }),
      'exshire/wye/tenant.yaml': districtFile({ areas: ['Wye'] }),
      'exshire/wye/parishes.yaml': [parishEntry({ no: 0 }), parishEntry({ slug: 'Zed' })],
      'exshire/pages/privacy.md': '',
    });
    expect(problems.map((problem) => problem.split(' ').slice(0, 2).join(' '))).toEqual([
      'tenants/exshire/tenant.yaml: no:',
      'tenants/exshire/tenant.yaml: email:',
      'tenants/exshire/pages/privacy.md: must',
      'tenants/exshire/wye/tenant.yaml: areas[0]:',
      'tenants/exshire/wye/parishes.yaml: [0].no:',
      'tenants/exshire/wye/parishes.yaml: [1].slug:',
    ]);
  });
});

it('says how many problems there are, and that nothing was changed', () => {
  const problem = { file: 'tenants/a/tenant.yaml', field: 'no', reason: 'is missing' };
  expect(new TenantFileError([problem]).message).toBe(
    'The tenant files have one problem, so nothing was changed:\ntenants/a/tenant.yaml: no: is missing',
  );
  expect(new TenantFileError([problem, problem]).message).toMatch(/^The tenant files have 2 problems, so/);
});
