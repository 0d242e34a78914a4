import type { Sql, TransactionSql } from 'postgres';
import type { LoadedTenants } from '~/features/tenants/load.server';
import { TenantFileError, type TenantProblem } from '~/features/tenants/problems';
import { TIER_CODE } from '~/features/tenants/schema';
import { misplacedAreas, type KnownArea } from './tenant-areas';
import { putIncidents } from './tenant-incidents';

export type TenantSync = {
  added: number;
  changed: number;
  unchanged: number;
  /** Addresses of councils that are in no file any more, and so have ended today. */
  ended: string[];
};

/**
 * Brings the councils, their areas, localities, pages and incidents in the database up to the files, in one transaction;
 * running it again changes nothing, and localities that a district has drawn itself stay its own. `ownerSql` is the
 * owner's connection. Councils and incidents are never deleted, since records belong to them: one that is in no file
 * any more ends today, and comes back when it is put back.
 *
 * @throws TenantFileError when an area is not known to the database or not of the council's kind, or when an address
 * belongs to another number there (numbers never change); nothing is changed then
 */
export async function syncTenants(
  ownerSql: Sql,
  loaded: LoadedTenants,
  onProgress: (line: string) => void = () => undefined,
): Promise<TenantSync> {
  const sync = await ownerSql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtext('tenants'))`;
    const problems = [...(await areaProblems(sql, loaded)), ...(await numberProblems(sql, loaded))];
    if (problems.length > 0) throw new TenantFileError(problems);
    const councils = await putTenants(sql, loaded);
    await putAreas(sql, loaded);
    await putLocalities(sql, loaded);
    await putPages(sql, loaded);
    await putScripts(sql, loaded);
    await putIncidents(sql, loaded);
    return { ...councils, ended: await endTheRest(sql, loaded) };
  });
  onProgress(`Councils: ${sync.added} added, ${sync.changed} changed, ${sync.unchanged} unchanged`);
  if (sync.ended.length > 0) onProgress(`In no file any more, so ended today: ${sync.ended.join(', ')}`);
  return sync;
}

async function areaProblems(sql: TransactionSql, loaded: LoadedTenants): Promise<TenantProblem[]> {
  const codes = [...loaded.tenants, ...loaded.localities].flatMap(({ areas }) => areas);
  const known = await sql<KnownArea[]>`
    select code, name, type, parent_code as "parentCode", district_code as "districtCode", county_code as "countyCode"
    from area where code = any(${[...new Set(codes)]})`;
  return misplacedAreas(loaded, known);
}

async function numberProblems(sql: TransactionSql, { tenants, sources }: LoadedTenants): Promise<TenantProblem[]> {
  const rows = await sql<{ slug: string; tenantNo: number }[]>`
    select slug, tenant_no as "tenantNo" from tenant where slug = any(${tenants.map(({ slug }) => slug)})`;
  const numbers = new Map(rows.map(({ slug, tenantNo }) => [slug, tenantNo]));
  return tenants.flatMap(({ slug, tenantNo }) => {
    const before = numbers.get(slug) ?? tenantNo;
    const reason = `/${slug} has the number ${before} in this database and cannot become ${tenantNo}: numbers never change`;
    return before === tenantNo ? [] : (sources.get(tenantNo)?.(['no'], reason) ?? []);
  });
}

async function putTenants(sql: TransactionSql, { tenants }: LoadedTenants): Promise<Omit<TenantSync, 'ended'>> {
  const rows = tenants.map((config) => ({
    tenant_no: config.tenantNo,
    county_no: config.countyNo,
    tier: TIER_CODE[config.tier],
    slug: config.slug,
    name: config.name,
    short_name: config.shortName,
    config,
    starts_on: config.startsOn ?? null,
    ends_on: config.endsOn ?? null,
  }));
  const written = await sql<{ added: boolean }[]>`
    insert into tenant as kept (tenant_no, county_no, tier, slug, name, short_name, config, starts_on, ends_on)
    select * from jsonb_to_recordset(${sql.json(rows)}) as
      t (tenant_no int, county_no int, tier smallint, slug text, name text, short_name text, config jsonb,
         starts_on date, ends_on date)
    on conflict (tenant_no) do update set slug = excluded.slug, name = excluded.name, short_name = excluded.short_name,
      config = excluded.config, starts_on = excluded.starts_on, ends_on = excluded.ends_on
    where kept.config <> excluded.config or kept.ends_on is distinct from excluded.ends_on
    returning xmax = 0 as added`;
  const added = written.filter((row) => row.added).length;
  return { added, changed: written.length - added, unchanged: rows.length - written.length };
}

async function putAreas(sql: TransactionSql, { tenants }: LoadedTenants): Promise<void> {
  const rows = tenants.flatMap(({ tenantNo, countyNo, areas }) =>
    areas.map((code) => ({ county_no: countyNo, tenant_no: tenantNo, area_code: code })),
  );
  const wanted = sql`jsonb_to_recordset(${sql.json(rows)}) as t (county_no int, tenant_no int, area_code text)`;
  await sql`
    delete from tenant_area where tenant_no = any(${tenants.map(({ tenantNo }) => tenantNo)})
      and (tenant_no, area_code) not in (select tenant_no, area_code from ${wanted})`;
  await sql`
    insert into tenant_area (county_no, tenant_no, area_code) select county_no, tenant_no, area_code from ${wanted}
    on conflict (tenant_no, area_code) do nothing`;
}

/** Of councils that have drawn none themselves. */
async function putLocalities(sql: TransactionSql, { tenants, localities }: LoadedTenants): Promise<void> {
  const drawn = new Set(
    (await sql<{ no: number }[]>`select tenant_no as no from locality_drawing`).map(({ no }) => no),
  );
  const numbers = tenants.map(({ tenantNo }) => tenantNo).filter((no) => !drawn.has(no));
  const ours = localities.filter(({ tenantNo }) => !drawn.has(tenantNo));
  const rows = ours.map(({ id, countyNo, tenantNo, slug, name, sample, position, areas }) => ({
    id,
    county_no: countyNo,
    tenant_no: tenantNo,
    slug,
    name,
    sample,
    position,
    areas,
  }));
  const wanted = sql`jsonb_to_recordset(${sql.json(rows)}) as
    t (county_no int, tenant_no int, id uuid, slug text, name text, sample boolean, position smallint, areas text[])`;
  await sql`delete from locality where tenant_no = any(${numbers}) and id not in (select id from ${wanted})`;
  await sql`
    insert into locality (county_no, tenant_no, id, slug, name, sample, position)
    select county_no, tenant_no, id, slug, name, sample, position from ${wanted}
    on conflict (county_no, id) do update
      set name = excluded.name, sample = excluded.sample, position = excluded.position`;
  await sql`
    delete from locality_area where tenant_no = any(${numbers})
      and (tenant_no, area_code) not in (select tenant_no, unnest(areas) from ${wanted})`;
  await sql`
    insert into locality_area (county_no, tenant_no, locality_id, area_code)
    select county_no, tenant_no, id, unnest(areas) from ${wanted}
    on conflict (tenant_no, area_code) do update set locality_id = excluded.locality_id`;
}

async function putPages(sql: TransactionSql, { tenants, pages }: LoadedTenants): Promise<void> {
  const rows = pages.map(({ countyNo, tenantNo, ...page }) => ({ ...page, county_no: countyNo, tenant_no: tenantNo }));
  const wanted = sql`jsonb_to_recordset(${sql.json(rows)}) as
    t (county_no int, tenant_no int, slug text, title text, summary text, markdown text, position smallint)`;
  await sql`
    delete from page where tenant_no = any(${tenants.map(({ tenantNo }) => tenantNo)})
      and (tenant_no, slug) not in (select tenant_no, slug from ${wanted})`;
  await sql`
    insert into page (county_no, tenant_no, slug, title, summary, markdown, position)
    select county_no, tenant_no, slug, title, summary, markdown, position from ${wanted}
    on conflict (tenant_no, slug) do update set title = excluded.title, summary = excluded.summary,
      markdown = excluded.markdown, position = excluded.position`;
}

/** Each script is put in place once. From then on it is the council's: the owner of the database cannot even read it. */
async function putScripts(sql: TransactionSql, { scripts }: LoadedTenants): Promise<void> {
  for (const script of scripts) {
    const { id, countyNo, tenantNo, title, localityId, category, incident = null, after, say } = script;
    const content = {
      title,
      localityId,
      category,
      incident,
      after,
      say,
      yes: script.yes ?? null,
      no: script.no ?? null,
    };
    await sql`
      insert into script (county_no, tenant_no, id, content) values (${countyNo}, ${tenantNo}, ${id}, ${sql.json(content)})
      on conflict do nothing`;
    await sql`
      insert into script_version (county_no, tenant_no, script_id, version, content, actor_name)
      values (${countyNo}, ${tenantNo}, ${id}, 1, ${sql.json(content)}, 'Joined Up') on conflict do nothing`;
  }
}

async function endTheRest(sql: TransactionSql, { tenants }: LoadedTenants): Promise<string[]> {
  const rows = await sql<{ slug: string }[]>`
    update tenant set ends_on = today
    from (select (now() at time zone 'Europe/London')::date as today) as clock
    where tenant_no <> all(${tenants.map(({ tenantNo }) => tenantNo)}) and coalesce(ends_on, 'infinity') > today
    returning slug`;
  return rows.map(({ slug }) => slug).sort();
}
