import { v5 as uuidV5 } from 'uuid';
import {
  areaProblems,
  countyProblems,
  localityProblems,
  numberProblems,
  rewordingProblems,
  scriptProblems,
  slugProblems,
  wrapUpProblems,
} from './checks';
import { claimsOfFolder, claimsOfParishes, parishesOf, within } from './claims.server';
import { resolveConfig, type CountySource, type DistrictSource, type ScriptSource } from './config';
import { TenantFileError, type Accuse, type TenantProblem } from './problems';
import type { Locality, TenantConfig, TenantPage } from './schema';
import type { TenantFile } from './tenant-file.server';
import { readTree, type CountyFolder, type DistrictFolder, type TenantFolder } from './tree.server';

/** A district's locality with the id that it has in every database. */
export type LoadedLocality = Locality & { id: string; tenantNo: number; countyNo: number; position: number };

/** A script of a council's call desk with the ids that it and what it names have in every database. */
export type LoadedScript = Omit<ScriptSource, 'locality' | 'category' | 'after'> & {
  id: string;
  tenantNo: number;
  countyNo: number;
  localityId: string | null;
  /** Code. */
  category: number | null;
  after: { script: string; answer: 'yes' | 'no' } | null;
};

export type LoadedTenants = {
  /** Every council with all it inherits, a county before its districts and these before their parishes. */
  tenants: TenantConfig[];
  pages: TenantPage[];
  localities: LoadedLocality[];
  scripts: LoadedScript[];
  /** Where each council (by number) and each locality (by id) is written, for messages. */
  sources: ReadonlyMap<number | string, Accuse>;
};

/** Our own name space for ids made out of names (UUID version 5). Changing it would orphan every locality. */
const LOCALITY_IDS = '5f0b1c52-7d0e-4a8e-9f35-8f3c7a1d2b60';
/** The law asks every public body's site for these two. */
const NEEDED_PAGES = ['privacy', 'accessibility'];

/**
 * Reads and checks all tenants under `folder` (`tenants/`). Throws TenantFileError naming every problem at once; a
 * partly good folder is never loaded. That the areas exist is checked by `syncTenants`, against the database.
 */
export async function readTenants(folder: string): Promise<LoadedTenants> {
  const problems: TenantProblem[] = [];
  const counties = await readTree(folder, problems);
  const unreadable = new Set(problems.map(({ file }) => file));
  problems.push(...treeProblems(counties), ...missingPages(counties).filter(({ file }) => !unreadable.has(file)));
  if (problems.length > 0) throw new TenantFileError(problems);
  return new Resolved().withAll(counties);
}

function treeProblems(counties: readonly CountyFolder[]): TenantProblem[] {
  const districts = counties.flatMap((county) => county.districts);
  const folders = [...counties, ...districts];
  const ofCounties = counties.flatMap(claimsOfFolder);
  const ofDistricts = districts.flatMap(claimsOfFolder);
  const ofParishes = folders.flatMap(claimsOfParishes);
  return [
    ...numberProblems(ofCounties),
    ...counties.flatMap((county) => numberProblems(county.districts.flatMap(claimsOfFolder))),
    ...folders.flatMap((folder) => numberProblems(claimsOfParishes(folder))),
    ...slugProblems([...ofCounties, ...ofDistricts, ...ofParishes]),
    ...[ofCounties, ofDistricts, ofParishes].flatMap(areaProblems),
    ...counties.flatMap(categoryProblems),
    ...counties.flatMap((county) => wrapUpProblems(councilsOf(county))),
    ...counties.flatMap((county) => [county, ...county.districts].flatMap((folder) => scriptsOf(folder, county))),
    ...folders.flatMap(({ localities, parishes }) =>
      localities && parishes ? localityProblems(localities, parishes) : [],
    ),
  ];
}

function scriptsOf({ scripts, localities }: CountyFolder | DistrictFolder, county: CountyFolder): TenantProblem[] {
  if (!scripts || !county.tenant) return [];
  const categories = county.tenant.value.categories.map(({ slug }) => slug);
  return scriptProblems(scripts, { categories, localities: localities?.value.map(({ slug }) => slug) ?? [] });
}

function categoryProblems(county: CountyFolder): TenantProblem[] {
  const own = county.tenant;
  if (!own) return [];
  const below = councilsOf(county).filter((council) => council !== own);
  return [...countyProblems(own), ...below.flatMap((council) => rewordingProblems(council, own.value))];
}

/** A county, its districts and all their parishes, as far as their files could be read. */
function councilsOf(county: CountyFolder) {
  const folders = [county, ...county.districts];
  return [...folders.flatMap(({ tenant }) => tenant ?? []), ...folders.flatMap(parishesOf)];
}

function missingPages(counties: readonly CountyFolder[]): TenantProblem[] {
  return counties.flatMap(({ path, pages }) =>
    NEEDED_PAGES.filter((needed) => !pages.some(({ slug }) => slug === needed)).map((slug) => ({
      file: `${path}/pages/${slug}.md`,
      field: '',
      reason: 'is missing: the law asks every public service for this page',
    })),
  );
}

/** Gathers what a faultless tree comes to. */
class Resolved implements LoadedTenants {
  readonly tenants: TenantConfig[] = [];
  readonly pages: TenantPage[] = [];
  readonly localities: LoadedLocality[] = [];
  readonly scripts: LoadedScript[] = [];
  readonly sources = new Map<number | string, Accuse>();

  withAll(counties: readonly CountyFolder[]): this {
    for (const folder of counties) {
      const county = { ...readOf(folder).value, ...placeOf(folder) };
      this.addFolder(folder, county);
      for (const below of folder.districts)
        this.addFolder(below, county, { ...readOf(below).value, ...placeOf(below) });
    }
    this.tenants.sort((one, other) => one.tenantNo - other.tenantNo);
    return this;
  }

  private addFolder(folder: CountyFolder | DistrictFolder, county: CountySource, district?: DistrictSource): void {
    const tenant = resolveConfig(county, district);
    const { tenantNo, countyNo } = tenant;
    this.add(tenant, readOf<unknown>(folder).problem);
    for (const { value, problem } of parishesOf(folder)) this.add(resolveConfig(county, district, value), problem);
    this.pages.push(...folder.pages.map((page) => ({ ...page, tenantNo, countyNo })));
    for (const [position, locality] of tenant.localities.entries()) {
      const id = uuidV5(`${tenantNo}/${locality.slug}`, LOCALITY_IDS);
      this.localities.push({ ...locality, id, tenantNo, countyNo, position });
      if (folder.localities) this.sources.set(id, within(folder.localities.problem, position));
    }
    this.scripts.push(...(folder.scripts?.value ?? []).map((script) => loadedScript(tenant, script)));
  }

  private add(tenant: TenantConfig, problem: Accuse): void {
    this.tenants.push(tenant);
    this.sources.set(tenant.tenantNo, problem);
  }
}

function loadedScript({ tenantNo, countyNo, categories }: TenantConfig, script: ScriptSource): LoadedScript {
  const idOf = (key: string) => uuidV5(`${tenantNo}/script/${key}`, LOCALITY_IDS);
  const { locality, category, after, ...rest } = script;
  return {
    ...rest,
    id: idOf(script.key),
    tenantNo,
    countyNo,
    localityId: locality === undefined ? null : uuidV5(`${tenantNo}/${locality}`, LOCALITY_IDS),
    category: categories.find(({ slug }) => slug === category)?.code ?? null,
    after: after ? { script: idOf(after.key), answer: after.answer } : null,
  };
}

function placeOf({ slug, localities }: TenantFolder<unknown>): { slug: string; localities: readonly Locality[] } {
  return { slug, localities: localities?.value ?? [] };
}

function readOf<Tenant>({ tenant, path }: TenantFolder<Tenant>): TenantFile<Tenant> {
  if (!tenant) throw new Error(`${path} was not read`);
  return tenant;
}
