import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import {
  countyFileSchema,
  districtFileSchema,
  localitiesFileSchema,
  parishesFileSchema,
  scriptsFileSchema,
} from './config';
import { parsePage } from './page-file.server';
import type { TenantProblem } from './problems';
import type { TenantPage } from './schema';
import { parseTenantFile, type TenantFile } from './tenant-file.server';

/** A folder of `tenants/` as read. What could not be understood is undefined here, and named in the problems. */
export type TenantFolder<Tenant> = {
  /** As people are told of it: `tenants/staffordshire/south-staffordshire`. */
  path: string;
  slug: string;
  tenant: TenantFile<Tenant> | undefined;
  parishes: TenantFile<z.infer<typeof parishesFileSchema>> | undefined;
  localities: TenantFile<z.infer<typeof localitiesFileSchema>> | undefined;
  scripts: TenantFile<z.infer<typeof scriptsFileSchema>> | undefined;
  pages: Omit<TenantPage, 'tenantNo' | 'countyNo'>[];
};
export type DistrictFolder = TenantFolder<z.infer<typeof districtFileSchema>>;
export type CountyFolder = TenantFolder<z.infer<typeof countyFileSchema>> & { districts: DistrictFolder[] };

/** Folders beside the counties that are not tenants. */
const NOT_TENANTS = new Set(['template']);
const FILES = new Set(['tenant.yaml', 'parishes.yaml', 'localities.yaml', 'scripts.yaml', 'README.md']);

/** Reads every county under `root`, in the order of their names, noting in `problems` all that is wrong. */
export async function readTree(root: string, problems: TenantProblem[]): Promise<CountyFolder[]> {
  const reader = new FolderReader(root, problems);
  const counties: CountyFolder[] = [];
  for (const entry of await reader.entries('')) {
    if (!entry.isDirectory()) {
      if (entry.name !== 'README.md') reader.refuse(entry.name, 'is not a folder of a county, and would be ignored');
    } else if (!NOT_TENANTS.has(entry.name)) {
      counties.push(await reader.county(entry.name));
    }
  }
  if (counties.length === 0) reader.refuse('', 'has no county in it: see its README.md');
  return counties;
}

class FolderReader {
  constructor(
    private readonly root: string,
    private readonly problems: TenantProblem[],
  ) {}

  async county(slug: string): Promise<CountyFolder> {
    const folder = await this.folder(slug, slug, countyFileSchema);
    const districts: DistrictFolder[] = [];
    for (const entry of await this.entries(slug)) {
      const path = `${slug}/${entry.name}`;
      if (!entry.isDirectory() || entry.name === 'pages') this.expectKnown(entry, path);
      else districts.push(await this.district(path, entry.name));
    }
    return { ...folder, districts };
  }

  private async district(path: string, slug: string): Promise<DistrictFolder> {
    for (const entry of await this.entries(path)) this.expectKnown(entry, `${path}/${entry.name}`);
    return this.folder(path, slug, districtFileSchema);
  }

  private expectKnown(entry: Dirent, path: string): void {
    const known = entry.isDirectory() ? entry.name === 'pages' : FILES.has(entry.name);
    if (!known) this.refuse(path, 'is not a file or folder that belongs here, and would be ignored: check its name');
  }

  private async folder<Tenant>(path: string, slug: string, schema: z.ZodType<Tenant>): Promise<TenantFolder<Tenant>> {
    return {
      path: this.shown(path),
      slug,
      tenant: await this.file(`${path}/tenant.yaml`, schema, true),
      parishes: await this.file(`${path}/parishes.yaml`, parishesFileSchema, false),
      localities: await this.file(`${path}/localities.yaml`, localitiesFileSchema, false),
      scripts: await this.file(`${path}/scripts.yaml`, scriptsFileSchema, false),
      pages: await this.pages(`${path}/pages`),
    };
  }

  private async file<Value>(
    path: string,
    schema: z.ZodType<Value>,
    needed: boolean,
  ): Promise<TenantFile<Value> | undefined> {
    const source = await this.text(path);
    if (source === null) {
      if (needed) this.refuse(path, 'is missing');
      return undefined;
    }
    const parsed = parseTenantFile(this.shown(path), source, schema);
    if (parsed.ok) return parsed.read;
    this.problems.push(...parsed.problems);
    return undefined;
  }

  private async pages(path: string): Promise<TenantFolder<unknown>['pages']> {
    const pages: TenantFolder<unknown>['pages'] = [];
    for (const entry of await this.entries(path)) {
      const source = entry.isFile() ? await this.text(`${path}/${entry.name}`) : '';
      const parsed = parsePage(this.shown(`${path}/${entry.name}`), entry.name, source ?? '');
      if (parsed.ok) pages.push(parsed.page);
      else this.problems.push(...parsed.problems);
    }
    return pages;
  }

  /** What lies in a folder, by name, without hidden files. A folder that is not there is empty. */
  async entries(path: string): Promise<Dirent[]> {
    const all = await orNull(readdir(join(this.root, path), { withFileTypes: true }));
    return (all ?? []).filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private text(path: string): Promise<string | null> {
    return orNull(readFile(join(this.root, path), 'utf8'));
  }

  refuse(path: string, reason: string): void {
    this.problems.push({ file: this.shown(path), field: '', reason });
  }

  private shown(path: string): string {
    return path === '' ? basename(this.root) : `${basename(this.root)}/${path}`;
  }
}

/** Null for a file or folder that is not there. Anything else that goes wrong is the caller's to hear of. */
async function orNull<Value>(read: Promise<Value>): Promise<Value | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
