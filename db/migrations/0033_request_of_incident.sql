-- Whatever way a request comes about, it belongs to what its county is responding to. Neither the portal nor a parish
-- reads the county's incidents as its own, so the database puts it in.
create policy keeper_reads on incident for select to keeper using (true);
grant select (county_no, tenant_no, id, started_on, ended_on) on incident to keeper;
create function belong_to_incident() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  select i.id into new.incident_id from public.incident i
  where i.county_no = new.county_no and i.tenant_no = new.county_no * 1000000 and i.ended_on is null
  order by i.started_on desc, i.id limit 1;
  return new;
end $$;
comment on function belong_to_incident() is 'The newest incident of the county that has not ended; none, where none runs';
revoke all on function belong_to_incident() from public;
create trigger belong_to_incident before insert on request for each row
  when (new.incident_id is null) execute function belong_to_incident();
grant create on schema public to keeper;
alter function belong_to_incident() owner to keeper;
revoke create on schema public from keeper;
