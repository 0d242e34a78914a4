-- How many published entries there are around a place: the call desk says how many of them it shows. Counted up to a most,
-- so that it takes no longer where there are a hundred thousand.
create function provision_count_around(in_county int, here point, reach float8, of_categories smallint[], most int)
  returns table (within_reach int, of_county int)
  language plpgsql stable security definer set search_path = pg_catalog, public rows 1
as $$
begin
  select count(*) into within_reach from (
    select from provision p
    where p.county_no = in_county and p.published and p.merged_into is null and p.status < 4
      and p.public_loc <@ circle(here, reach) and (of_categories is null or p.categories && of_categories)
    limit most) near;
  if of_categories is null then
    select count(*) into of_county from (
      select from provision p
      where p.tenant_no between in_county * 1000000 and in_county * 1000000 + 999999
        and p.published and p.merged_into is null and p.status < 4
      limit most) everywhere;
  else
    -- The terms name the county already.
    select count(*) into of_county from (
      select from provision p
      where p.terms && array(select in_county || '#' || code from unnest(of_categories) code)
        and p.published and p.merged_into is null and p.status < 4
      limit most) everywhere;
  end if;
  return next;
end $$;
comment on function provision_count_around(int, point, float8, smallint[], int) is
  'How many published entries of a county lie within reach of a place, and how many there are in all; each counted up to a most';
revoke all on function provision_count_around(int, point, float8, smallint[], int) from public;
grant execute on function provision_count_around(int, point, float8, smallint[], int) to app, portal;
grant create on schema public to publisher;
alter function provision_count_around(int, point, float8, smallint[], int) owner to publisher;
revoke create on schema public from publisher;
