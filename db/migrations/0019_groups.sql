-- Groups on the community map: they sign up and claim entries at a portal, keep their own by private link, anybody
-- suggests a correction, and whoever keeps an entry is asked whether it is still right.

-- ── Forms and jobs ────────────────────────────────────────────────────────────────────────────────────────────────
alter table form_draft drop constraint form_draft_form_check;
alter table form_draft add constraint form_draft_form_check check (form in ('get-help', 'offer-help', 'groups'));

grant create on schema public to jobs;
set local role jobs;
create or replace function enqueue(task text, tenant int, about uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if task not in ('send_mail', 'ask_if_right') then
    raise exception 'unknown task %', task using errcode = '22023';
  end if;
  if (tenant between public.app_wlo() and public.app_whi()) is not true then
    raise exception 'no job for that tenant' using errcode = '42501';
  end if;
  perform graphile_worker.add_job(task, json_build_object('tenantNo', tenant, 'id', about),
                                  job_key => task || ':' || about, max_attempts => 12);
end $$;
reset role;
revoke create on schema public from jobs;

-- ── What a visitor may ask of an entry ────────────────────────────────────────────────────────────────────────────
-- A correction or a claim, and nothing in the name of a group or a council.
drop policy portal_adds on provision_change;
create policy portal_adds on provision_change for insert to portal
  with check (tenant_no between app_wlo() and app_whi() and kind in (2, 3) and status = 1);

-- ── What a group may do with its private link ─────────────────────────────────────────────────────────────────────
-- What it sent for approval it may put right while it waits; decided is decided.
create policy link_replaces on provision_change for update to link
  using (kind = 1 and status = 1 and exists (
    select from provision_link l where l.token_hash = app_token() and l.ended_at is null and l.county_no = provision_change.county_no
      and l.tenant_no = provision_change.tenant_no and l.provision_id = provision_change.provision_id))
  with check (kind = 1 and status = 1);
grant update (proposed, based_on, at) on provision_change to link;

-- A version holds all that an entry says. What is for staff alone the group cannot read, so it is put in here. (That the
-- keeper may read entries at all says its policy in 0020_localities.sql.)
grant select (county_no, id, staff_notes, source_id) on provision to keeper;
create function complete_version() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  select new.content || jsonb_build_object('staffNotes', p.staff_notes, 'sourceId', p.source_id) into new.content
  from public.provision p where p.county_no = new.county_no and p.id = new.provision_id;
  return new;
end $$;
comment on function complete_version() is 'Puts into a version of an entry that a group changed what only staff may read of it';
revoke all on function complete_version() from public;
create trigger complete_version before insert on provision_event for each row
  when (current_user = 'link' and new.content is not null) execute function complete_version();
grant create on schema public to keeper;
alter function complete_version() owner to keeper;
revoke create on schema public from keeper;
