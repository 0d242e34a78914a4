-- Provision: the community map. What a parish does, a group's service, a food outlet, a council's service; held by one
-- tenant, published to everybody through one view with just the public columns.

create table provision (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  kind smallint not null check (kind between 1 and 4),
  status smallint not null default 2 check (status between 1 and 4),
  published boolean not null default true,
  name text not null check (length(name) between 1 and 200),
  run_by text not null check (length(run_by) between 1 and 200),
  summary text not null check (length(summary) between 1 and 3000),
  categories smallint[] not null check (cardinality(categories) between 1 and 30 and 1 <= all (categories) and 99 >= all (categories)),
  everywhere boolean not null default false,
  area_codes text[] not null default '{}' check (cardinality(area_codes) <= 500),
  locality_ids uuid[] not null default '{}' check (cardinality(locality_ids) <= 50),
  address text check (length(address) <= 300),
  postcode text check (length(postcode) <= 8),
  area_code text references area,
  loc point,
  place_public boolean not null default true,
  public_loc point generated always as (case when place_public then loc end) stored,
  hours jsonb not null default '{}' check (pg_column_size(hours) <= 16384),
  phone text check (length(phone) <= 20),
  email text check (length(email) <= 254),
  website text check (length(website) <= 300),
  contact_name text check (length(contact_name) <= 200),
  contact_phone text check (length(contact_phone) <= 20),
  contact_email text check (length(contact_email) <= 254),
  staff_notes text not null default '' check (length(staff_notes) <= 5000),
  cost text not null default '' check (length(cost) <= 300),
  eligibility text not null default '' check (length(eligibility) <= 1000),
  languages text not null default '' check (length(languages) <= 300),
  access text not null default '' check (length(access) <= 1000),
  capacity_left int check (capacity_left between 0 and 100000),
  planned_from date,
  paused_until date,
  charity_no text check (length(charity_no) <= 20),
  company_no text check (length(company_no) <= 20),
  source text not null default '' check (length(source) <= 300),
  source_id text check (length(source_id) <= 200),
  recorded_by_no int references tenant (tenant_no),
  confirmed_at timestamptz,
  confirmed_by text check (length(confirmed_by) <= 200),
  asked_at timestamptz,
  merged_into uuid,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search_text text generated always as (
    fold(name || ' ' || run_by || ' ' || summary || ' ' || coalesce(postcode, '') || ' ' || replace(coalesce(postcode, ''), ' ', '')
         || ' ' || coalesce(charity_no, ''))
  ) stored,
  primary key (county_no, id),
  unique (county_no, tenant_no, id),
  foreign key (county_no, merged_into) references provision (county_no, id),
  check (county_no = tenant_no / 1000000),
  check (merged_into <> id)
);
comment on table provision is 'kind: 1 parish activity 2 community group''s service 3 food outlet or producer 4 council service; status: 1 planned 2 active 3 paused 4 ended';
comment on column provision.everywhere is 'Covers all that its holder looks after, besides area_codes and locality_ids';
comment on column provision.area_codes is 'GSS codes of parishes and unparished areas it covers; that they exist is the app''s part';
comment on column provision.locality_ids is 'Localities it covers, whatever parishes they have now';
comment on column provision.area_code is 'The parish its place lies in';
comment on column provision.loc is 'British National Grid, metres';
comment on column provision.place_public is 'false: somebody''s home; neither address nor position leave the desk';
comment on column provision.hours is 'Opening hours as app/features/provision/hours.ts reads them, on London''s clocks';
comment on column provision.contact_phone is 'For staff alone, like contact_name, contact_email and staff_notes';
comment on column provision.capacity_left is 'How many more it can take; null when it does not say';
comment on column provision.recorded_by_no is 'The tenant that recorded it on its holder''s behalf, until the holder confirms, corrects or takes it over';
comment on column provision.source_id is 'What it is called where it was imported from: an import again finds it by source and source_id';
comment on column provision.merged_into is 'The entry that took its place when two were found to be the same';
create index provision_list on provision (tenant_no, name, id);
create index provision_count on provision (tenant_no, status, kind);
create index provision_feed on provision (tenant_no, id) where published;
create index provision_near on provision using gist (county_no, public_loc) where published and merged_into is null and status < 4;
create index provision_everywhere on provision (tenant_no, id) where everywhere and published and merged_into is null and status < 4;
create index provision_areas on provision using gin (area_codes) where published;
create index provision_localities on provision using gin (locality_ids) where published;
create index provision_words on provision using gin (search_text gin_trgm_ops);
create unique index provision_source on provision (county_no, tenant_no, source, source_id) where source_id is not null;

create table provision_event (
  county_no int not null,
  tenant_no int not null,
  id uuid not null,
  provision_id uuid not null,
  kind text not null check (length(kind) between 1 and 60),
  actor_id uuid,
  actor_name text not null check (length(actor_name) between 1 and 200),
  actor_tenant_no int,
  on_behalf_of int,
  version int not null,
  content jsonb,
  data jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (county_no, id),
  foreign key (county_no, tenant_no, provision_id) references provision (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table provision_event is 'Append-only: who did what to an entry. content is the entry as it was afterwards, where it changed: its versions';
create index provision_event_provision on provision_event (county_no, provision_id, at);

create table provision_link (
  county_no int not null,
  tenant_no int not null,
  token_hash text not null check (length(token_hash) = 64),
  provision_id uuid not null,
  generation int not null default 1 check (generation between 1 and 9999),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (county_no, token_hash),
  foreign key (county_no, tenant_no, provision_id) references provision (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table provision_link is 'The private link with which a group keeps its own entry';
create index provision_link_token on provision_link (token_hash);
create index provision_link_provision on provision_link (county_no, provision_id);

create table provision_change (
  county_no int not null,
  tenant_no int not null,
  id uuid not null,
  provision_id uuid not null,
  kind smallint not null check (kind between 1 and 4),
  status smallint not null default 1 check (status between 1 and 3),
  based_on int not null,
  proposed jsonb not null default '{}' check (pg_column_size(proposed) <= 32768),
  words text not null default '' check (length(words) <= 2000),
  from_name text check (length(from_name) <= 200),
  from_contact text check (length(from_contact) <= 254),
  from_tenant_no int,
  at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by text check (length(decided_by) <= 200),
  reason text check (length(reason) <= 2000),
  primary key (county_no, id),
  foreign key (county_no, tenant_no, provision_id) references provision (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table provision_change is 'What waits for the holder. kind: 1 a change by the group that runs it 2 a correction somebody suggests 3 a group''s claim that it is theirs 4 another council joins in (proposed.areas); status: 1 waiting 2 taken 3 declined';
create index provision_change_waiting on provision_change (tenant_no, at) where status = 1;
create index provision_change_provision on provision_change (county_no, provision_id);

-- ── Security: the desk and the portal ─────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['provision', 'provision_event', 'provision_link', 'provision_change'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_reads on %I for select to app using (tenant_no between app_lo() and app_hi())', name);
    execute format('create policy desk_adds on %I for insert to app with check (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant select, insert on %I to app', name);
  end loop;
  foreach name in array array['provision', 'provision_link', 'provision_change'] loop
    execute format('create policy desk_changes on %I for update to app using (tenant_no between app_wlo() and app_whi())'
                   ' with check (tenant_no between app_wlo() and app_whi())', name);
  end loop;
  foreach name in array array['provision_event', 'provision_link', 'provision_change'] loop
    execute format('create policy portal_adds on %I for insert to portal with check (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant insert on %I to portal', name);
  end loop;
end $$;
grant update (tenant_no, kind, status, published, name, run_by, summary, categories, everywhere, area_codes, locality_ids, address,
              postcode, area_code, loc, place_public, hours, phone, email, website, contact_name, contact_phone, contact_email,
              staff_notes, cost, eligibility, languages, access, capacity_left, planned_from, paused_until, charity_no, company_no,
              source, source_id, recorded_by_no, confirmed_at, confirmed_by, asked_at, merged_into, version, updated_at) on provision to app;
grant update (ended_at) on provision_link to app;
grant update (status, decided_at, decided_by, reason) on provision_change to app;

-- What a group signs up with at a portal is never public until its holder has looked at it.
create policy portal_adds on provision for insert to portal
  with check (tenant_no between app_wlo() and app_whi() and not published);
grant insert on provision to portal;

-- A council asks another of its county to let it join in: it adds, and reads nothing of it.
create policy desk_joins on provision_change for insert to app
  with check (kind = 4 and county_no between app_wlo() / 1000000 and app_whi() / 1000000
              and from_tenant_no between app_wlo() and app_whi());

-- ── Security: the private link ────────────────────────────────────────────────────────────────────────────────────
create policy link_opens on provision_link for select to link using (token_hash = app_token() and ended_at is null);
create policy link_reads on provision for select to link using (exists (
  select from provision_link l where l.token_hash = app_token() and l.ended_at is null
    and l.county_no = provision.county_no and l.provision_id = provision.id));
create policy link_changes on provision for update to link using (exists (
  select from provision_link l where l.token_hash = app_token() and l.ended_at is null
    and l.county_no = provision.county_no and l.provision_id = provision.id));
create policy link_adds on provision_event for insert to link with check (exists (
  select from provision_link l where l.token_hash = app_token() and l.ended_at is null and l.county_no = provision_event.county_no
    and l.tenant_no = provision_event.tenant_no and l.provision_id = provision_event.provision_id));
create policy link_adds on provision_change for insert to link with check (kind = 1 and exists (
  select from provision_link l where l.token_hash = app_token() and l.ended_at is null and l.county_no = provision_change.county_no
    and l.tenant_no = provision_change.tenant_no and l.provision_id = provision_change.provision_id));
create policy link_reads on provision_change for select to link using (kind = 1 and exists (
  select from provision_link l where l.token_hash = app_token() and l.ended_at is null and l.county_no = provision_change.county_no
    and l.tenant_no = provision_change.tenant_no and l.provision_id = provision_change.provision_id));
grant select on provision_link to link;
grant select (county_no, tenant_no, id, kind, status, published, name, run_by, summary, categories, everywhere, area_codes,
              locality_ids, address, postcode, area_code, loc, place_public, hours, phone, email, website, contact_name,
              contact_phone, contact_email, cost, eligibility, languages, access, capacity_left, planned_from, paused_until,
              charity_no, company_no, source, recorded_by_no, confirmed_at, confirmed_by, merged_into, version, created_at,
              updated_at) on provision to link;
grant update (status, name, run_by, summary, categories, area_codes, address, postcode, area_code, loc, place_public, hours, phone,
              email, website, contact_name, contact_phone, contact_email, cost, eligibility, languages, access, capacity_left,
              planned_from, paused_until, charity_no, company_no, confirmed_at, confirmed_by, version, updated_at)
  on provision to link;
grant insert on provision_event to link;
grant insert on provision_change to link;
grant select (county_no, tenant_no, id, provision_id, kind, status, proposed, at, decided_at, reason) on provision_change to link;

-- ── What everybody may read ───────────────────────────────────────────────────────────────────────────────────────
-- The only way in which provision leaves its holder's range: page, feed and map data are made from this view alone.
-- security_barrier: no condition of a query sees a row that the view does not show.
create policy publisher_reads on provision for select to publisher using (true);
grant select on provision to publisher;
create view published_provision with (security_barrier = true) as
select p.county_no, p.tenant_no, p.id, p.kind, p.status, p.name, p.run_by, p.summary, p.categories, p.everywhere, p.area_codes,
       p.locality_ids,
       case when p.place_public then p.address end as address,
       case when p.place_public then p.postcode end as postcode,
       p.area_code, p.public_loc as loc, p.hours, p.phone, p.email, p.website, p.cost, p.eligibility, p.languages, p.access,
       p.capacity_left, p.planned_from, p.paused_until, p.charity_no, p.company_no, p.confirmed_at, p.created_at, p.updated_at
from provision p
where p.published and p.merged_into is null;
comment on view published_provision is 'Provision as everybody may read it: published entries of every tenant, public columns only';
grant select on published_provision to app, portal, link;
grant create on schema public to publisher;
alter view published_provision owner to publisher;
revoke create on schema public from publisher;

-- ── Search inside text ────────────────────────────────────────────────────────────────────────────────────────────
grant select (county_no, tenant_no, id, search_text) on provision to searcher;
create policy search_reads on provision for select to searcher using (true);
create function provision_search(pattern text) returns table (id uuid)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select p.id from public.provision p
  where p.tenant_no between public.app_lo() and public.app_hi() and p.search_text like pattern
  limit 2000;
end;
comment on function provision_search(text) is 'Ids of at most 2,000 entries of one''s own range whose name, group, description or postcode match a LIKE pattern';
revoke all on function provision_search(text) from public;
grant execute on function provision_search(text) to app;
grant create on schema public to searcher;
alter function provision_search(text) owner to searcher;
revoke create on schema public from searcher;
