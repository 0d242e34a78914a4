-- A need joined to an offer. The match lies under its request and follows it; the offer's holder sees its own side as
-- an assignment, a row in that holder's range with the least it needs and no personal data.

create table match (
  county_no int not null,
  tenant_no int not null,
  id uuid not null,
  request_id uuid not null,
  need_id uuid not null,
  offer_id uuid not null,
  status smallint not null default 1 check (status between 1 and 5),
  matched_by text not null check (length(matched_by) between 1 and 200),
  matched_at timestamptz not null default now(),
  accepted_at timestamptz,
  ended_at timestamptz,
  reason text check (length(reason) <= 2000),
  primary key (county_no, id),
  foreign key (county_no, tenant_no, request_id, need_id) references need (county_no, tenant_no, request_id, id) on update cascade,
  foreign key (county_no, offer_id) references offer (county_no, id),
  check (county_no = tenant_no / 1000000)
);
comment on table match is 'A need joined to an offer. status: 1 matched 2 accepted 3 done 4 failed 5 undone';
-- Whoever comes second loses here, whatever they believed when they clicked.
create unique index match_one_at_a_time on match (county_no, need_id) where status in (1, 2);
create index match_request on match (county_no, request_id);
create index match_offer on match (county_no, offer_id, status);

create table assignment (
  county_no int not null,
  tenant_no int not null,
  match_id uuid not null,
  offer_id uuid not null,
  category smallint not null,
  area_code text,
  status smallint not null,
  since timestamptz not null,
  until timestamptz,
  primary key (county_no, match_id),
  foreign key (county_no, tenant_no, offer_id) references offer (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table assignment is 'The offer''s side of a match, for the offer''s holder: what and where, never who';
create index assignment_offer on assignment (county_no, offer_id, status);

-- ── Security ──────────────────────────────────────────────────────────────────────────────────────────────────────
alter table match enable row level security;
alter table match force row level security;
alter table assignment enable row level security;
alter table assignment force row level security;
create policy desk_reads on match for select to app using (tenant_no between app_lo() and app_hi());
-- Only an offer that one may see oneself can be matched (the inner select is under the offer's own policy).
create policy desk_adds on match for insert to app with check (
  tenant_no between app_wlo() and app_whi()
  and exists (select from offer o where o.county_no = match.county_no and o.id = match.offer_id));
create policy desk_changes on match for update to app
  using (tenant_no between app_wlo() and app_whi()) with check (tenant_no between app_wlo() and app_whi());
grant select, insert on match to app;
grant update (status, accepted_at, ended_at, reason) on match to app;
create policy desk_reads on assignment for select to app using (tenant_no between app_lo() and app_hi());
grant select on assignment to app;

-- ── The assignment follows its match ──────────────────────────────────────────────────────────────────────────────
-- The holder of a request may undo a match with an offer that another tenant holds, so this runs as `keeper`, which can
-- do nothing else.
create policy keeper_reads on offer for select to keeper using (true);
create policy keeper_reads on need for select to keeper using (true);
create policy keeper_reads on request for select to keeper using (true);
grant select (county_no, tenant_no, id) on offer to keeper;
grant select (county_no, id, category) on need to keeper;
grant select (county_no, id, area_code) on request to keeper;
create policy keeper_keeps on assignment for all to keeper using (true) with check (true);
grant select, insert, update on assignment to keeper;
create function keep_assignment() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into public.assignment (county_no, tenant_no, match_id, offer_id, category, area_code, status, since, until)
  select o.county_no, o.tenant_no, new.id, o.id, n.category, r.area_code, new.status, new.matched_at, new.ended_at
  from public.offer o, public.need n, public.request r
  where o.county_no = new.county_no and o.id = new.offer_id and n.county_no = new.county_no and n.id = new.need_id
    and r.county_no = new.county_no and r.id = new.request_id
  on conflict (county_no, match_id) do update set status = excluded.status, until = excluded.until;
  return null;
end $$;
revoke all on function keep_assignment() from public;
create trigger keep_assignment after insert or update of status on match for each row execute function keep_assignment();
grant create on schema public to keeper;
alter function keep_assignment() owner to keeper;
revoke create on schema public from keeper;

-- ── What the resident sees of it through their private link ───────────────────────────────────────────────────────
-- Nothing of the offer: the need's status says that help is arranged.
