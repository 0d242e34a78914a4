-- The call desk: calls with what was typed from the first field on, whom a caller was told about, calls to be made back,
-- and the scripts that say what to ask. Calls are casework like requests: held by the tenant whose desk took them.

create table call (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  status smallint not null default 1 check (status between 1 and 2),
  name text not null default '' check (length(name) <= 200),
  phone text not null default '' check (length(phone) <= 40),
  email text not null default '' check (length(email) <= 254),
  postcode text not null default '' check (length(postcode) <= 20),
  parish_code text check (length(parish_code) <= 9),
  area_code text references area,
  categories smallint[] not null default '{}' check (cardinality(categories) <= 30 and 1 <= all (categories) and 99 >= all (categories)),
  answers jsonb not null default '{}' check (pg_column_size(answers) <= 8192),
  notes text not null default '' check (length(notes) <= 5000),
  outcome smallint check (outcome between 1 and 4),
  wrap_up smallint check (wrap_up between 1 and 20),
  request_id uuid,
  incident text check (length(incident) <= 80),
  handler_id uuid not null,
  handler_name text not null check (length(handler_name) between 1 and 200),
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  version int not null default 1,
  editor uuid,
  updated_at timestamptz not null default now(),
  search_text text generated always as (
    fold(name || ' ' || email || ' ' || postcode || ' ' || replace(postcode, ' ', '')) || ' ' || regexp_replace(phone, '\D', '', 'g')
  ) stored,
  primary key (county_no, id),
  unique (county_no, tenant_no, id),
  foreign key (county_no, request_id) references request (county_no, id) on update cascade,
  check (county_no = tenant_no / 1000000),
  check ((status = 2) = (ended_at is not null))
);
comment on table call is 'A phone call, from its first field on. status: 1 in progress (a draft) 2 finished; outcome: 1 request 2 call-back 3 signposted 4 question';
comment on column call.phone is 'As typed: it may be half a number while the caller speaks';
comment on column call.parish_code is 'The parish chosen by hand; area_code is where the postcode or that choice puts the caller';
comment on column call.answers is 'Answers to the questions of scripts: the script''s id to yes or no';
comment on column call.request_id is 'The request that was made of it, whoever holds that now';
comment on column call.editor is 'The open page that saved last: its own earlier saves do not make it stale';
create index call_drafts on call (tenant_no, started_at desc) where status = 1;
create index call_list on call (tenant_no, started_at desc, id);
create index call_request on call (county_no, request_id) where request_id is not null;
create index call_words on call using gin (search_text gin_trgm_ops);

create table call_signpost (
  county_no int not null,
  tenant_no int not null,
  id uuid not null,
  call_id uuid not null,
  provision_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  category smallint check (category between 1 and 99),
  emailed_at timestamptz,
  undone_at timestamptz,
  at timestamptz not null default now(),
  primary key (county_no, id),
  constraint call_signpost_once unique (county_no, call_id, provision_id),
  foreign key (county_no, tenant_no, call_id) references call (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table call_signpost is 'A caller was told about a provision (of whichever holder): its name as it was then. undone_at: the wrong key was pressed';
create index call_signpost_tenant on call_signpost (tenant_no, at);

create table call_back (
  county_no int not null,
  tenant_no int not null,
  id uuid not null,
  call_id uuid not null,
  status smallint not null default 1 check (status between 1 and 3),
  due_at timestamptz not null,
  owner_id uuid,
  owner_name text check (length(owner_name) <= 200),
  about text not null default '' check (length(about) <= 500),
  attempts smallint not null default 0,
  last_attempt smallint check (last_attempt between 1 and 5),
  tried_at timestamptz,
  done_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (county_no, id),
  foreign key (county_no, tenant_no, call_id) references call (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000),
  check ((status = 1) = (done_at is null))
);
comment on table call_back is 'Ringing a caller back. status: 1 waiting 2 done 3 given up; last_attempt: 1 reached 2 no answer 3 engaged 4 left a message 5 wrong number. Each attempt is an event of the call';
create index call_back_due on call_back (tenant_no, due_at) where status = 1;
create index call_back_call on call_back (county_no, call_id);

create table call_event (
  county_no int not null,
  tenant_no int not null,
  id uuid not null,
  call_id uuid not null,
  kind text not null check (length(kind) between 1 and 60),
  actor_id uuid,
  actor_name text not null check (length(actor_name) between 1 and 200),
  actor_tenant_no int,
  on_behalf_of int,
  data jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (county_no, id),
  foreign key (county_no, tenant_no, call_id) references call (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table call_event is 'Append-only: who did what in a call, for which tenant, on whose behalf';
create index call_event_call on call_event (county_no, call_id, at);

create table script (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  content jsonb not null check (pg_column_size(content) <= 16384),
  active boolean not null default true,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  primary key (county_no, id),
  unique (county_no, tenant_no, id),
  check (county_no = tenant_no / 1000000)
);
comment on table script is 'What a call handler says: everywhere or in one locality, about everything or one category, always or in one incident, and after which answer to which other script';
create index script_tenant on script (tenant_no);

create table script_version (
  county_no int not null,
  tenant_no int not null,
  script_id uuid not null,
  version int not null,
  content jsonb not null,
  actor_id uuid,
  actor_name text not null check (length(actor_name) between 1 and 200),
  restored_from int,
  at timestamptz not null default now(),
  primary key (county_no, script_id, version),
  foreign key (county_no, tenant_no, script_id) references script (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table script_version is 'Append-only: all that a script said, version by version, and who wrote it';

-- ── Security ──────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['call', 'call_signpost', 'call_back', 'call_event', 'script', 'script_version'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_reads on %I for select to app using (tenant_no between app_lo() and app_hi())', name);
    execute format('create policy desk_adds on %I for insert to app with check (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant select, insert on %I to app', name);
  end loop;
  foreach name in array array['call', 'call_signpost', 'call_back', 'script'] loop
    execute format('create policy desk_changes on %I for update to app using (tenant_no between app_wlo() and app_whi())'
                   ' with check (tenant_no between app_wlo() and app_whi())', name);
  end loop;
end $$;
grant update (status, name, phone, email, postcode, parish_code, area_code, categories, answers, notes, outcome, wrap_up,
              request_id, incident, handler_id, handler_name, started_at, ended_at, version, editor, updated_at) on call to app;
grant update (emailed_at, undone_at) on call_signpost to app;
grant update (status, due_at, owner_id, owner_name, about, attempts, last_attempt, tried_at, done_at, version) on call_back to app;
grant update (content, active, version, updated_at) on script to app;
-- A script that comes with the files in tenants/ is put in place once, in its first version. The owner can neither read
-- nor change one: what staff have made of it since is theirs.
do $$
begin
  execute format('create policy put_from_files on script for insert to %I with check (version = 1)', current_user);
  execute format('create policy put_from_files on script_version for insert to %I with check (version = 1 and actor_id is null)', current_user);
end $$;

-- ── Search inside text, and what lies above ───────────────────────────────────────────────────────────────────────
grant select (county_no, tenant_no, id, search_text) on call to searcher;
create policy search_reads on call for select to searcher using (true);
create function call_search(pattern text) returns table (id uuid)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select c.id from public.call c
  where c.tenant_no between public.app_lo() and public.app_hi() and c.search_text like pattern
  limit 2000;
end;
comment on function call_search(text) is 'Ids of at most 2,000 calls of one''s own range whose name, phone, email or postcode match a LIKE pattern';

-- A parish's or district's desk speaks by the scripts of the councils above it, which lie outside its range.
grant select on script to searcher;
create policy search_reads on script for select to searcher using (true);
create function scripts_above() returns setof script
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select s.* from public.script s
  where s.tenant_no in (public.app_lo() / 1000000 * 1000000, public.app_lo() / 1000 * 1000)
    and not s.tenant_no between public.app_lo() and public.app_hi();
end;
comment on function scripts_above() is 'The scripts of the councils above one''s own range: the county''s, and for a parish the district''s';
do $$
declare name text;
begin
  grant create on schema public to searcher;
  foreach name in array array['call_search(text)', 'scripts_above()'] loop
    execute format('revoke all on function %s from public', name);
    execute format('grant execute on function %s to app', name);
    execute format('alter function %s owner to searcher', name);
  end loop;
  revoke create on schema public from searcher;
end $$;
