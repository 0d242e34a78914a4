-- Who looked at whose record, what was done at a desk, and when somebody last looked. Append-only.
create table view_record (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  subject text not null check (length(subject) between 1 and 40),
  subject_id uuid,
  user_id uuid not null,
  user_name text not null check (length(user_name) between 1 and 200),
  user_tenant_no int not null,
  role smallint not null,
  at timestamptz not null default now(),
  primary key (county_no, id),
  check (county_no = tenant_no / 1000000)
);
comment on table view_record is 'Append-only: who looked at personal data. tenant_no is the holder of what was looked at; subject_id is null for a list';
create index view_record_subject on view_record (county_no, subject_id, at desc);
create index view_record_tenant on view_record (tenant_no, at desc);

create table desk_event (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  kind text not null check (length(kind) between 1 and 60),
  actor_id uuid,
  actor_name text not null,
  actor_tenant_no int,
  on_behalf_of int,
  data jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (county_no, id),
  check (county_no = tenant_no / 1000000)
);
comment on table desk_event is 'Append-only: changes that are not about one request or offer (members, settings)';
create index desk_event_tenant on desk_event (tenant_no, at desc);

create table desk_visit (
  county_no int not null,
  tenant_no int not null references tenant,
  user_id uuid not null,
  looked_at timestamptz not null,
  previous_at timestamptz,
  primary key (tenant_no, user_id),
  check (county_no = tenant_no / 1000000)
);
comment on table desk_visit is 'When a member of staff last opened a desk''s home: what is new since then';

do $$
declare name text;
begin
  foreach name in array array['view_record', 'desk_event', 'desk_visit'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
create policy desk_reads on view_record for select to app using (tenant_no between app_lo() and app_hi());
-- Those who may only read leave a record too, hence the read range; and only in their own name.
create policy viewer_adds on view_record for insert to app
  with check (tenant_no between app_lo() and app_hi() and user_id = app_actor());
grant select, insert on view_record to app;
create policy desk_reads on desk_event for select to app using (tenant_no between app_lo() and app_hi());
create policy desk_adds on desk_event for insert to app with check (tenant_no between app_wlo() and app_whi());
grant select, insert on desk_event to app;
create policy own_visit on desk_visit for select to app using (tenant_no between app_lo() and app_hi() and user_id = app_actor());
create policy own_visit_new on desk_visit for insert to app with check (tenant_no between app_lo() and app_hi() and user_id = app_actor());
create policy own_visit_change on desk_visit for update to app
  using (tenant_no between app_lo() and app_hi() and user_id = app_actor())
  with check (tenant_no between app_lo() and app_hi() and user_id = app_actor());
grant select, insert on desk_visit to app;
grant update (looked_at, previous_at) on desk_visit to app;
