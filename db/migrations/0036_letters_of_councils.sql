-- The letter that asks a council whether its entries are still right has a private link: it opens what is to be confirmed,
-- and a button there confirms it, without signing in. It ends by itself. Why so: decision 0022.

create table provision_letter (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  token_hash text not null check (length(token_hash) = 64),
  entry_ids uuid[] not null check (cardinality(entry_ids) between 1 and 500),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (county_no, id),
  check (county_no = tenant_no / 1000000)
);
comment on table provision_letter is 'The private link of a letter that asks a council about the entries it keeps: those of entry_ids that are still its own';
create index provision_letter_token on provision_letter (token_hash);

alter table provision_letter enable row level security;
alter table provision_letter force row level security;
create policy desk_reads on provision_letter for select to app using (tenant_no between app_lo() and app_hi());
create policy desk_adds on provision_letter for insert to app with check (tenant_no between app_wlo() and app_whi());
grant select, insert on provision_letter to app;

-- What the link opens: the letter itself. Its entries are read where everybody reads them, in published_provision.
create policy link_opens on provision_letter for select to link using (token_hash = app_token() and expires_at > now());
grant select (county_no, tenant_no, id, entry_ids, created_at, expires_at) on provision_letter to link;

-- The link reads no entry of the council's, so what its button does is done here: it confirms entries of the letter that are
-- the council's still, public and running, as they were when the page was opened, each once a letter.
create policy keeper_reads on provision_letter for select to keeper using (true);
grant select (county_no, tenant_no, token_hash, entry_ids, created_at, expires_at) on provision_letter to keeper;
grant select (published, status, merged_into, confirmed_at, updated_at), update (confirmed_at, confirmed_by, recorded_by_no)
  on provision to keeper;
create function confirm_by_letter(opened timestamptz, one uuid) returns int
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare confirmed int;
begin
  with letter as (
    select l.county_no, l.tenant_no, l.entry_ids, l.created_at from public.provision_letter l
    where l.token_hash = public.app_token() and l.expires_at > now()),
  held as (
    update public.provision p set confirmed_at = now(), confirmed_by = 'the council, by its letter', recorded_by_no = null
    from letter l
    where p.county_no = l.county_no and p.tenant_no = l.tenant_no and p.id = any(l.entry_ids) and (one is null or p.id = one)
      and p.published and p.merged_into is null and p.status < 4 and p.updated_at <= opened
      and (p.confirmed_at is null or p.confirmed_at < l.created_at)
    returning p.county_no, p.tenant_no, p.id, p.version)
  insert into public.provision_event (county_no, tenant_no, id, provision_id, kind, actor_name, actor_tenant_no, version)
  select h.county_no, h.tenant_no, gen_random_uuid(), h.id, 'confirmed', 'the council, by its letter', h.tenant_no, h.version
  from held h;
  get diagnostics confirmed = row_count;
  return confirmed;
end $$;
comment on function confirm_by_letter(timestamptz, uuid) is 'Confirms the entries of the letter whose private link is open, or one of them, and says how many';
revoke all on function confirm_by_letter(timestamptz, uuid) from public;
grant execute on function confirm_by_letter(timestamptz, uuid) to link;
grant create on schema public to keeper;
alter function confirm_by_letter(timestamptz, uuid) owner to keeper;
revoke create on schema public from keeper;
