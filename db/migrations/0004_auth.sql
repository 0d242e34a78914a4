-- Accounts. The role `auth` alone may read password hashes and sessions; the desk's role `app` sees no account,
-- only who belongs to the tenants of its range.

create table app_user (
  id uuid primary key,
  email text not null unique check (email = lower(email) and length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 200),
  password_hash text,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);
comment on table app_user is 'A member of staff. One person may belong to several tenants';
comment on column app_user.password_hash is 'argon2id; null until an invitation has been accepted';

create table session (
  id text primary key check (length(id) = 64),
  user_id uuid not null references app_user on delete cascade,
  expires_at timestamptz not null,
  started_at timestamptz not null default now(),
  ends_at timestamptz not null
);
comment on column session.id is 'SHA-256 (hex) of the token in the cookie; the token itself is stored nowhere';
comment on column session.expires_at is 'When an idle session ends; moves as it is used';
comment on column session.ends_at is 'When any session ends, used or not; never moves';
create index on session (user_id);

create table membership (
  county_no int not null,
  tenant_no int not null references tenant on update cascade,
  user_id uuid not null references app_user,
  role smallint not null check (role between 1 and 6),
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant_no, user_id, role),
  check (county_no = tenant_no / 1000000)
);
comment on table membership is 'Who works for which tenant and as what: 1 coordinator, 2 officer, 3 clerk, 4 call handler, 5 social care, 6 administrator';
create index on membership (user_id);

create table invitation (
  county_no int not null,
  tenant_no int not null references tenant on update cascade,
  token_hash text primary key check (length(token_hash) = 64),
  user_id uuid not null references app_user on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (county_no = tenant_no / 1000000)
);
comment on table invitation is 'A single-use link to choose a password';

create table sign_in_limit (
  key text primary key,
  points int not null default 0,
  expire bigint
);
comment on table sign_in_limit is 'Failed sign-ins per account and per address; keys are keyed hashes. Survives a restart';

create table sign_in_event (
  id uuid primary key,
  user_id uuid references app_user on delete set null,
  kind text not null check (kind in ('signed_in', 'refused', 'limited', 'signed_out', 'signed_out_everywhere', 'password_chosen')),
  at timestamptz not null default now()
);
comment on table sign_in_event is 'Append-only: who signed in and who was refused. No addresses, no typed text';

-- ── Security ──────────────────────────────────────────────────────────────────────────────────────────────────────
do $$
declare name text;
begin
  foreach name in array array['app_user', 'session', 'membership', 'invitation', 'sign_in_limit', 'sign_in_event'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
create policy accounts on app_user for all to auth using (true) with check (true);
create policy sessions on session for all to auth using (true) with check (true);
create policy memberships on membership for select to auth using (true);
create policy invitations on invitation for all to auth using (true) with check (true);
create policy limits on sign_in_limit for all to auth using (true) with check (true);
create policy sign_ins on sign_in_event for insert to auth with check (true);
grant select, insert on app_user to auth;
grant update (password_hash, disabled_at, name) on app_user to auth;
grant select, insert, delete on session to auth;
grant update (expires_at) on session to auth;
grant select on membership to auth;
grant select, insert on invitation to auth;
grant update (used_at) on invitation to auth;
grant select, insert, update, delete on sign_in_limit to auth;
grant insert on sign_in_event to auth;

create policy own_range on membership for select to app using (tenant_no between app_lo() and app_hi());
create policy own_range_new on membership for insert to app with check (tenant_no between app_wlo() and app_whi());
create policy own_range_change on membership for update to app
  using (tenant_no between app_wlo() and app_whi()) with check (tenant_no between app_wlo() and app_whi());
grant select, insert on membership to app;
grant update (ended_at) on membership to app;

-- Names and addresses of the colleagues of one's own range: accounts themselves stay with `auth`.
grant select (id, email, name, disabled_at) on app_user to searcher;
grant select on membership to searcher;
create policy colleagues on app_user for select to searcher using (true);
create policy colleagues on membership for select to searcher using (true);
create function colleagues() returns table (user_id uuid, email text, name text, tenant_no int, role smallint, started_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select u.id, u.email, u.name, m.tenant_no, m.role, m.started_at
  from public.membership m join public.app_user u on u.id = m.user_id
  where m.tenant_no between public.app_lo() and public.app_hi() and m.ended_at is null and u.disabled_at is null;
end;
revoke all on function colleagues() from public;
grant execute on function colleagues() to app;
grant create on schema public to searcher;
alter function colleagues() owner to searcher;
revoke create on schema public from searcher;
