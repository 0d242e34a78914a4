-- Imports of provision: a file or a feed that somebody of a desk brings in. What was sent is kept with its tenant until it
-- has been looked at and applied; old imports are forgotten.
create table import_batch (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  format smallint not null check (format between 1 and 2),
  status smallint not null default 1 check (status between 1 and 6),
  source text not null check (length(source) between 1 and 300),
  file_name text check (length(file_name) <= 255),
  feed_url text check (length(feed_url) <= 2000),
  delimiter text not null default ',' check (length(delimiter) = 1),
  headings jsonb not null default '[]' check (pg_column_size(headings) <= 65536),
  sample jsonb not null default '[]' check (pg_column_size(sample) <= 65536),
  mapping jsonb not null default '[]' check (pg_column_size(mapping) <= 65536),
  choices jsonb not null default '{}' check (pg_column_size(choices) <= 8192),
  done int not null default 0,
  problem text check (length(problem) <= 500),
  outcome jsonb not null default '{}' check (pg_column_size(outcome) <= 8192),
  actor_id uuid,
  actor_name text not null check (length(actor_name) between 1 and 200),
  actor_tenant_no int,
  on_behalf_of int,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (county_no, id),
  unique (county_no, tenant_no, id),
  check (county_no = tenant_no / 1000000)
);
comment on table import_batch is 'format: 1 CSV 2 Open Referral UK; status: 1 columns to be mapped 2 being read 3 read 4 being applied 5 applied 6 failed';
comment on column import_batch.source is 'Where the list comes from: an import again finds its entries by source and source_id';
comment on column import_batch.mapping is 'The field of an entry that each column goes to, by the column''s place; empty for one that is left out';
comment on column import_batch.done is 'Rows so far of the step that is under way';
comment on column import_batch.problem is 'Why it failed, in words for staff';
create index import_batch_tenant on import_batch (tenant_no, created_at desc);
create index import_batch_age on import_batch (created_at);

create table import_chunk (
  county_no int not null,
  tenant_no int not null,
  batch_id uuid not null,
  no int not null,
  bytes bytea not null check (length(bytes) <= 262144),
  primary key (county_no, batch_id, no),
  foreign key (county_no, tenant_no, batch_id) references import_batch (county_no, tenant_no, id)
    on update cascade on delete cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table import_chunk is 'The file in pieces, as UTF-8, so that it is read without ever being in memory whole; gone once it is applied';

create table import_row (
  county_no int not null,
  tenant_no int not null,
  batch_id uuid not null,
  no int not null,
  verdict smallint not null check (verdict between 1 and 5),
  name text not null default '' check (length(name) <= 200),
  raw jsonb,
  content jsonb,
  said jsonb not null default '[]',
  entry_id uuid,
  entry_no int,
  entry_version int,
  primary key (county_no, batch_id, no),
  foreign key (county_no, tenant_no, batch_id) references import_batch (county_no, tenant_no, id)
    on update cascade on delete cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table import_row is 'A row of an import. verdict: 1 new 2 changed 3 the same 4 a duplicate 5 refused';
comment on column import_row.no is 'Its line in the file or its place in the feed, from 1';
comment on column import_row.raw is 'What stood there; of refused rows alone';
comment on column import_row.content is 'What the entry will say; of rows that may be applied';
comment on column import_row.said is 'Fields with what is to be said of them: what changes, why it is refused, what it is alike in';
comment on column import_row.entry_id is 'The entry it becomes, changes or is a duplicate of; entry_no is that entry''s holder';
create index import_row_verdict on import_row (county_no, batch_id, verdict, no);

create table import_heading (
  county_no int not null,
  tenant_no int not null references tenant,
  heading text not null check (length(heading) between 1 and 200),
  field text not null check (length(field) <= 40),
  primary key (county_no, tenant_no, heading),
  check (county_no = tenant_no / 1000000)
);
comment on table import_heading is 'Which field a tenant last chose for a column of this name; an empty field leaves it out';

-- ── Security ──────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['import_batch', 'import_chunk', 'import_row', 'import_heading'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_reads on %I for select to app using (tenant_no between app_lo() and app_hi())', name);
    execute format('create policy desk_adds on %I for insert to app with check (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant select, insert on %I to app', name);
  end loop;
  foreach name in array array['import_batch', 'import_chunk', 'import_row'] loop
    execute format('create policy desk_removes on %I for delete to app using (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant delete on %I to app', name);
  end loop;
  foreach name in array array['import_batch', 'import_heading'] loop
    execute format('create policy desk_changes on %I for update to app using (tenant_no between app_wlo() and app_whi())'
                   ' with check (tenant_no between app_wlo() and app_whi())', name);
  end loop;
end $$;
grant update (status, mapping, choices, done, problem, outcome, updated_at) on import_batch to app;
grant update (field) on import_heading to app;

-- ── Its entries are found again ───────────────────────────────────────────────────────────────────────────────────
create index provision_source_id on provision (county_no, source_id) where source_id is not null;

-- ── Jobs ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- One import at a time: two large ones together would need twice the memory.
create function enqueue_import(step text, tenant int, about uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if step not in ('read_import', 'apply_import') then
    raise exception 'unknown step %', step using errcode = '22023';
  end if;
  if (tenant between public.app_wlo() and public.app_whi()) is not true then
    raise exception 'no job for that tenant' using errcode = '42501';
  end if;
  perform graphile_worker.add_job(step, json_build_object('tenantNo', tenant, 'id', about), queue_name => 'imports',
                                  job_key => step || ':' || about, max_attempts => 3);
end $$;
revoke all on function enqueue_import(text, int, uuid) from public;
grant execute on function enqueue_import(text, int, uuid) to app;
comment on function enqueue_import(text, int, uuid) is 'Puts a step of an import into the queue in the same transaction as what asks for it';
grant create on schema public to jobs;
alter function enqueue_import(text, int, uuid) owner to jobs;
revoke create on schema public from jobs;

-- A list can name people: what has not been needed for 30 days goes.
create policy keeper_forgets on import_batch for all to keeper using (true);
grant select (created_at), delete on import_batch to keeper;
create function forget_imports() returns bigint
  language sql volatile security definer set search_path = pg_catalog, public
begin atomic
  with gone as (delete from public.import_batch where created_at < now() - interval '30 days' returning 1)
  select count(*) from gone;
end;
revoke all on function forget_imports() from public;
grant execute on function forget_imports() to app;
comment on function forget_imports() is 'Removes imports that were begun more than 30 days ago, with all their rows';
grant create on schema public to keeper;
alter function forget_imports() owner to keeper;
revoke create on schema public from keeper;

-- Whoever changes an entry also writes the index of its words: so does the trigger that keeps what a removed locality
-- covered.
grant execute on function provision_terms(int, smallint[], text) to keeper;
