-- Whoever signs up is asked "Is this you?" as soon as their name is known: entries with a name like it are found in the whole
-- county, not only in one parish. Trigrams are not leakproof, so a function looks, and tells ids alone of what is published.
create index provision_runner_like on provision using gin (fold(run_by) gin_trgm_ops);
grant execute on function fold(text) to publisher;

create function published_alike(county int, like_runner text, like_name text) returns table (id uuid)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with candidate as (
    select p.id from public.provision p
    where p.county_no = county and public.fold(p.run_by) operator(public.%) public.fold(like_runner)
    union
    select p.id from public.provision p
    where p.county_no = county and public.fold(p.name) operator(public.%) public.fold(like_runner)
    union
    select p.id from public.provision p
    where p.county_no = county and public.fold(p.name) operator(public.%) public.fold(like_name)
  ), alike as (
    select p.id, greatest(public.similarity(public.fold(p.run_by), public.fold(like_runner)),
                          public.similarity(public.fold(p.name), public.fold(like_runner)),
                          public.similarity(public.fold(p.name), public.fold(like_name))) as likeness
    from candidate join public.provision p on p.id = candidate.id and p.county_no = county
    where p.published and p.merged_into is null and p.status < 4
  )
  select a.id from alike a where a.likeness >= 0.5 order by a.likeness desc, a.id limit 50;
end;
comment on function published_alike(int, text, text) is 'Ids of at most 50 published entries of a county whose name, or whoever runs them, is called nearly the same';
revoke all on function published_alike(int, text, text) from public;
grant execute on function published_alike(int, text, text) to portal, app;
grant create on schema public to publisher;
alter function published_alike(int, text, text) owner to publisher;
revoke create on schema public from publisher;
