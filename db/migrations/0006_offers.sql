-- Offers of help: a volunteer (person) or a group, what they can do, where and when. Held by one tenant, like requests.

create table offer (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  reference text not null check (length(reference) between 4 and 16),
  kind smallint not null check (kind between 1 and 2),
  status smallint not null default 1 check (status between 1 and 5),
  active boolean not null generated always as (status in (1, 2)) stored,
  offered_at timestamptz not null default now(),
  channel smallint not null check (channel between 1 and 3),
  portal_no int not null references tenant (tenant_no),
  name text not null check (length(name) between 1 and 200),
  contact_name text check (length(contact_name) <= 200),
  charity_no text check (length(charity_no) <= 20),
  phone text check (length(phone) <= 20),
  email text check (length(email) <= 254),
  postcode text check (length(postcode) <= 8),
  area_code text references area,
  loc point,
  travel_m int not null default 5000 check (travel_m between 0 and 200000),
  days smallint not null default 127 check (days between 0 and 127),
  parts smallint not null default 7 check (parts between 0 and 7),
  paused_until date,
  transport smallint not null default 1 check (transport between 1 and 4),
  skills text not null default '' check (length(skills) <= 2000),
  dbs smallint not null default 0 check (dbs between 0 and 3),
  dbs_until date,
  capacity smallint not null default 2 check (capacity between 0 and 1000),
  consent_version int not null,
  close_reason text check (length(close_reason) <= 2000),
  version int not null default 1,
  updated_at timestamptz not null default now(),
  search_text text generated always as (
    fold(name || ' ' || reference || ' ' || coalesce(contact_name, '') || ' ' || coalesce(phone, '') || ' '
         || coalesce(email, '') || ' ' || coalesce(postcode, '') || ' ' || replace(coalesce(postcode, ''), ' ', '')
         || ' ' || coalesce(charity_no, ''))
  ) stored,
  primary key (county_no, id),
  unique (county_no, tenant_no, id),
  constraint offer_reference_taken unique (county_no, reference),
  check (county_no = tenant_no / 1000000),
  constraint offer_can_be_answered check (phone is not null or email is not null)
);
comment on table offer is 'What a volunteer (kind 1) or group (2) can do. status: 1 new 2 active 3 paused 4 withdrawn 5 refused; transport: 1 on foot 2 bicycle 3 car 4 van; dbs as stated: 0 none 1 basic 2 standard 3 enhanced';
comment on column offer.travel_m is 'How far they will go from their postcode, metres in a straight line';
comment on column offer.days is 'Bits: Monday 1, Tuesday 2, … Sunday 64';
comment on column offer.parts is 'Bits: morning 1, afternoon 2, evening 4';
comment on column offer.capacity is 'How many open tasks they take at once';
create index offer_near on offer using gist (tenant_no, loc) where active;
create index offer_list_tenant on offer (tenant_no, offered_at desc, id);
create index offer_list_county on offer (county_no, offered_at desc, id);
create index offer_count on offer (tenant_no, status, kind, dbs);
create index offer_words on offer using gin (search_text gin_trgm_ops);

create table offer_category (
  county_no int not null,
  tenant_no int not null,
  offer_id uuid not null,
  category smallint not null check (category between 1 and 99),
  primary key (county_no, offer_id, category),
  foreign key (county_no, tenant_no, offer_id) references offer (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
create index offer_category_count on offer_category (tenant_no, category);
create table offer_area (
  county_no int not null,
  tenant_no int not null,
  offer_id uuid not null,
  area_code text not null references area,
  primary key (county_no, offer_id, area_code),
  foreign key (county_no, tenant_no, offer_id) references offer (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table offer_area is 'Parishes they named; none means anywhere within travel_m';
create index offer_area_area on offer_area (tenant_no, area_code);

create table offer_note (
  county_no int not null,
  tenant_no int not null,
  id uuid not null,
  offer_id uuid not null,
  body text not null check (length(body) between 1 and 5000),
  author_id uuid,
  author_name text not null,
  at timestamptz not null default now(),
  primary key (county_no, id),
  foreign key (county_no, tenant_no, offer_id) references offer (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
create index offer_note_offer on offer_note (county_no, offer_id);
create table offer_event (
  county_no int not null,
  tenant_no int not null,
  id uuid not null,
  offer_id uuid not null,
  kind text not null check (length(kind) between 1 and 60),
  actor_id uuid,
  actor_name text not null check (length(actor_name) between 1 and 200),
  actor_tenant_no int,
  on_behalf_of int,
  data jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (county_no, id),
  foreign key (county_no, tenant_no, offer_id) references offer (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
comment on table offer_event is 'Append-only: who did what to an offer, for which tenant, on whose behalf';
create index offer_event_offer on offer_event (county_no, offer_id, at);
create table offer_link (
  county_no int not null,
  tenant_no int not null,
  token_hash text not null check (length(token_hash) = 64),
  offer_id uuid not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (county_no, token_hash),
  foreign key (county_no, tenant_no, offer_id) references offer (county_no, tenant_no, id) on update cascade,
  check (county_no = tenant_no / 1000000)
);
create index offer_link_token on offer_link (token_hash);
create index offer_link_offer on offer_link (county_no, offer_id);

-- ── Security: the desk and the portal ─────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['offer', 'offer_category', 'offer_area', 'offer_note', 'offer_event', 'offer_link'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy desk_reads on %I for select to app using (tenant_no between app_lo() and app_hi())', name);
    execute format('create policy desk_adds on %I for insert to app with check (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant select, insert on %I to app', name);
  end loop;
  foreach name in array array['offer', 'offer_link'] loop
    execute format('create policy desk_changes on %I for update to app using (tenant_no between app_wlo() and app_whi())'
                   ' with check (tenant_no between app_wlo() and app_whi())', name);
  end loop;
  foreach name in array array['offer', 'offer_category', 'offer_area', 'offer_event', 'offer_link'] loop
    execute format('create policy portal_adds on %I for insert to portal with check (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant insert on %I to portal', name);
  end loop;
  foreach name in array array['offer_category', 'offer_area'] loop
    execute format('create policy desk_removes on %I for delete to app using (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant delete on %I to app', name);
  end loop;
end $$;
grant update (tenant_no, status, name, contact_name, charity_no, phone, email, postcode, area_code, loc, travel_m, days, parts,
              paused_until, transport, skills, dbs, dbs_until, capacity, consent_version, close_reason, version, updated_at) on offer to app;
grant update (ended_at) on offer_link to app;

-- ── Security: the private link ────────────────────────────────────────────────────────────────────────────────────
create policy link_opens on offer_link for select to link using (token_hash = app_token() and ended_at is null);
create policy link_reads on offer for select to link using (exists (
  select from offer_link l where l.token_hash = app_token() and l.ended_at is null
    and l.county_no = offer.county_no and l.offer_id = offer.id));
create policy link_changes on offer for update to link using (exists (
  select from offer_link l where l.token_hash = app_token() and l.ended_at is null
    and l.county_no = offer.county_no and l.offer_id = offer.id));
do $$
declare name text; command text; clause text;
begin
  foreach name in array array['offer_category', 'offer_area'] loop
    foreach command in array array['select', 'delete', 'insert'] loop
      clause := format('exists (select from offer_link l where l.token_hash = app_token() and l.ended_at is null'
        ' and l.county_no = %1$I.county_no and l.tenant_no = %1$I.tenant_no and l.offer_id = %1$I.offer_id)', name);
      execute format('create policy %I on %I for %s to link %s (%s)', 'link_' || command, name, command,
                     case when command = 'insert' then 'with check' else 'using' end, clause);
    end loop;
    execute format('grant select, insert, delete on %I to link', name);
  end loop;
end $$;
create policy link_adds on offer_event for insert to link with check (exists (
  select from offer_link l where l.token_hash = app_token() and l.ended_at is null
    and l.county_no = offer_event.county_no and l.tenant_no = offer_event.tenant_no and l.offer_id = offer_event.offer_id));
grant select on offer_link to link;
grant select (county_no, tenant_no, id, reference, kind, status, offered_at, portal_no, name, contact_name, charity_no, phone,
              email, postcode, travel_m, days, parts, paused_until, transport, skills, dbs, dbs_until, capacity,
              close_reason, version, updated_at) on offer to link;
grant update (status, phone, email, travel_m, days, parts, paused_until, transport, skills, capacity, close_reason, version,
              updated_at) on offer to link;
grant insert on offer_event to link;

-- ── Search inside text ────────────────────────────────────────────────────────────────────────────────────────────
grant select (county_no, tenant_no, id, search_text) on offer to searcher;
create policy search_reads on offer for select to searcher using (true);
create function offer_search(pattern text) returns table (id uuid)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select o.id from public.offer o
  where o.tenant_no between public.app_lo() and public.app_hi() and o.search_text like pattern
  limit 2000;
end;
comment on function offer_search(text) is 'Ids of at most 2,000 offers of one''s own range whose name, reference, contact or postcode match a LIKE pattern';
revoke all on function offer_search(text) from public;
grant execute on function offer_search(text) to app;
grant create on schema public to searcher;
alter function offer_search(text) owner to searcher;
revoke create on schema public from searcher;
