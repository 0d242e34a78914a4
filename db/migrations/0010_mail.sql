-- Mail on its way out, and the queue. A message is written in the same transaction as what it is about; the job that
-- sends it carries its id and tenant only, never personal data.
create table mail (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  template text not null check (length(template) between 1 and 60),
  to_address text not null check (length(to_address) between 3 and 254),
  subject text not null check (length(subject) between 1 and 200),
  body text not null check (length(body) between 1 and 20000),
  status smallint not null default 1 check (status between 1 and 4),
  attempts smallint not null default 0,
  last_error text check (length(last_error) <= 500),
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (county_no, id),
  check (county_no = tenant_no / 1000000)
);
comment on table mail is 'status: 1 waiting 2 sent 3 being retried 4 given up (a dead letter, shown to staff)';
create index mail_tenant on mail (tenant_no, created_at desc);
create index mail_trouble on mail (tenant_no, created_at desc) where status in (3, 4);
alter table mail enable row level security;
alter table mail force row level security;
create policy desk_reads on mail for select to app using (tenant_no between app_lo() and app_hi());
create policy desk_adds on mail for insert to app with check (tenant_no between app_wlo() and app_whi());
create policy desk_changes on mail for update to app
  using (tenant_no between app_wlo() and app_whi()) with check (tenant_no between app_wlo() and app_whi());
create policy portal_adds on mail for insert to portal with check (tenant_no between app_wlo() and app_whi());
grant select, insert on mail to app;
grant update (status, attempts, last_error, sent_at) on mail to app;
grant insert on mail to portal;

-- ── Jobs ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The queue's tables belong to the role `jobs`. Others put a job in through this function: only a task of this list,
-- only for a tenant they may write.
create function enqueue(task text, tenant int, about uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
  if task not in ('send_mail') then
    raise exception 'unknown task %', task using errcode = '22023';
  end if;
  if (tenant between public.app_wlo() and public.app_whi()) is not true then
    raise exception 'no job for that tenant' using errcode = '42501';
  end if;
  perform graphile_worker.add_job(task, json_build_object('tenantNo', tenant, 'id', about),
                                  job_key => task || ':' || about, max_attempts => 12);
end $$;
revoke all on function enqueue(text, int, uuid) from public;
grant execute on function enqueue(text, int, uuid) to app, portal;
comment on function enqueue(text, int, uuid) is 'Puts a job into the queue in the same transaction as what it is about';
grant create on schema public to jobs;
alter function enqueue(text, int, uuid) owner to jobs;
revoke create on schema public from jobs;
