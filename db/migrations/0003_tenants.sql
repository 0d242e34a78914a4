-- Public bodies, what they govern, their localities and pages. Public facts: everybody may read them, nobody writes
-- them at run time except through `npm run db -- seed` (the files in tenants/), which runs as the owner.

create table tenant (
  tenant_no int primary key check (tenant_no between 1000000 and 999999999),
  county_no int not null check (county_no = tenant_no / 1000000),
  tier smallint not null check (tier between 1 and 3),
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,80}$'),
  name text not null check (length(name) between 1 and 200),
  short_name text not null check (length(short_name) between 1 and 200),
  config jsonb not null,
  starts_on date,
  ends_on date
);
comment on table tenant is 'A public body: county (tier 1), district (2), parish or town council (3)';
create table tenant_area (
  county_no int not null,
  tenant_no int not null references tenant on update cascade,
  area_code text not null references area,
  primary key (tenant_no, area_code),
  check (county_no = tenant_no / 1000000)
);
comment on table tenant_area is 'Which areas a body governs: a joint parish council governs several';
create index on tenant_area (area_code);

create table locality (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  slug text not null,
  name text not null check (length(name) between 1 and 100),
  sample boolean not null default false,
  position smallint not null default 0,
  primary key (county_no, id),
  unique (county_no, tenant_no, id),
  unique (tenant_no, slug),
  check (county_no = tenant_no / 1000000)
);
comment on table locality is 'A district''s own grouping of parishes';
create table locality_area (
  county_no int not null,
  tenant_no int not null,
  locality_id uuid not null,
  area_code text not null references area,
  primary key (tenant_no, area_code),
  foreign key (county_no, tenant_no, locality_id) references locality (county_no, tenant_no, id)
    on update cascade on delete cascade
);
create index on locality_area (county_no, locality_id);

create table page (
  county_no int not null,
  tenant_no int not null references tenant,
  slug text not null check (slug ~ '^[a-z0-9-]{1,80}$'),
  title text not null,
  summary text not null default '',
  markdown text not null check (length(markdown) <= 100000),
  position smallint not null default 0,
  primary key (tenant_no, slug),
  check (county_no = tenant_no / 1000000)
);
comment on table page is 'Information pages of a portal, in markdown';

-- ── Security ──────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['tenant', 'tenant_area', 'locality', 'locality_area', 'page'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy public_facts on %I for select to app, portal, link, auth using (true)', name);
    execute format('create policy kept_from_files on %I for all to %I using (true) with check (true)', name, current_user);
    execute format('grant select on %I to app, portal, link', name);
  end loop;
end $$;
grant select on tenant to auth;
