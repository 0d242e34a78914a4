-- Requests for help: what a resident asked for, its needs, its notes and what happened to it. The richest personal
-- data of the product; every table of this file is held by exactly one tenant (tenant_no), and everything under a
-- request follows it when it is handed on, through the cascading composite foreign keys.

create table incident (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  slug text not null,
  name text not null,
  kind text not null,
  started_on date not null,
  ended_on date,
  summary text not null default '',
  primary key (county_no, id),
  unique (county_no, tenant_no, id),
  unique (tenant_no, slug),
  check (county_no = tenant_no / 1000000)
);
comment on table incident is 'What is being responded to: pandemic, flood, power cut';

create table request (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  reference text not null check (length(reference) between 4 and 16),
  status smallint not null default 1 check (status between 1 and 7),
  urgency smallint not null check (urgency between 1 and 4),
  medicine_by date,
  asked_at timestamptz not null default now(),
  channel smallint not null check (channel between 1 and 3),
  portal_no int not null references tenant (tenant_no),
  incident_id uuid,
  for_other boolean not null default false,
  asker_name text check (length(asker_name) <= 200),
  asker_phone text check (length(asker_phone) <= 20),
  name text not null check (length(name) between 1 and 200),
  phone text check (length(phone) <= 20),
  email text check (length(email) <= 254),
  address text not null default '' check (length(address) <= 500),
  postcode text check (length(postcode) <= 8),
  area_code text references area,
  loc point,
  born_year smallint check (born_year between 1890 and 2030),
  access_needs text not null default '' check (length(access_needs) <= 2000),
  diet text not null default '' check (length(diet) <= 2000),
  consent_version int not null,
  consent_share boolean not null,
  household_hash text check (length(household_hash) = 64),
  close_reason text check (length(close_reason) <= 2000),
  closed_at timestamptz,
  version int not null default 1,
  updated_at timestamptz not null default now(),
  search_text text generated always as (
    fold(name || ' ' || reference || ' ' || coalesce(asker_name, '') || ' ' || coalesce(phone, '') || ' '
         || coalesce(email, '') || ' ' || coalesce(postcode, '') || ' ' || replace(coalesce(postcode, ''), ' ', ''))
  ) stored,
  primary key (county_no, id),
  unique (county_no, tenant_no, id),
  constraint request_reference_taken unique (county_no, reference),
  check (county_no = tenant_no / 1000000),
  constraint request_can_be_answered check (phone is not null or email is not null or asker_phone is not null or channel <> 1)
);
comment on table request is 'A resident''s request for help. status: 1 unmatched 2 part matched 3 matched 4 done 5 withdrawn 6 refused 7 closed; urgency: 1 no food today 2 medicine running out 3 this week 4 no hurry';
comment on column request.tenant_no is 'The holder: the tenant that this request belongs to now';
comment on column request.portal_no is 'The tenant whose portal or desk it came in at';
comment on column request.loc is 'British National Grid, metres (easting, northing) of the postcode';
comment on column request.household_hash is 'Keyed hash of address and postcode: known across tenants without being readable';
create index request_queue_county on request (county_no, urgency, asked_at, id) where status <= 3;
-- The counts beside the queue's filters read this index alone, hence the columns that it includes.
create index request_queue_tenant on request (tenant_no, urgency, asked_at, id) include (county_no, area_code, status)
  where status <= 3;
create index request_all_tenant on request (tenant_no, asked_at desc, id);
create index request_all_county on request (county_no, asked_at desc, id);
create index request_count on request (tenant_no, status, urgency);
create index request_area on request (tenant_no, area_code, status);
create index request_words on request using gin (search_text gin_trgm_ops);
create index request_loc on request using gist (tenant_no, loc) where status <= 3;
create index request_household on request (tenant_no, household_hash);

create table need (
  county_no int not null,
  tenant_no int not null,
  id uuid not null,
  request_id uuid not null,
  category smallint not null check (category between 1 and 99),
  status smallint not null default 1 check (status between 1 and 5),
  detail text not null default '' check (length(detail) <= 2000),
  created_at timestamptz not null default now(),
  primary key (county_no, id),
  unique (county_no, tenant_no, id),
  unique (county_no, tenant_no, request_id, id),
  foreign key (county_no, tenant_no, request_id) references request (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table need is 'One thing a request asks for, of one category. status: 1 open 2 matched 3 accepted 4 done 5 dropped';
create index need_request on need (county_no, request_id);
create index need_count on need (tenant_no, category, status) include (county_no, request_id);

create table request_note (
  county_no int not null,
  tenant_no int not null,
  id uuid not null,
  request_id uuid not null,
  body text not null check (length(body) between 1 and 5000),
  author_id uuid,
  author_name text not null,
  at timestamptz not null default now(),
  primary key (county_no, id),
  foreign key (county_no, tenant_no, request_id) references request (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
create index request_note_request on request_note (county_no, request_id);

create table request_event (
  county_no int not null,
  tenant_no int not null,
  id uuid not null,
  request_id uuid not null,
  kind text not null check (length(kind) between 1 and 60),
  actor_id uuid,
  actor_name text not null check (length(actor_name) between 1 and 200),
  actor_tenant_no int,
  on_behalf_of int,
  data jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (county_no, id),
  foreign key (county_no, tenant_no, request_id) references request (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table request_event is 'Append-only: who did what to a request, for which tenant, on whose behalf';
create index request_event_request on request_event (county_no, request_id, at);
-- "Mine" in the queue: what this member of staff did last.
create index request_event_actor on request_event (actor_id, at) where actor_id is not null;

create table request_link (
  county_no int not null,
  tenant_no int not null,
  token_hash text not null check (length(token_hash) = 64),
  request_id uuid not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (county_no, token_hash),
  foreign key (county_no, tenant_no, request_id) references request (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table request_link is 'A resident''s private link to their own request: SHA-256 of its token';
create index request_link_token on request_link (token_hash);
create index request_link_request on request_link (county_no, request_id);

-- ── Security: the desk ────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['incident', 'request', 'need', 'request_note', 'request_event', 'request_link'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_reads on %I for select to app using (tenant_no between app_lo() and app_hi())', name);
    execute format('create policy desk_adds on %I for insert to app with check (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant select, insert on %I to app', name);
  end loop;
  foreach name in array array['incident', 'request', 'need', 'request_link'] loop
    execute format('create policy desk_changes on %I for update to app using (tenant_no between app_wlo() and app_whi())'
                   ' with check (tenant_no between app_wlo() and app_whi())', name);
  end loop;
end $$;
grant update (name, ended_on, summary) on incident to app;
grant update (tenant_no, status, urgency, medicine_by, incident_id, for_other, asker_name, asker_phone, name, phone, email,
              address, postcode, area_code, loc, born_year, access_needs, diet, consent_version, consent_share,
              household_hash, close_reason, closed_at, version, updated_at) on request to app;
grant update (status, detail) on need to app;
grant update (ended_at) on request_link to app;
-- No DELETE for anybody: a request is closed, never lost.

-- ── Security: the portal adds, and reads nothing back ─────────────────────────────────────────────────────────────
create policy everybody_reads on incident for select to portal, link using (true);
grant select on incident to portal, link;
do $$
declare name text;
begin
  foreach name in array array['request', 'need', 'request_event', 'request_link'] loop
    execute format('create policy portal_adds on %I for insert to portal with check (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant insert on %I to portal', name);
  end loop;
end $$;

-- ── Security: the private link ────────────────────────────────────────────────────────────────────────────────────
-- Whoever holds the token sees and changes the one request it was made for, whoever holds that request now.
create policy link_opens on request_link for select to link using (token_hash = app_token() and ended_at is null);
create policy link_reads on request for select to link using (exists (
  select from request_link l where l.token_hash = app_token() and l.ended_at is null
    and l.county_no = request.county_no and l.request_id = request.id));
create policy link_changes on request for update to link using (exists (
  select from request_link l where l.token_hash = app_token() and l.ended_at is null
    and l.county_no = request.county_no and l.request_id = request.id));
create policy link_reads on need for select to link using (exists (
  select from request_link l where l.token_hash = app_token() and l.ended_at is null
    and l.county_no = need.county_no and l.request_id = need.request_id));
create policy link_adds on need for insert to link with check (exists (
  select from request_link l where l.token_hash = app_token() and l.ended_at is null
    and l.county_no = need.county_no and l.tenant_no = need.tenant_no and l.request_id = need.request_id));
create policy link_changes on need for update to link using (exists (
  select from request_link l where l.token_hash = app_token() and l.ended_at is null
    and l.county_no = need.county_no and l.request_id = need.request_id));
create policy link_adds on request_event for insert to link with check (exists (
  select from request_link l where l.token_hash = app_token() and l.ended_at is null
    and l.county_no = request_event.county_no and l.tenant_no = request_event.tenant_no and l.request_id = request_event.request_id));
grant select on request_link, need to link;
grant select (county_no, tenant_no, id, reference, status, urgency, medicine_by, asked_at, portal_no, for_other, name,
              phone, email, address, postcode, access_needs, diet, close_reason, closed_at, version, updated_at) on request to link;
grant update (status, urgency, medicine_by, phone, email, access_needs, diet, close_reason, closed_at, version, updated_at) on request to link;
grant insert on need, request_event to link;
grant update (status) on need to link;

-- ── Search inside text ────────────────────────────────────────────────────────────────────────────────────────────
-- Under row-level security an index on text patterns is not used, so this function, owned by a role that may read just
-- these columns, carries the range itself.
grant select (county_no, tenant_no, id, search_text) on request to searcher;
create policy search_reads on request for select to searcher using (true);
create function request_search(pattern text) returns table (id uuid)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select r.id from public.request r
  where r.tenant_no between public.app_lo() and public.app_hi() and r.search_text like pattern
  limit 2000;
end;
comment on function request_search(text) is 'Ids of at most 2,000 requests of one''s own range whose name, reference, phone, email or postcode match a LIKE pattern';
revoke all on function request_search(text) from public;
grant execute on function request_search(text) to app;
grant create on schema public to searcher;
alter function request_search(text) owner to searcher;
revoke create on schema public from searcher;
