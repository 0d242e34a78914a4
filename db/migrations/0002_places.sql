-- Places: areas with a GSS code, their shapes, and postcodes.
--
-- Reference data out of published files. Whoever shows a page may read it, nobody changes it at run time: only the
-- owner does, through `npm run import` and the atlas that the migration step loads. An area is not a public body
-- (those are tenants): a joint council governs two parishes, an unparished area has none.

-- ── Areas ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create table area_shape (
  code text primary key check (code ~ '^[A-Z][0-9]{8}$'),
  geometry jsonb not null check (geometry ->> 'type' in ('Polygon', 'MultiPolygon')),
  min_e int not null,
  max_e int not null,
  min_n int not null,
  max_n int not null,
  derived boolean not null default false,
  check (min_e <= max_e and min_n <= max_n)
);
comment on table area_shape is 'Outlines: GeoJSON geometry in WGS84, with its bounding box in British National Grid metres';
comment on column area_shape.derived is 'Made here as the union of the shapes below it, not published by anyone';

create table area (
  code text primary key check (code ~ '^[A-Z][0-9]{8}$'),
  name text not null check (length(name) between 1 and 200),
  type smallint not null check (type between 1 and 4),
  parent_code text references area,
  district_code text references area,
  county_code text references area,
  label_lat double precision not null check (label_lat between 49 and 61),
  label_lon double precision not null check (label_lon between -9 and 3),
  area_km2 numeric(10, 1) check (area_km2 >= 0),
  shape_code text references area_shape,
  starts_on date,
  ends_on date,
  check (ends_on > starts_on)
);
comment on table area is 'A place with a GSS code: county or unitary (type 1), district (2), parish (3), unparished area (4)';
comment on column area.parent_code is 'The area just above: null at the top';
comment on column area.district_code is 'The district it is or lies in; null for a county and what lies in a unitary';
comment on column area.county_code is 'The county or unitary it is or lies in';
comment on column area.shape_code is 'Whose outline to draw: its own code, or a neighbour''s whose outline includes it';
comment on column area.starts_on is 'First day it exists; null when it was there before records here begin';
comment on column area.ends_on is 'First day it no longer exists; null while it does';
create index area_parent on area (parent_code);
create index area_district on area (district_code);
create index area_county on area (county_code);

-- ── Postcodes ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Collation "C" so that `postcode ^@ 'WR10 1'` (the neighbours of an unknown postcode) is a range of the primary key.
create table postcode (
  postcode text collate "C" primary key check (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$'),
  easting int not null,
  northing int not null,
  parish_code text references area,
  parish_stated boolean not null,
  district_code text references area,
  county_code text not null references area,
  ended_on date
);
comment on table postcode is 'Postcodes of the areas known here, written as the Post Office does: WR10 1PE';
comment on column postcode.easting is 'British National Grid, metres';
comment on column postcode.parish_code is 'Its parish or unparished area; null when only the district is known';
comment on column postcode.parish_stated is 'The file named the parish; otherwise it was found from the outlines here';
comment on column postcode.ended_on is 'Royal Mail ended it in this month (first day); null while in use';
create index postcode_parish on postcode (parish_code);

-- ── What was imported ─────────────────────────────────────────────────────────────────────────────────────────────
create table import_run (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('atlas', 'code-point-open', 'onspd', 'nspl', 'boundaries')),
  file_name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  started_at timestamptz not null,
  finished_at timestamptz not null default now(),
  rows_read int not null,
  rows_added int not null,
  rows_changed int not null,
  rows_unchanged int not null,
  rows_outside int not null,
  rows_refused int not null
);
comment on table import_run is 'Each file that was loaded: what it was and what became of its rows';
comment on column import_run.rows_outside is 'Rows that lie outside the areas known here and were left out';
create index import_run_kind on import_run (kind, id);

-- ── Security ──────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['area_shape', 'area', 'postcode', 'import_run'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy kept_by_owner on %I for all to %I using (true) with check (true)', name, current_user);
  end loop;
  foreach name in array array['area_shape', 'area', 'postcode'] loop
    execute format('create policy public_facts on %I for select to app, portal, link using (true)', name);
    execute format('grant select on %I to app, portal, link', name);
  end loop;
end $$;
create policy staff_may_see on import_run for select to app using (true);
grant select on import_run to app;
