import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { z } from 'zod';
import {
  resolveConfig,
  type CountySource,
  type countyFileSchema,
  type DistrictSource,
  type districtFileSchema,
  type ParishSource,
  type parishesFileSchema,
} from '~/features/tenants/config';
import { readTenants } from '~/features/tenants/load.server';
import { TenantFileError } from '~/features/tenants/problems';
import { tenantNumber } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';

type CountyFile = z.input<typeof countyFileSchema>;
type DistrictFile = z.input<typeof districtFileSchema>;
type ParishEntry = z.input<typeof parishesFileSchema>[number];

/** What `tenant.yaml` of a faultless county says: Exshire, county 1. */
export function countyFile(differences: Partial<CountyFile> = {}): CountyFile {
  return {
    no: 1,
    name: 'Exshire County Council',
    shortName: 'Exshire',
    areas: ['E10000001'],
    brand: { product: 'Exshire Helps', colour: '#123456', heading: 'Help near you', intro: 'Ask us.' },
    phone: { number: '01632 960 001', hours: 'every day' },
    email: 'help@exshire.example',
    categories: [
      { code: 1, slug: 'food', name: 'Food', hint: 'Shopping', dbs: 'none' },
      { code: 4, slug: 'befriending', name: 'Befriending', hint: 'A call', dbs: 'enhanced' },
    ],
    consent: { version: 1, text: 'I agree.' },
    confirmAfterDays: 14,
    ...differences,
  };
}

/** What `tenant.yaml` of a faultless district says: Wye, district 1 of Exshire. */
export function districtFile(differences: Partial<DistrictFile> = {}): DistrictFile {
  return { no: 1, name: 'Wye District Council', shortName: 'Wye', areas: ['E07000001'], ...differences };
}

/** One entry of a faultless `parishes.yaml`: Zed, parish 1 of Wye. */
export function parishEntry(differences: Partial<ParishEntry> = {}): ParishEntry {
  return { no: 1, slug: 'zed', name: 'Zed Parish Council', areas: ['E04000001'], ...differences };
}

/** A county as `resolveConfig` takes it. */
export function countySource({ slug = 'exshire', ...file }: Partial<CountySource> = {}): CountySource {
  return { routing: [], sample: false, approveChanges: true, ...countyFile(), ...file, slug };
}

/** A district as `resolveConfig` takes it. */
export function districtSource({ slug = 'wye', ...file }: Partial<DistrictSource> = {}): DistrictSource {
  return { sample: false, ...districtFile(), ...file, slug };
}

/** A parish as `resolveConfig` takes it. */
export function parishSource(differences: Partial<ParishSource> = {}): ParishSource {
  return { sample: false, ...parishEntry(), ...differences };
}

/** A council, resolved: Zed Parish Council in Wye in Exshire unless told otherwise. */
export function aTenant(differences: Partial<TenantConfig> = {}): TenantConfig {
  return { ...resolveConfig(countySource(), districtSource(), parishSource()), ...differences };
}

/** A page as it lies in `pages/`. */
export function pageFile(title: string, text = 'Some words.'): string {
  return `---\ntitle: ${title}\nsummary: About it.\norder: 1\n---\n\n${text}\n`;
}

/** The least that is a faultless `tenants/`: Exshire with its two pages, Wye and Zed. Paths to contents. */
export function tenantFiles(differences: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    'exshire/tenant.yaml': countyFile(),
    'exshire/pages/privacy.md': pageFile('Privacy'),
    'exshire/pages/accessibility.md': pageFile('Accessibility'),
    'exshire/wye/tenant.yaml': districtFile(),
    'exshire/wye/parishes.yaml': [parishEntry()],
    ...differences,
  };
}

/**
 * Writes files into a fresh folder called `tenants`: text as it is, anything else as YAML, and nothing for undefined.
 * Gives the folder to `use` and removes it afterwards.
 */
export async function withTenantFolder<T>(
  files: Record<string, unknown>,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'tenants-'));
  try {
    const folder = join(root, 'tenants');
    await mkdir(folder);
    for (const [path, content] of Object.entries(files)) {
      if (content === undefined) continue;
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(
        join(folder, path),
        typeof content === 'string' ? content : stringify(content, { aliasDuplicateObjects: false }),
      );
    }
    return await use(folder);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** What is wrong with a `tenants/` that differs so from a faultless one, a line each. Throws if nothing is. */
export async function tenantProblems(differences: Record<string, unknown>): Promise<string[]> {
  return withTenantFolder(tenantFiles(differences), async (folder) => {
    const error: unknown = await readTenants(folder).catch((thrown: unknown) => thrown);
    if (!(error instanceof TenantFileError)) throw new Error('The folder was not refused', { cause: error });
    return error.message.split('\n').slice(1);
  });
}

/** Any council's number. */
export const arbitraryTenantNo: fc.Arbitrary<number> = fc
  .oneof(
    fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constant(0), fc.constant(0)),
    fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), fc.constant(0)),
    fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 999 })),
  )
  .map(([county, district, parish]) => tenantNumber(county, district, parish));

/**
 * A small tree of councils, as sorted numbers, closed upwards: whoever is in it, its parents are too. Numbers are few,
 * so that councils of one tree are often related; district 0 stands for unitary authorities.
 */
export const arbitraryTree: fc.Arbitrary<number[]> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 })), {
    minLength: 1,
    maxLength: 25,
  })
  .map((triples) => {
    const numbers = triples.flatMap(([county, district, parish]) => [
      tenantNumber(county),
      tenantNumber(county, district),
      tenantNumber(county, district, parish),
    ]);
    return [...new Set(numbers)].sort((a, b) => a - b);
  });
