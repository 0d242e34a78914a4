-- What is about a record follows it when it is handed on: its messages, and who has looked at it (decision 0013).

-- ── Messages ──────────────────────────────────────────────────────────────────────────────────────────────────────
alter table mail
  add column request_id uuid,
  add column offer_id uuid,
  add constraint mail_about_one check (num_nonnulls(request_id, offer_id) <= 1),
  add foreign key (county_no, tenant_no, request_id) references request (county_no, tenant_no, id) on update cascade,
  add foreign key (county_no, tenant_no, offer_id) references offer (county_no, tenant_no, id) on update cascade;
comment on column mail.request_id is 'The request it is about: the message goes where the request goes';
comment on column mail.offer_id is 'The offer it is about; neither is set for a message to staff';
create index mail_request on mail (county_no, request_id) where request_id is not null;
create index mail_offer on mail (county_no, offer_id) where offer_id is not null;

-- Messages written before this name their record in the mark of its private link. The owner is held to the policies
-- too, and has none: it lifts them for the three tables while it looks, in this transaction that nobody else sees.
alter table mail no force row level security;
alter table request no force row level security;
alter table offer no force row level security;
with named as (
  select county_no, id, (regexp_match(body, '\{\{private-link:(request|offer):([0-9a-f-]{36}):'))[1] as kind,
         (regexp_match(body, '\{\{private-link:(request|offer):([0-9a-f-]{36}):'))[2]::uuid as record
  from mail where template in ('request-received', 'offer-received')
), found as (
  select n.county_no, n.id, r.id as request_id, null::uuid as offer_id, r.tenant_no
  from named n join request r on n.kind = 'request' and r.county_no = n.county_no and r.id = n.record
  union all
  select n.county_no, n.id, null, o.id, o.tenant_no
  from named n join offer o on n.kind = 'offer' and o.county_no = n.county_no and o.id = n.record
)
update mail m set request_id = f.request_id, offer_id = f.offer_id, tenant_no = f.tenant_no
from found f where m.county_no = f.county_no and m.id = f.id;
alter table mail force row level security;
alter table request force row level security;
alter table offer force row level security;

-- ── Views ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Not by a foreign key: it would lock the record at every look at it.
create policy keeper_reads on view_record for select to keeper using (true);
create policy keeper_changes on view_record for update to keeper using (true) with check (true);
grant select (county_no, tenant_no, subject, subject_id), update (tenant_no) on view_record to keeper;
create function move_views() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update public.view_record set tenant_no = new.tenant_no
  where county_no = new.county_no and subject_id = new.id and subject = tg_argv[0] and tenant_no <> new.tenant_no;
  return null;
end $$;
comment on function move_views() is 'Who has looked at a record is told by whoever holds it now';
revoke all on function move_views() from public;
create trigger move_views after update of tenant_no on request for each row
  when (new.tenant_no <> old.tenant_no) execute function move_views('Request');
create trigger move_views after update of tenant_no on offer for each row
  when (new.tenant_no <> old.tenant_no) execute function move_views('Offer');

-- ── Who ended it: the volunteer with their link, or the council that holds the offer ──────────────────────────────
-- As in 0011, but for the names: whoever comes with a private link has its token set.
grant create on schema public to keeper;
alter function move_views() owner to keeper;
set local role keeper;
create or replace function reopen_needs() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare gone record; by_volunteer boolean := public.app_token() is not null and new.status = 4;
begin
  perform from public.request r
  where r.county_no = new.county_no and r.id in (
    select m.request_id from public.match m
    where m.county_no = new.county_no and m.offer_id = new.id and m.status in (1, 2))
  order by r.id for update;
  for gone in
    update public.match set status = 4, ended_at = now(), reason = coalesce(reason,
      case when by_volunteer then 'The volunteer withdrew the offer'
           when new.status = 5 then 'The offer was refused by the council that holds it'
           else 'The offer was withdrawn by the council that holds it' end)
    where county_no = new.county_no and offer_id = new.id and status in (1, 2)
    returning county_no, tenant_no, id, request_id, need_id
  loop
    update public.need set status = 1
    where county_no = gone.county_no and id = gone.need_id and status in (2, 3);
    update public.request r set version = r.version + 1, updated_at = now(), status = case when exists (
        select from public.need n
        where n.county_no = gone.county_no and n.request_id = gone.request_id and n.status in (2, 3, 4)) then 2 else 1 end
    where r.county_no = gone.county_no and r.id = gone.request_id and r.status in (1, 2, 3);
    insert into public.request_event (county_no, tenant_no, id, request_id, kind, actor_name, actor_tenant_no, data)
    values (gone.county_no, gone.tenant_no, gen_random_uuid(), gone.request_id, 'match_failed',
            case when by_volunteer then 'the volunteer' else 'the council that holds the offer' end,
            case when by_volunteer then null else new.tenant_no end,
            jsonb_build_object('match', gone.id));
  end loop;
  return null;
end $$;
reset role;
revoke create on schema public from keeper;
