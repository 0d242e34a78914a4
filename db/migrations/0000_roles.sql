-- Who may connect, and how a transaction says which part of the tree it may see.
--
-- Roles are made here without passwords; `npm run db -- migrate` sets the passwords of the login roles afterwards
-- (derived from SECRET, see db/roles.server.ts). Nobody but the owner of the database may create anything.

-- ── Extensions (trusted: the owner of a database may install them) ────────────────────────────────────────────────
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- ── Roles ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- app       desk pages and jobs: tenant rows within app.lo..app.hi
-- portal    public pages: published rows, and new submissions that it cannot read back
-- link      the holder of a private link: the one record whose link they hold
-- auth      accounts, sessions, sign-in limits, and nothing of anybody's casework
-- jobs      the job queue's own schema
-- searcher  owns the search functions that look inside text (not a login)
-- keeper    owns the triggers that keep shared copies true (not a login)
-- publisher owns the views of what is published (not a login)
do $$
declare
  wanted record;
begin
  for wanted in
    select * from (values ('app', true), ('portal', true), ('link', true), ('auth', true), ('jobs', true),
                          ('searcher', false), ('keeper', false), ('publisher', false)) as roles(name, may_log_in)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      execute format('create role %I %s noinherit nosuperuser nobypassrls nocreatedb nocreaterole', wanted.name,
                     case when wanted.may_log_in then 'login' else 'nologin' end);
    end if;
  end loop;
end $$;
-- The owner hands functions and views over to these, which needs membership; but it must not see by their policies.
do $$ begin
  if current_setting('server_version_num')::int >= 160000 then
    execute 'grant searcher, keeper, publisher, jobs to current_user with inherit false, set true';
  else
    grant searcher, keeper, publisher, jobs to current_user;
  end if;
end $$;

-- A plan warmed by a parish's range must never run a county's queue (measured: 90 times slower).
alter role app set plan_cache_mode = force_custom_plan;
alter role portal set plan_cache_mode = force_custom_plan;
alter role link set plan_cache_mode = force_custom_plan;
-- Many short queries at once: a second process for one of them only takes it from another page.
alter role app set max_parallel_workers_per_gather = 0;
alter role portal set max_parallel_workers_per_gather = 0;

-- ── Schema ────────────────────────────────────────────────────────────────────────────────────────────────────────
revoke all on schema public from public;
grant usage on schema public to app, portal, link, auth, jobs, searcher, keeper, publisher;
alter default privileges revoke execute on functions from public;
do $$ begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to app, portal, link, auth, jobs', current_database());
  -- The job queue makes and keeps a schema of its own.
  execute format('grant create on database %I to jobs', current_database());
end $$;

-- ── What a transaction has been allowed to see ────────────────────────────────────────────────────────────────────
-- Set by the door with SET LOCAL as the first statement. After a commit such a setting reads '' and not null, hence
-- nullif: without a range every comparison is null, and a null policy shows no row. Plain one-liners so that the
-- planner inlines them into an index condition; never wrap them in (select …).
create function app_lo() returns int language sql stable parallel safe
  return nullif(current_setting('app.lo', true), '')::int;
create function app_hi() returns int language sql stable parallel safe
  return nullif(current_setting('app.hi', true), '')::int;
create function app_wlo() returns int language sql stable parallel safe
  return nullif(current_setting('app.wlo', true), '')::int;
create function app_whi() returns int language sql stable parallel safe
  return nullif(current_setting('app.whi', true), '')::int;
create function app_token() returns text language sql stable parallel safe
  return nullif(current_setting('app.token', true), '');
create function app_actor() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.actor', true), '')::uuid;
grant execute on function app_lo(), app_hi(), app_wlo(), app_whi(), app_token(), app_actor()
  to app, portal, link, searcher, keeper, publisher, jobs;

comment on function app_lo() is 'First tenant_no this transaction may read (SET LOCAL app.lo)';
comment on function app_hi() is 'Last tenant_no this transaction may read (SET LOCAL app.hi)';
comment on function app_wlo() is 'First tenant_no this transaction may write (SET LOCAL app.wlo)';
comment on function app_whi() is 'Last tenant_no this transaction may write (SET LOCAL app.whi)';
comment on function app_token() is 'SHA-256 (hex) of the private token the visitor holds (SET LOCAL app.token)';
comment on function app_actor() is 'The signed-in user (SET LOCAL app.actor)';
