import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './database';
import { PUBLIC_TABLES, TENANT_TABLES } from './isolation/world';

/**
 * Walks everything that the database holds. A table, view or function that nobody thought about fails here by name.
 */
const ACCOUNT_TABLES = ['app_user', 'session', 'sign_in_limit', 'sign_in_event'];
const OTHER_TABLES = ['import_run'];
/** Words without their entries, for the search of the directory: no role that logs in reads or writes them. */
const WORD_TABLES = ['provision_word'];
/** Rows of a tenant that are found by a token instead of a range. */
const BY_TOKEN = ['form_draft'];
/** Rows of a tenant that belong to accounts and are keyed by them. */
const KEYED_OTHERWISE = ['membership', 'invitation', 'form_draft', 'desk_visit'];

/** Functions that run with their owner's rights, and who owns them. Adding one is a decision: name it here. */
const DEFINER_FUNCTIONS: Record<string, string> = {
  colleagues: 'searcher',
  request_search: 'searcher',
  offer_search: 'searcher',
  provision_search: 'searcher',
  call_search: 'searcher',
  scripts_above: 'searcher',
  provision_similar: 'searcher',
  keep_assignment: 'keeper',
  let_helpers_go: 'keeper',
  reopen_needs: 'keeper',
  move_views: 'keeper',
  keep_cover: 'keeper',
  complete_version: 'keeper',
  confirm_by_letter: 'keeper',
  answer_wish: 'keeper',
  follow_wish: 'keeper',
  belong_to_incident: 'keeper',
  forget_drafts: 'keeper',
  forget_provision_words: 'publisher',
  keep_provision_words: 'publisher',
  provision_around: 'publisher',
  provision_count_around: 'publisher',
  provision_here: 'publisher',
  provision_meant: 'publisher',
  provision_planned: 'publisher',
  provision_within: 'publisher',
  published_alike: 'publisher',
  provision_successor: 'publisher',
  forget_imports: 'keeper',
  enqueue_import: 'jobs',
  enqueue: 'jobs',
};
/** Views of what is published; every other view must be security_invoker. */
const PUBLISHED_VIEWS = ['published_page', 'published_provision'];

let database: TestDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await testDatabase();
  sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
});

afterAll(async () => {
  await sql.end();
  await database.close();
});

const names = async (query: Promise<readonly { name: string }[]>) => (await query).map(({ name }) => name);

describe('tables', () => {
  it('are all classified', async () => {
    const tables = await names(sql`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`);
    const known = [...TENANT_TABLES, ...PUBLIC_TABLES, ...ACCOUNT_TABLES, ...OTHER_TABLES, ...WORD_TABLES];
    expect(tables.sort()).toEqual([...known].sort());
  });

  it('all enable and force row-level security', async () => {
    const open = names(sql`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not (relrowsecurity and relforcerowsecurity)`);
    expect(await open).toEqual([]);
  });

  it('use no type that hides an index from row-level security', async () => {
    const hidden = names(sql`
      select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and (t.typtype = 'e' or t.typname in ('citext', 'name'))`);
    expect(await hidden).toEqual([]);
  });

  it('of tenants carry county and holder, checked against each other', async () => {
    const columns = names(sql`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and column_name in ('county_no', 'tenant_no') and is_nullable = 'NO'`);
    const wanted = TENANT_TABLES.flatMap((table) => [`${table}.county_no`, `${table}.tenant_no`]);
    expect(await columns).toEqual(expect.arrayContaining(wanted));
    const checked = names(sql`
      select conrelid::regclass::text as name from pg_constraint where contype = 'c'
      and pg_get_constraintdef(oid) like '%county_no = (tenant_no / 1000000)%'`);
    expect(await checked).toEqual(expect.arrayContaining([...TENANT_TABLES]));
  });

  it('of tenants have a key that begins with the county', async () => {
    const keys = names(sql`
      select conrelid::regclass::text as name from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where contype = 'p' and a.attname = 'county_no'`);
    const wanted = TENANT_TABLES.filter((table) => !KEYED_OTHERWISE.includes(table));
    expect(await keys).toEqual(expect.arrayContaining(wanted));
  });

  it('point at rows of tenants only through keys with the county in them', async () => {
    const loose = names(sql`
      select conrelid::regclass || ' → ' || confrelid::regclass as name from pg_constraint c
      where contype = 'f' and confrelid::regclass::text = any(${[...TENANT_TABLES]})
      and not exists (select from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k
                      where a.attname = 'county_no')`);
    expect(await loose).toEqual([]);
  });

  it('move along with their request or entry', async () => {
    const staying = names(sql`
      select conrelid::regclass || ' → ' || confrelid::regclass as name from pg_constraint
      where contype = 'f' and confrelid in ('request'::regclass, 'need'::regclass, 'provision'::regclass)
      and conrelid <> confrelid and confupdtype <> 'c'`);
    expect(await staying).toEqual([]);
  });
});

describe('grants', () => {
  it('let nobody truncate, reference or put triggers on a table', async () => {
    const granted = names(sql`
      select grantee || ' ' || privilege_type || ' ' || table_name as name from information_schema.table_privileges
      where table_schema = 'public' and grantee <> 'joined_up' and table_name <> all(${PUBLISHED_VIEWS})
      and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`);
    expect(await granted).toEqual([]);
  });

  it('let everybody read what is published, and only that', async () => {
    const granted = names(sql`
      select distinct table_name || ' ' || grantee || ' ' || privilege_type as name
      from information_schema.table_privileges where table_schema = 'public' and table_name = any(${PUBLISHED_VIEWS})
      and grantee not in ('publisher', 'joined_up')`);
    const readers = PUBLISHED_VIEWS.flatMap((view) =>
      ['app', 'link', 'portal'].map((role) => `${view} ${role} SELECT`),
    );
    expect((await granted).sort()).toEqual(readers.sort());
  });

  it('let the server look at which migrations have run, and at nothing else outside its own tables', async () => {
    const granted = names(sql`
      select grantee || ' ' || privilege_type || ' ' || table_name || '.' || column_name as name
      from information_schema.column_privileges where table_schema = 'drizzle' and grantee <> 'joined_up' order by 1`);
    const looked = ['created_at', 'hash'].map((column) => `portal SELECT __drizzle_migrations.${column}`);
    expect(await granted).toEqual(looked);
  });

  it('give nothing to PUBLIC', async () => {
    const tables = names(sql`
      select table_name as name from information_schema.table_privileges
      where table_schema = 'public' and grantee = 'PUBLIC'`);
    expect(await tables).toEqual([]);
    const functions = names(sql`
      select p.proname as name from pg_proc p left join pg_depend d on d.objid = p.oid and d.deptype = 'e'
      where p.pronamespace = 'public'::regnamespace and d.objid is null
      and has_function_privilege('public', p.oid, 'execute')`);
    expect(await functions).toEqual([]);
  });

  it('are each covered by a policy for the same role and command', async () => {
    const uncovered = names(sql`
      select distinct g.grantee || ' ' || g.privilege_type || ' ' || g.table_name as name
      from (select grantee, privilege_type, table_name from information_schema.table_privileges where table_schema = 'public'
            union select grantee, privilege_type, table_name from information_schema.column_privileges where table_schema = 'public') g
      where g.grantee <> 'joined_up' and g.table_name <> all(${PUBLISHED_VIEWS}) and not exists (
        select from pg_policies p where p.schemaname = 'public' and p.tablename = g.table_name
        and g.grantee = any(p.roles) and p.cmd in ('ALL', g.privilege_type))`);
    expect(await uncovered).toEqual([]);
  });

  it('let the desk reach rows of tenants only through a range', async () => {
    const policies = await sql<{ name: string; cmd: string; said: string }[]>`
      select tablename || ' ' || policyname as name, cmd, coalesce(qual, '') || coalesce(with_check, '') as said
      from pg_policies where schemaname = 'public' and 'app' = any(roles) and tablename = any(${[...TENANT_TABLES]})`;
    const viewers = ['view_record viewer_adds', 'desk_visit own_visit_new', 'desk_visit own_visit_change'];
    const wrong = policies.filter(({ name, cmd, said }) => {
      const range = cmd === 'SELECT' || viewers.includes(name) ? ['lo', 'hi'] : ['wlo', 'whi'];
      return !range.every((bound) => said.includes(`current_setting('app.${bound}'`));
    });
    expect(wrong).toEqual([]);
    expect(policies.length).toBeGreaterThan(TENANT_TABLES.length - BY_TOKEN.length);
  });

  it('have the ranges written in, which the planner would take apart every time', async () => {
    const slow = names(sql`
      select tablename || ' ' || policyname as name from pg_policies
      where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') ~ 'app_w?(lo|hi)\\(\\)'`);
    expect(await slow).toEqual([]);
  });

  it('let no role that logs in step around row-level security', async () => {
    const strong = names(sql`
      select rolname as name from pg_roles where rolname in ('app', 'portal', 'link', 'auth', 'jobs', 'searcher', 'keeper', 'publisher', 'joined_up')
      and (rolsuper or rolbypassrls or rolreplication)`);
    expect(await strong).toEqual([]);
    const members = names(sql`
      select m.rolname as name from pg_auth_members a join pg_roles m on m.oid = a.member
      where m.rolname in ('app', 'portal', 'link', 'auth', 'jobs')`);
    expect(await members).toEqual([]);
  });
});

describe('functions and views', () => {
  it('that run with rights of their own are named here, have a fixed search_path and the owner they should', async () => {
    const functions = await sql<{ name: string; owner: string; path: string | null }[]>`
      select proname as name, proowner::regrole::text as owner, -- How it is planned is its own affair.
        array_to_string(array(select one from unnest(proconfig) one where one not like 'plan_cache_mode=%'), ',') as path
      from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`;
    expect(Object.fromEntries(functions.map(({ name, owner }) => [name, owner]))).toEqual(DEFINER_FUNCTIONS);
    for (const { name, path } of functions) expect(path, name).toBe('search_path=pg_catalog, public');
  });

  it('of the searcher carry the range themselves', async () => {
    const bodies = await sql<{ name: string; body: string }[]>`
      select proname as name, pg_get_functiondef(oid) as body from pg_proc where proowner = 'searcher'::regrole`;
    for (const { name, body } of bodies) {
      expect(body, name).toContain('app_lo()');
      expect(body, name).toContain('app_hi()');
    }
  });

  it('that are views run as whoever asks, and none is materialised', async () => {
    const views = await sql<{ name: string; kind: string; options: string | null }[]>`
      select relname as name, relkind as kind, array_to_string(reloptions, ',') as options from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`;
    const wrong = views.filter(
      ({ name, kind, options }) =>
        kind === 'm' || (!options?.includes('security_invoker=true') && !PUBLISHED_VIEWS.includes(name)),
    );
    expect(wrong).toEqual([]);
  });

  it('that are published show nothing that is for staff', async () => {
    const columns = names(sql`
      select column_name as name from information_schema.columns where table_name = 'published_provision'
      and (column_name like 'contact%' or column_name in ('staff_notes', 'search_text', 'source', 'source_id', 'recorded_by_no',
           'confirmed_by', 'asked_at', 'place_public', 'public_loc', 'version'))`);
    expect(await columns).toEqual([]);
  });

  it('that say the range are plain one-liners the planner can inline', async () => {
    const ranges = await sql<{ name: string; volatility: string; parallel: string; config: unknown }[]>`
      select proname as name, provolatile as volatility, proparallel as parallel, proconfig as config from pg_proc
      where proname in ('app_lo', 'app_hi', 'app_wlo', 'app_whi')`;
    expect(ranges).toHaveLength(4);
    for (const one of ranges) expect(one).toMatchObject({ volatility: 's', parallel: 's', config: null });
  });
});
