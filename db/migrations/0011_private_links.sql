-- What the holder of a private link may do besides: say more about a need, and take their consent back.
grant update (detail) on need to link;
grant select (consent_version, consent_share), update (consent_share) on request to link;

-- Whoever holds a link cannot see the other side of a match, so what a withdrawal means for it is done here.
create policy keeper_reads on match for select to keeper using (true);
create policy keeper_changes on match for update to keeper using (true) with check (true);
create policy keeper_changes on need for update to keeper using (true) with check (true);
create policy keeper_changes on request for update to keeper using (true) with check (true);
create policy keeper_adds on request_event for insert to keeper with check (true);
grant select (county_no, tenant_no, id, request_id, need_id, offer_id, status, reason) on match to keeper;
grant update (status, ended_at, reason) on match to keeper;
grant select (county_no, id, request_id, status), update (status) on need to keeper;
grant select (county_no, id, status, version), update (status, version, updated_at) on request to keeper;
grant insert on request_event to keeper;

-- ── A resident takes a request back: a volunteer must not stay busy with it ───────────────────────────────────────
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

-- ── A volunteer withdraws or is refused: a need must not look answered that is not ───────────────────────────────
-- The requests are locked first, as everybody does who changes a match.
create function reopen_needs() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare gone record;
begin
  perform from public.request r
  where r.county_no = new.county_no and r.id in (
    select m.request_id from public.match m
    where m.county_no = new.county_no and m.offer_id = new.id and m.status in (1, 2))
  order by r.id for update;
  for gone in
    update public.match set status = 4, ended_at = now(), reason = coalesce(reason,
      case new.status when 5 then 'The offer was refused' else 'The offer was withdrawn' end)
    where county_no = new.county_no and offer_id = new.id and status in (1, 2)
    returning county_no, tenant_no, id, request_id, need_id
  loop
    update public.need set status = 1
    where county_no = gone.county_no and id = gone.need_id and status in (2, 3);
    update public.request r set version = r.version + 1, updated_at = now(), status = case when exists (
        select from public.need n
        where n.county_no = gone.county_no and n.request_id = gone.request_id and n.status in (2, 3, 4)) then 2 else 1 end
    where r.county_no = gone.county_no and r.id = gone.request_id and r.status in (1, 2, 3);
    insert into public.request_event (county_no, tenant_no, id, request_id, kind, actor_name, data)
    values (gone.county_no, gone.tenant_no, gen_random_uuid(), gone.request_id, 'match_failed',
            case new.status when 5 then 'the council that holds the offer' else 'the volunteer' end,
            jsonb_build_object('match', gone.id));
  end loop;
  return null;
end $$;
comment on function reopen_needs() is 'Ends the matches of an offer that was withdrawn or refused, and opens their needs again';
revoke all on function reopen_needs() from public;
create trigger reopen_needs after update of status on offer for each row
  when (new.status in (4, 5) and old.status not in (4, 5)) execute function reopen_needs();

grant create on schema public to keeper;
alter function let_helpers_go() owner to keeper;
alter function reopen_needs() owner to keeper;
revoke create on schema public from keeper;
