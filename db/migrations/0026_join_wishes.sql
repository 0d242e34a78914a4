-- A council that asked another to have an entry cover its people too hears what became of it. What it asked waits at the
-- holder (provision_change), which it cannot read: so it keeps its own copy, into which the decision is written.

create table join_wish (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  provision_id uuid not null,
  holder_no int not null,
  entry_name text not null check (length(entry_name) between 1 and 200),
  area_codes text[] not null check (cardinality(area_codes) between 1 and 500),
  status smallint not null default 1 check (status between 1 and 3),
  at timestamptz not null default now(),
  decided_at timestamptz,
  reason text check (length(reason) <= 2000),
  seen_at timestamptz,
  primary key (county_no, id),
  check (county_no = tenant_no / 1000000),
  check (county_no = holder_no / 1000000)
);
comment on table join_wish is 'What a council (tenant_no) asked the holder of an entry: to cover these areas too; status as in provision_change, whose id it has';
comment on column join_wish.entry_name is 'As it was published when it was asked for: the entry itself may be gone or hidden since';
comment on column join_wish.seen_at is 'Since when the council that asked has put the answer away';
create index join_wish_entry on join_wish (tenant_no, provision_id, at desc);
create index join_wish_answered on join_wish (tenant_no, decided_at) where decided_at is not null and seen_at is null;

alter table join_wish enable row level security;
alter table join_wish force row level security;
create policy desk_reads on join_wish for select to app using (tenant_no between app_lo() and app_hi());
create policy desk_adds on join_wish for insert to app with check (tenant_no between app_wlo() and app_whi());
create policy desk_changes on join_wish for update to app
  using (tenant_no between app_wlo() and app_whi()) with check (tenant_no between app_wlo() and app_whi());
grant select, insert on join_wish to app;
grant update (seen_at) on join_wish to app;

-- The holder decides in its own range and may not write in that of whoever asked; this carries its answer there, no more.
create policy keeper_reads on join_wish for select to keeper using (true);
create policy keeper_changes on join_wish for update to keeper using (true) with check (true);
grant select (county_no, tenant_no, id, status), update (status, decided_at, reason) on join_wish to keeper;
create function answer_wish() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.join_wish w set status = new.status, decided_at = new.decided_at, reason = new.reason
  where w.county_no = new.county_no and w.id = new.id and w.tenant_no = new.from_tenant_no and w.status = 1;
  return null;
end $$;
comment on function answer_wish() is 'Tells the council that asked to join in with an entry what its holder decided';
revoke all on function answer_wish() from public;
create trigger answer_wish after update of status on provision_change for each row
  when (new.kind = 4 and old.status = 1 and new.status <> 1) execute function answer_wish();
grant create on schema public to keeper;
alter function answer_wish() owner to keeper;
revoke create on schema public from keeper;
