-- What the holder of a private link may do besides: say more about a need, and take their consent back.
grant update (detail) on need to link;
grant select (consent_version, consent_share), update (consent_share) on request to link;

-- A resident who takes a request back cannot see who was going to help, so the helper is let go here: otherwise a
-- volunteer would stay busy with a request that nobody has any more.
create policy keeper_reads on match for select to keeper using (true);
create policy keeper_lets_go on match for update to keeper using (true) with check (true);
grant select (county_no, request_id, status, reason) on match to keeper;
grant update (status, ended_at, reason) on match to keeper;
create function let_helpers_go() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.match set status = 5, ended_at = now(), reason = coalesce(reason, 'The request was withdrawn')
  where county_no = new.county_no and request_id = new.id and status in (1, 2);
  return null;
end $$;
comment on function let_helpers_go() is 'Undoes the matches of a request that its resident withdrew';
revoke all on function let_helpers_go() from public;
create trigger let_helpers_go after update of status on request for each row
  when (new.status = 5 and old.status <> 5) execute function let_helpers_go();
grant create on schema public to keeper;
alter function let_helpers_go() owner to keeper;
revoke create on schema public from keeper;
