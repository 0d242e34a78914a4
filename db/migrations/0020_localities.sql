-- A district draws its own localities. Until it does, they come out of the files in tenants/; from then on they are the
-- district's, and the files leave them alone.

-- ── Drawings ──────────────────────────────────────────────────────────────────────────────────────────────────────
create table locality_drawing (
  county_no int not null,
  tenant_no int not null references tenant on update cascade,
  version int not null check (version between 1 and 1000000),
  drawn_at timestamptz not null default now(),
  primary key (tenant_no, version),
  check (county_no = tenant_no / 1000000)
);
comment on table locality_drawing is 'Append-only: each time that a district drew its localities. Who drew what is in desk_event. Without a row they come from the files';
comment on column locality_drawing.version is 'Of two who draw at once the second finds its number taken';

alter table locality_drawing enable row level security;
alter table locality_drawing force row level security;
create policy public_facts on locality_drawing for select to app, portal, link using (true);
create policy kept_from_files on locality_drawing for all to current_user using (true) with check (true);
grant select on locality_drawing to app, portal, link;

do $$
declare name text;
begin
  foreach name in array array['locality', 'locality_area', 'locality_drawing'] loop
    execute format('create policy desk_adds on %I for insert to app with check (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant insert on %I to app', name);
  end loop;
  foreach name in array array['locality', 'locality_area'] loop
    execute format('create policy desk_changes on %I for update to app using (tenant_no between app_wlo() and app_whi())'
                   ' with check (tenant_no between app_wlo() and app_whi())', name);
    execute format('create policy desk_removes on %I for delete to app using (tenant_no between app_wlo() and app_whi())', name);
    execute format('grant delete on %I to app', name);
  end loop;
end $$;
grant update (name, position, sample) on locality to app;
grant update (locality_id) on locality_area to app;

-- ── What covered a locality that is removed goes on covering its parishes ─────────────────────────────────────────
-- Entries of other bodies of the county may name it too, which whoever draws can neither see nor change.
create policy keeper_reads on locality_area for select to keeper using (true);
grant select on locality_area to keeper;
create policy keeper_reads on provision for select to keeper using (true);
create policy keeper_changes on provision for update to keeper using (true) with check (true);
grant select (county_no, tenant_no, id, area_codes, locality_ids, version) on provision to keeper;
grant update (area_codes, locality_ids, version, updated_at) on provision to keeper;
create policy keeper_reads on provision_event for select to keeper using (true);
create policy keeper_adds on provision_event for insert to keeper with check (true);
grant select (county_no, provision_id, content, version), insert on provision_event to keeper;

create function keep_cover() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  parishes text[];
  entry record;
begin
  select coalesce(array_agg(a.area_code order by a.area_code), '{}') into parishes
  from public.locality_area a where a.county_no = old.county_no and a.locality_id = old.id;
  for entry in
    update public.provision p set
      area_codes = (select coalesce(array_agg(code order by code), '{}')
                    from (select unnest(p.area_codes) union select unnest(parishes)) as covered(code)),
      locality_ids = array_remove(p.locality_ids, old.id), version = p.version + 1, updated_at = now()
    where p.county_no = old.county_no and p.locality_ids @> array[old.id]
    returning p.county_no, p.tenant_no, p.id, p.version, p.area_codes, p.locality_ids
  loop
    insert into public.provision_event (county_no, tenant_no, id, provision_id, kind, actor_name, version, content, data)
    values (entry.county_no, entry.tenant_no, gen_random_uuid(), entry.id, 'locality_removed', 'the district', entry.version,
            (select e.content || jsonb_build_object('areaCodes', entry.area_codes, 'localityIds', entry.locality_ids)
             from public.provision_event e
             where e.county_no = entry.county_no and e.provision_id = entry.id and e.content is not null
             order by e.version desc limit 1),
            jsonb_build_object('areas', parishes));
  end loop;
  return old;
end $$;
comment on function keep_cover() is 'Entries that cover a locality which is removed cover its parishes from then on, with an event';
revoke all on function keep_cover() from public;
-- It changes entries, and with them the index of what they are found by.
grant execute on function provision_terms(int, smallint[], text) to keeper;
create trigger keep_cover before delete on locality for each row execute function keep_cover();
grant create on schema public to keeper;
alter function keep_cover() owner to keeper;
revoke create on schema public from keeper;

-- ── Processes that keep councils in memory hear when one has changed ──────────────────────────────────────────────
create function tell_tenants_changed() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  perform pg_notify('tenants', '');
  return null;
end $$;
comment on function tell_tenants_changed() is 'NOTIFY tenants: whoever keeps councils in memory reads them anew';
revoke all on function tell_tenants_changed() from public;
create trigger tell_tenants_changed after insert on locality_drawing for each statement execute function tell_tenants_changed();
create trigger tell_tenants_changed after insert or update or delete on tenant for each statement execute function tell_tenants_changed();
create trigger tell_tenants_changed after insert or update or delete on locality for each statement execute function tell_tenants_changed();
