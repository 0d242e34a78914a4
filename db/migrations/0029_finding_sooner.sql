-- Finding what few have: by its words and its categories at once, and without walking the map a second time.

drop function provision_around(int, point, text[], smallint[], smallint[], int, int);
create function provision_around(in_county int, here point, found_by text[], of_categories smallint[], of_kinds smallint[],
                                 skip int, most int)
  returns table (id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, public rows 200
as $$
#variable_conflict use_column
declare
  far constant int := 1500;
  met record;
  walked int := 0;
  found int := 0;
  -- The terms name the county already; named twice, its whole million would be looked up beside them.
  any_category constant text[] := case when of_categories is not null
    then array(select in_county || '#' || code from unnest(of_categories) code) end;
  any_word constant text[] := coalesce(found_by, any_category);
begin
  if here is null then
    return query select p.id from provision p
      where p.tenant_no between in_county * 1000000 and in_county * 1000000 + 999999
        and p.published and p.merged_into is null and p.status < 4
        and (found_by is null or p.terms && found_by)
        and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
      order by p.tenant_no, p.id offset skip limit most;
    return;
  end if;
  if any_word is null then
    return query select p.id from provision p
      where p.county_no = in_county and p.published and p.merged_into is null and p.status < 4
        and (of_kinds is null or p.kind = any (of_kinds))
      order by p.public_loc <-> here, p.id offset skip limit most;
    return;
  end if;
  -- What many have is met on the way outwards; what few have is looked up whole and put in order. Both are the same order,
  -- so the second goes on where the first came to an end. That is soon, where what is met is clearly not enough.
  if skip < far then
    for met in
      select p.id, (of_kinds is null or p.kind = any (of_kinds)) and (of_categories is null or p.categories && of_categories)
                   and (found_by is null or p.terms && found_by) as fits
      from provision p
      where p.county_no = in_county and p.published and p.merged_into is null and p.status < 4
      order by p.public_loc <-> here, p.id limit far
    loop
      walked := walked + 1;
      if met.fits then
        found := found + 1;
        if found > skip then
          id := met.id;
          return next;
        end if;
        exit when found = skip + most;
      end if;
      exit when walked % 250 = 0 and found * far * 2 < (skip + most) * walked;
    end loop;
  end if;
  if found = skip + most then return; end if;
  -- `offset 0`: else the planner walks outwards once more, through every county, and looks at each entry on the way.
  return query select f.id from (
      select p.id, p.public_loc from provision p
      where p.terms && any_word and (any_category is null or p.terms && any_category)
        and p.published and p.merged_into is null and p.status < 4 and (of_kinds is null or p.kind = any (of_kinds))
      offset 0) f
    order by f.public_loc <-> here, f.id offset greatest(skip, found) limit skip + most - greatest(skip, found);
end $$;
comment on function provision_around(int, point, text[], smallint[], smallint[], int, int) is
  'Ids of published entries of a county, nearest first and last those without a place: so many, after so many';
revoke all on function provision_around(int, point, text[], smallint[], smallint[], int, int) from public;
grant execute on function provision_around(int, point, text[], smallint[], smallint[], int, int) to app, portal;
grant create on schema public to publisher;
alter function provision_around(int, point, text[], smallint[], smallint[], int, int) owner to publisher;
revoke create on schema public from publisher;
