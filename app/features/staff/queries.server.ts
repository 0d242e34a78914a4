import { sql, type SQL } from 'drizzle-orm';
import { withPortal, type TenantDb } from '#db/client.server';
import { withoutPassword } from '~/platform/auth/account.server';
import type { SignedIn } from '~/platform/auth/session.server';
import { ROLES, roleOf, type Role } from '~/platform/permissions/roles';
import { tenantsByNo, tenantsUnder, type TenantSummary } from '~/features/tenants/queries.server';
import type { PeopleCursor, PeopleFilter } from './filters';

const PAGE = 50;

/** One role that one colleague has at one council. */
export interface Colleague {
  userId: string;
  name: string;
  email: string;
  tenantNo: number;
  role: Role;
  /** ISO timestamp. */
  startedAt: string;
}

/** A page of colleagues, and what the whole list holds. */
export interface PeoplePage {
  rows: Array<Colleague & { council: string; hasPassword: boolean }>;
  previous: PeopleCursor | null;
  next: PeopleCursor | null;
  /** Of the whole list: memberships and people. */
  total: number;
  people: number;
  /** How many the list would hold with this role alone. */
  byRole: Partial<Record<Role, number>>;
}

interface ColleagueRow extends Record<string, unknown> {
  userId: string;
  name: string;
  email: string;
  tenantNo: number;
  role: number;
  startedAt: string;
}

const COLUMNS = sql`c.user_id as "userId", c.name, c.email, c.tenant_no as "tenantNo", c.role, c.started_at as "startedAt"`;

/**
 * The colleagues of the range, by name. `colleagues()` looks into accounts on the desk's behalf and has the range
 * inside, so it takes the place of the explicit predicate here.
 */
export async function listColleagues(
  db: TenantDb,
  filter: PeopleFilter,
  cursor: PeopleCursor | null,
): Promise<PeoplePage> {
  const [found, [counted], roles] = await Promise.all([
    pageOf(db, filter, cursor),
    db.execute<{ total: number; people: number }>(sql`
      select count(*)::int as total, count(distinct c.user_id)::int as people from colleagues() c where ${all(filter)}`),
    db.execute<{ role: number; count: number }>(sql`
      select c.role, count(*)::int as count from colleagues() c where ${all({ ...filter, roles: [] })} group by c.role`),
  ]);
  const [councils, waiting] = await Promise.all([
    tenantsByNo(
      db,
      found.rows.map((row) => row.tenantNo),
    ),
    withoutPassword(found.rows.map((row) => row.userId)),
  ]);
  return {
    ...found,
    rows: found.rows.map((row) => ({
      ...row,
      council: councils.get(row.tenantNo)?.name ?? '',
      hasPassword: !waiting.has(row.userId),
    })),
    total: counted?.total ?? 0,
    people: counted?.people ?? 0,
    byRole: Object.fromEntries(roles.map(({ role, count }) => [roleOf(role), count])),
  };
}

/** One row more than a page holds tells whether there is a page beyond. */
async function pageOf(db: TenantDb, filter: PeopleFilter, cursor: PeopleCursor | null) {
  const back = cursor?.side === 'before';
  const direction = sql.raw(back ? 'desc' : 'asc');
  const found = await db.execute<ColleagueRow>(sql`
    select ${COLUMNS} from colleagues() c where ${all(filter)} and ${beyond(cursor)}
    order by lower(c.name) ${direction}, c.user_id ${direction}, c.tenant_no ${direction}, c.role ${direction}
    limit ${PAGE + 1}`);
  const more = found.length > PAGE;
  const page = found.slice(0, PAGE).map(colleague);
  const rows = back ? page.reverse() : page;
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    previous: first && (back ? more : cursor !== null) ? cursorAt(first, 'before') : null,
    next: last && (back || more) ? cursorAt(last, 'after') : null,
  };
}

function cursorAt({ userId, tenantNo, role }: Colleague, side: PeopleCursor['side']): PeopleCursor {
  return { side, userId, tenantNo, role };
}

/** The name is looked up again, so that an address never holds one. */
function beyond(cursor: PeopleCursor | null): SQL {
  if (!cursor) return sql`true`;
  const { side, userId, tenantNo, role } = cursor;
  const name = sql`(select lower(a.name) from colleagues() a where a.user_id = ${userId} limit 1)`;
  const comparison = sql.raw(side === 'after' ? '>' : '<');
  return sql`(lower(c.name), c.user_id, c.tenant_no, c.role) ${comparison} (${name}, ${userId}::uuid, ${tenantNo}::int, ${ROLES[role]}::smallint)`;
}

function all({ text, roles, tenantNo }: PeopleFilter): SQL {
  const codes = sql.join(
    roles.map((role) => sql`${ROLES[role]}`),
    sql`, `,
  );
  const conditions = [
    sql`true`,
    ...(text ? [sql`position(lower(${text}) in lower(c.name || ' ' || c.email)) > 0`] : []),
    ...(roles.length > 0 ? [sql`c.role in (${codes})`] : []),
    ...(tenantNo === null ? [] : [sql`c.tenant_no = ${tenantNo}`]),
  ];
  return sql.join(conditions, sql` and `);
}

/** The memberships of one colleague within the range; none for somebody who is not in it. */
export async function colleagueById(db: TenantDb, userId: string): Promise<Colleague[]> {
  const rows = await db.execute<ColleagueRow>(sql`
    select ${COLUMNS} from colleagues() c where c.user_id = ${userId} order by c.tenant_no, c.role`);
  return rows.map(colleague);
}

function colleague({ role, startedAt, ...rest }: ColleagueRow): Colleague {
  return { ...rest, role: roleOf(role), startedAt: new Date(startedAt).toISOString() };
}

/** A council whose desk somebody may open, and as what. */
export interface OwnDesk {
  tenant: TenantSummary;
  roles: Role[];
}

/** The desks somebody belongs to, by the number of the council. */
export async function desksOf({ memberships }: Pick<SignedIn, 'memberships'>): Promise<OwnDesk[]> {
  const numbers = [...new Set(memberships.map((one) => one.tenantNo))].sort((a, b) => a - b);
  const tenants = await withPortal({}, (db) => tenantsByNo(db, numbers));
  return numbers.flatMap((tenantNo) => {
    const tenant = tenants.get(tenantNo);
    const roles = memberships.filter((one) => one.tenantNo === tenantNo).map((one) => one.role);
    return tenant ? [{ tenant, roles }] : [];
  });
}

/** The councils below a county, for its coordinator: those with `text` in their name, or without a text the districts. */
export async function councilsBelow(countyNumber: number, text: string): Promise<TenantSummary[]> {
  const under = await withPortal({}, (db) => tenantsUnder(db, countyNumber));
  const below = under.filter((tenant) => tenant.tenantNo !== countyNumber);
  const wanted = text.toLowerCase();
  if (wanted === '') return below.filter((tenant) => tenant.tier === 'district');
  return below.filter((tenant) => tenant.name.toLowerCase().includes(wanted));
}
