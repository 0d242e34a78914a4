-- What is planned or paused around a place, found by itself: the nearest of all are mostly running, and would cut it off.

create index provision_planned_near on provision using gist (county_no, public_loc)
  where published and merged_into is null and status in (1, 3);

create function provision_planned(in_county int, here point, reach float8, of_categories smallint[], most int)
  returns table (id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, public rows 100
as $$
#variable_conflict use_column
begin
  return query select p.id from provision p
    where p.county_no = in_county and p.published and p.merged_into is null and p.status in (1, 3)
      and p.public_loc <@ circle(here, reach) and (of_categories is null or p.categories && of_categories)
    order by p.public_loc <-> here, p.id limit most;
  return query select p.id from provision p
    where p.county_no = in_county and p.published and p.merged_into is null and p.status in (1, 3)
      and (here is null or p.public_loc is null or not p.public_loc <@ circle(here, reach))
      and (of_categories is null or p.categories && of_categories)
    order by p.public_loc <-> here, p.id limit most;
end $$;
comment on function provision_planned(int, point, float8, smallint[], int) is
  'Ids of published entries of a county that are planned or paused: so many of those within reach of a place, and so many beyond, each the nearest';
revoke all on function provision_planned(int, point, float8, smallint[], int) from public;
grant execute on function provision_planned(int, point, float8, smallint[], int) to app, portal;
grant create on schema public to publisher;
alter function provision_planned(int, point, float8, smallint[], int) owner to publisher;
revoke create on schema public from publisher;
