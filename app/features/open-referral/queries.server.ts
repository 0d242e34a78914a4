import { and, asc, between, eq, getViewSelectedFields, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { PortalDb, TenantDb } from '#db/client.server';
import { area } from '#db/schema/areas';
import { publishedProvision } from '#db/schema/provision';
import { locality } from '#db/schema/tenants';
import { findPostcode } from '~/features/areas/queries.server';
import { residenceAt } from '~/features/councils/residence';
import { nearPlaceOf, type NearPlace } from '~/features/provision/queries-near.server';
import { publicEntryOf } from '~/features/provision/queries-published.server';
import { PROVISION_STATUS, type ProvisionStatus } from '~/features/provision/schema';
import { wordsIn } from '~/features/provision/words';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { rangeOf } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { organizationId, taxonomyId, termId } from './ids.server';
import type { AtLocationParameters, Paging, ServiceParameters } from './parameters';
import type { Context, Listed, OrganizationRow } from './service.server';

const view = publishedProvision;
/** The key under which entries of a council belong to one organisation. */
const organizationKey = sql<string>`fold(${view.runBy})`;

/** The beginning of a day of England. */
const startOf = (day: AnyPgColumn) => sql`(${day}::timestamp at time zone 'Europe/London')`;
const begun = (status: ProvisionStatus, day: AnyPgColumn) =>
  sql`case when ${view.status} = ${PROVISION_STATUS[status]} and ${startOf(day)} <= now() then ${startOf(day)} end`;

/**
 * When a service last became another for whoever keeps a copy of it: when it was changed or confirmed, or when the day came
 * on which what was planned begins or what was paused is back (see `standingOf`).
 */
const modifiedAt = sql<Date>`greatest(${view.updatedAt}, ${view.confirmedAt}, ${begun('planned', view.plannedFrom)},
  ${begun('paused', view.pausedUntil)})`.mapWith(view.updatedAt);

/** A page of a list and how long the list is. */
export interface Page<Item> {
  total: number;
  items: Item[];
}

/** What a portal's feed is of: what its council and all under it have published. */
export function inFeed({ tenantNo }: TenantConfig): SQL {
  const { lo, hi } = rangeOf(tenantNo);
  return between(view.tenantNo, lo, hi);
}

/**
 * Some entries of a feed, in an order that stays. The page is chosen from an index alone and read by its ids, so that a late
 * page of a hundred thousand costs little more than the first.
 */
export async function listedPage(
  db: PortalDb,
  tenant: TenantConfig,
  which: SQL | undefined,
  { page, per_page }: Paging,
): Promise<Page<Listed>> {
  const where = and(inFeed(tenant), which);
  const [counted] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(view)
    .where(where);
  const ids = await db
    .select({ id: view.id })
    .from(view)
    .where(where)
    .orderBy(asc(view.tenantNo), asc(view.id))
    .limit(per_page)
    .offset((page - 1) * per_page);
  return {
    total: counted?.total ?? 0,
    items: await listedByIds(
      db,
      tenant,
      ids.map(({ id }) => id),
    ),
  };
}

/** One entry of a feed; null when it is not in it. */
export async function listedEntry(db: PortalDb, tenant: TenantConfig, id: string): Promise<Listed | null> {
  const [entry] = await listedByIds(db, tenant, [id]);
  return entry ?? null;
}

/** Entries of a feed by their ids, those that are not in it left out; by council and id. */
export async function listedByIds(
  db: TenantDb | PortalDb,
  tenant: TenantConfig,
  ids: readonly string[],
): Promise<Listed[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ ...getViewSelectedFields(view), organizationKey, modifiedAt })
    .from(view)
    .where(
      and(eq(view.countyNo, tenant.countyNo), inFeed(tenant), sql`${view.id} = any(${`{${ids.join(',')}}`}::uuid[])`),
    )
    .orderBy(asc(view.tenantNo), asc(view.id));
  return rows.map(({ organizationKey: key, modifiedAt: at, ...row }) => ({
    ...publicEntryOf(row),
    organizationKey: key,
    modifiedAt: at,
  }));
}

/** What the parameters of a list of services ask for. */
export async function conditionsOf(
  db: PortalDb,
  tenant: TenantConfig,
  asked: Omit<ServiceParameters, 'minimal'>,
): Promise<SQL | undefined> {
  const { search, taxonomy_term_id: term, taxonomy_id: taxonomy, organization_id: organization } = asked;
  return and(
    search ? worded(tenant, search) : undefined,
    term === undefined ? undefined : ofTerm(tenant, term),
    taxonomy === undefined || taxonomy === taxonomyId(tenant.countyNo) ? undefined : sql`false`,
    organization === undefined ? undefined : await ofOrganization(db, tenant, organization),
    asked.modified_after && sql`${modifiedAt} >= ${asked.modified_after.toISOString()}::timestamptz`,
  );
}

const MOST_WORDED = 3000;

function worded({ tenantNo, countyNo }: TenantConfig, search: string): SQL {
  const { lo, hi } = rangeOf(tenantNo);
  const words = wordsIn(search).join(' ');
  return sql`${view.id} = any(array(select id from provision_within(${lo}::int, ${hi}::int, '{}',
    provision_found_by(${countyNo}::int, '{}', ${words}::text), null, null, null, null, 0, ${MOST_WORDED}::int)))`;
}

function ofTerm({ categories, countyNo }: TenantConfig, id: string): SQL {
  const category = categories.find(({ code }) => termId(countyNo, code) === id);
  return category ? sql`${view.categories} && ${`{${category.code}}`}::smallint[]` : sql`false`;
}

async function ofOrganization(db: PortalDb, tenant: TenantConfig, id: string): Promise<SQL> {
  const found = await organizationById(db, tenant, id);
  return found ? (and(eq(view.tenantNo, found.tenantNo), eq(organizationKey, found.key)) as SQL) : sql`false`;
}

const organizationRow = {
  tenantNo: view.tenantNo,
  key: organizationKey,
  name: sql<string>`min(${view.runBy})`,
  charityNo: sql<string | null>`max(${view.charityNo})`,
  companyNo: sql<string | null>`max(${view.companyNo})`,
};

/** A page of the organisations behind a feed's services. */
export async function organizationsPage(
  db: PortalDb,
  tenant: TenantConfig,
  { page, per_page, search }: Paging,
): Promise<Page<OrganizationRow>> {
  const where = and(inFeed(tenant), search ? worded(tenant, search) : undefined);
  const [counted] = await db
    .select({ total: sql<number>`count(distinct (${view.tenantNo}, ${organizationKey}))::int` })
    .from(view)
    .where(where);
  const items = await db
    .select(organizationRow)
    .from(view)
    .where(where)
    .groupBy(view.tenantNo, organizationKey)
    .orderBy(asc(view.tenantNo), asc(organizationKey))
    .limit(per_page)
    .offset((page - 1) * per_page);
  return { total: counted?.total ?? 0, items };
}

/** The entries of some organisations: all that each of them runs. */
export async function entriesOfOrganizations(
  db: PortalDb,
  tenant: TenantConfig,
  rows: readonly OrganizationRow[],
): Promise<Listed[]> {
  if (rows.length === 0) return [];
  const theirs = rows.map(({ tenantNo, key }) => and(eq(view.tenantNo, tenantNo), eq(organizationKey, key)));
  const found = await db
    .select({ id: view.id })
    .from(view)
    .where(and(inFeed(tenant), or(...theirs)));
  return listedByIds(
    db,
    tenant,
    found.map(({ id }) => id),
  );
}

/** The organisation with an id. The id is made of its name, so the names are gone through. */
export async function organizationById(
  db: PortalDb,
  tenant: TenantConfig,
  id: string,
): Promise<OrganizationRow | null> {
  const all = await db.select(organizationRow).from(view).where(inFeed(tenant)).groupBy(view.tenantNo, organizationKey);
  return all.find(({ tenantNo, key }) => organizationId(tenantNo, key) === id) ?? null;
}

/** What is somewhere: entries with a place that may be told. */
export const placed = or(isNotNull(view.loc), isNotNull(view.address), isNotNull(view.postcode));

/** What the postcode of a list of places asks for: near it, or covering it. Null for a postcode that is not known. */
export async function conditionAt(
  db: PortalDb,
  { postcode, proximity }: Pick<AtLocationParameters, 'postcode' | 'proximity'>,
): Promise<SQL | undefined | null> {
  if (!postcode) return undefined;
  const residence = residenceAt(await findPostcode(db, postcode));
  if (!residence) return null;
  if (proximity === undefined) return covering(await nearPlaceOf(db, residence));
  return sql`${view.loc} <-> point(${residence.loc.x}::float8, ${residence.loc.y}::float8) <= ${proximity}::float8`;
}

function covering({ tenantNos, parishCode, localityIds }: NearPlace): SQL {
  const parish = parishCode ?? '';
  const numbers = tenantNos.length > 0 ? inArray(view.tenantNo, [...tenantNos]) : sql`false`;
  return or(
    and(view.everywhere, numbers),
    eq(view.areaCode, parish),
    sql`${view.areaCodes} && ${`{${parish}}`}::text[]`,
    sql`${view.localityIds} && ${`{${localityIds.join(',')}}`}::uuid[]`,
  ) as SQL;
}

/** The names that some entries are told with. */
export async function contextOf(
  db: TenantDb | PortalDb,
  tenant: TenantConfig,
  entries: readonly Listed[],
): Promise<Context> {
  const codes = unique(
    entries.flatMap(({ content }) => [...content.areaCodes, ...(content.areaCode ? [content.areaCode] : [])]),
  );
  const ids = unique(entries.flatMap(({ content }) => content.localityIds));
  const [areas, localities, councils] = await Promise.all([
    codes.length === 0
      ? []
      : db
          .select({ key: area.code, name: area.name })
          .from(area)
          .where(sql`${area.code} = any(${`{${codes.join(',')}}`}::text[])`),
    ids.length === 0
      ? []
      : db
          .select({ key: locality.id, name: locality.name })
          .from(locality)
          .where(sql`${locality.id} = any(${`{${ids.join(',')}}`}::uuid[])`),
    tenantsByNo(db, [tenant.countyNo * 1_000_000, ...entries.map(({ tenantNo }) => tenantNo)]),
  ]);
  return {
    countyNo: tenant.countyNo,
    county: councils.get(tenant.countyNo * 1_000_000)?.shortName ?? tenant.shortName,
    categories: tenant.categories,
    areas: new Map(areas.map(({ key, name }) => [key, name])),
    localities: new Map(localities.map(({ key, name }) => [key, name])),
    councils: new Map([...councils].map(([no, { shortName }]) => [no, shortName])),
    today: londonToday(),
  };
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
