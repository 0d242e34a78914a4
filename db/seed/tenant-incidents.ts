import type { TransactionSql } from 'postgres';
import { v5 } from 'uuid';
import { parentsOf } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';

/** The ids of incidents that come with the files. */
const NAMESPACE = '1c2f6c0e-6a0b-4b39-8a3f-0d1e54a7c946';

/**
 * Writes what each council says that it is responding to itself; what a council inherits is the incident of the council
 * above. One that is in no file any more ends today, and runs again when it is put back: requests point at it.
 */
export async function putIncidents(
  sql: TransactionSql,
  { tenants }: { tenants: readonly TenantConfig[] },
): Promise<void> {
  const rows = ownIncidents(tenants);
  const wanted = sql`jsonb_to_recordset(${sql.json(rows)}) as
    t (county_no int, tenant_no int, id uuid, slug text, name text, kind text, started_on date, summary text)`;
  await sql`
    insert into incident as kept (county_no, tenant_no, id, slug, name, kind, started_on, summary)
    select county_no, tenant_no, id, slug, name, kind, started_on, summary from ${wanted}
    on conflict (tenant_no, slug) do update set name = excluded.name, kind = excluded.kind,
      started_on = excluded.started_on, summary = excluded.summary, ended_on = null
    where (kept.name, kept.kind, kept.started_on, kept.summary) <>
        (excluded.name, excluded.kind, excluded.started_on, excluded.summary) or kept.ended_on is not null`;
  await sql`
    update incident set ended_on = (now() at time zone 'Europe/London')::date
    where ended_on is null and (tenant_no, slug) not in (select tenant_no, slug from ${wanted})`;
}

/** Of councils that name another incident than the one above them: the slug tells which it is, in whatever words. */
function ownIncidents(tenants: readonly TenantConfig[]) {
  const slugs = new Map(tenants.map(({ tenantNo, incident }) => [tenantNo, incident?.slug]));
  return tenants.flatMap(({ tenantNo, countyNo, incident }) => {
    const above = parentsOf(tenantNo).at(-1);
    if (!incident || (above !== undefined && slugs.get(above) === incident.slug)) return [];
    const { slug, name, kind, startedOn, summary } = incident;
    const id = v5(`${tenantNo}/${slug}`, NAMESPACE);
    return [{ county_no: countyNo, tenant_no: tenantNo, id, slug, name, kind, started_on: startedOn, summary }];
  });
}
