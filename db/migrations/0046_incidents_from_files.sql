-- What is being responded to comes from the councils' files, as the councils themselves do. Requests point at it, so it
-- is ended and never deleted: not even the owner may.
create policy read_with_files on incident for select to current_user using (true);
create policy put_from_files on incident for insert to current_user with check (true);
create policy kept_from_files on incident for update to current_user using (true) with check (true);

-- A district or a parish may say in its file that it is responding to something else than its county. What is asked of it
-- belongs to that: to the nearest that runs, as its portal shows it.
grant create on schema public to keeper;
set local role keeper;
create or replace function belong_to_incident() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  select i.id into new.incident_id from public.incident i
  where i.county_no = new.county_no and i.ended_on is null
    and i.tenant_no in (new.tenant_no, new.tenant_no / 1000 * 1000, new.county_no * 1000000)
  order by i.tenant_no desc, i.started_on desc, i.id limit 1;
  return new;
end $$;
comment on function belong_to_incident() is
  'The newest incident that has not ended of the holder, or of its district, or of its county; none, where none runs';
reset role;
revoke create on schema public from keeper;
