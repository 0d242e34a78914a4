import { answers, refused, touches, type Probe } from './probes';
import { DRAWN_TABLES, HIDDEN, idOf, MERGED, PUBLIC_TABLES, scriptAt, TENANTS, TENANT_TABLES } from './world';

const ALL = TENANTS.length;
/** Without a range a desk removes none of them; with one, see the probes of the desk. */
const KEPT_AT_DESKS: readonly string[] = DRAWN_TABLES.filter((table) => table !== 'locality_drawing');
const PUBLISHED = TENANTS.filter((no) => no !== HIDDEN && no !== MERGED);
const COUNTS: Record<string, number> = { area: 2, area_shape: 1, postcode: 1 };

/** Public facts, accounts, and the owner, for whom the policies hold as for anyone. */
export function publicProbes(): Probe[] {
  return [...factProbes(), ...accountProbes(), ...ownerProbes()];
}

function factProbes(): Probe[] {
  const readers = ['app', 'portal', 'link'] as const;
  return [
    ...PUBLIC_TABLES.flatMap((table) =>
      readers.flatMap((role) => [
        touches(`${role} reads ${table}`, COUNTS[table] ?? ALL, { role, sql: `select from "${table}"` }),
        role === 'app' && KEPT_AT_DESKS.includes(table)
          ? touches(`${role} empties ${table}`, 0, { role, sql: `delete from "${table}"` })
          : refused(`${role} empties ${table}`, { role, sql: `delete from "${table}"` }),
      ]),
    ),
    ...readers.flatMap((role) => [
      answers(`${role} reads what is published, of everybody`, PUBLISHED, {
        role,
        sql: 'select tenant_no as v from published_provision -- provision',
      }),
      answers(
        `${role} reads pages that are published, of everybody`,
        TENANTS.filter((no) => no !== HIDDEN),
        { role, sql: 'select tenant_no as v from published_page -- page_version' },
      ),
    ]),
    touches('auth reads tenants', ALL, { role: 'auth', sql: 'select from tenant' }),
    touches('app reads what was imported', 1, { role: 'app', sql: 'select from import_run' }),
    ...(['portal', 'link'] as const).map((role) =>
      touches(`${role} reads incidents`, ALL, { role, sql: 'select from incident' }),
    ),
  ];
}

function accountProbes(): Probe[] {
  const auth = (sql: string) => ({ role: 'auth' as const, sql });
  const tables = { app_user: ALL, session: ALL, membership: ALL, invitation: ALL, sign_in_limit: 1 };
  const others = TENANT_TABLES.filter((table) => !['membership', 'invitation'].includes(table));
  const event = "insert into sign_in_event (id, kind) values (gen_random_uuid(), 'refused')";
  return [
    ...Object.entries(tables).map(([table, count]) =>
      touches(`auth reads ${table}`, count, auth(`select from ${table}`)),
    ),
    touches('auth changes a password', ALL, auth('update app_user set password_hash = null')),
    touches('auth ends sessions', ALL, auth('delete from session')),
    touches('auth notes a sign-in', 1, auth(event)),
    ...others.map((table) => refused(`auth reads ${table}`, auth(`select from "${table}"`))),
    ...['app', 'portal', 'link'].flatMap((role) =>
      ['app_user', 'session', 'sign_in_limit'].map((table) =>
        refused(`${role} reads ${table}`, { role: role as 'app', sql: `select from ${table}` }),
      ),
    ),
    ...TENANT_TABLES.map((table) => refused(`jobs reads ${table}`, { role: 'jobs', sql: `select from "${table}"` })),
  ];
}

function ownerProbes(): Probe[] {
  const owner = (sql: string) => ({ role: 'joined_up' as const, sql });
  const columns: Record<string, string> = {
    tenant: 'name',
    locality: 'name',
    page: 'title',
    area: 'name',
    area_shape: 'min_e',
    postcode: 'easting',
  };
  return [
    ...PUBLIC_TABLES.map((table) =>
      columns[table]
        ? touches(
            `the owner keeps ${table}`,
            COUNTS[table] ?? ALL,
            owner(`update "${table}" set ${columns[table]} = ${columns[table]}`),
          )
        : touches(`the owner keeps ${table}`, ALL, owner(`delete from "${table}"`)),
    ),
    touches('the owner keeps what was imported', 1, owner('update import_run set rows_read = 2')),
    ...[...TENANT_TABLES, 'app_user', 'session', 'sign_in_limit', 'sign_in_event', 'provision_word']
      .filter((table) => table !== 'incident')
      .map((table) => touches(`even the owner reads no ${table}`, 0, owner(`select from "${table}"`))),
    ...scriptProbes(owner),
    ...incidentProbes(owner),
  ];
}

/** Incidents come with the files. Requests point at them, so that not even the owner removes one. */
function incidentProbes(owner: (sql: string) => Parameters<typeof refused>[1]): Probe[] {
  const adds = `insert into incident (county_no, tenant_no, id, slug, name, kind, started_on)
    values (901, 901000000, '${idOf(99, TENANTS[0])}', 'storm', 'Storm', 'other', '2020-04-01')`;
  return [
    touches('the owner reads incidents', ALL, owner('select from incident')),
    touches('the owner puts an incident in place', 1, owner(adds)),
    touches('the owner ends incidents', ALL, owner("update incident set ended_on = '2020-05-01'")),
    touches('even the owner removes no incident', 0, owner('delete from incident')),
  ];
}

/** Scripts that come with the files are put in place once by the owner, who can neither read nor change one. */
function scriptProbes(owner: (sql: string) => Parameters<typeof refused>[1]): Probe[] {
  const adds = (version: number) =>
    owner(`insert into script (county_no, tenant_no, id, content, version)
      values (901, 901000000, '${idOf(99, TENANTS[0])}', '{}', ${version})`);
  const keeps = (version: number, actor: string) =>
    owner(`insert into script_version (county_no, tenant_no, script_id, version, content, actor_id, actor_name)
      values (901, 901000000, '${scriptAt(901_000_000)}', ${version}, '{}', ${actor}, 'U') on conflict do nothing`);
  return [
    touches('the owner puts a script in place', 1, adds(1)),
    refused('the owner puts a later version of a script in place', adds(2)),
    touches('the owner leaves the first version of a script that is there', 0, keeps(1, 'null')),
    refused('the owner writes a later version of a script', keeps(2, 'null')),
    refused('the owner writes a script in somebody’s name', keeps(1, 'gen_random_uuid()')),
  ];
}
