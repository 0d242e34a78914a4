-- What a visitor has typed so far on a portal's form. Only whoever holds the token can read it back.
create table form_draft (
  county_no int not null,
  tenant_no int not null references tenant,
  token_hash text primary key check (length(token_hash) = 64),
  form text not null check (form in ('get-help', 'offer-help')),
  record_id uuid not null,
  answers jsonb not null default '{}' check (pg_column_size(answers) <= 65536),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  sent_at timestamptz,
  reference text,
  check (county_no = tenant_no / 1000000)
);
comment on table form_draft is 'A portal form in progress, found by the SHA-256 of the visitor''s token. record_id is the id its record will have: sending twice makes one record';
create index form_draft_age on form_draft (updated_at);
alter table form_draft enable row level security;
alter table form_draft force row level security;
create policy by_token_reads on form_draft for select to portal using (token_hash = app_token());
create policy by_token_adds on form_draft for insert to portal with check (token_hash = app_token());
create policy by_token_changes on form_draft for update to portal using (token_hash = app_token()) with check (token_hash = app_token());
create policy by_token_removes on form_draft for delete to portal using (token_hash = app_token());
grant select, insert, delete on form_draft to portal;
grant update (answers, updated_at, sent_at, reference) on form_draft to portal;

-- Old drafts are personal data too: the job `forget_drafts` removes what was not touched for 14 days.
create policy keeper_forgets on form_draft for all to keeper using (true);
grant select (updated_at), delete on form_draft to keeper;
create function forget_drafts() returns bigint
  language sql volatile security definer set search_path = pg_catalog, public
begin atomic
  with gone as (delete from public.form_draft where updated_at < now() - interval '14 days' returning 1)
  select count(*) from gone;
end;
revoke all on function forget_drafts() from public;
grant execute on function forget_drafts() to app;
grant create on schema public to keeper;
alter function forget_drafts() owner to keeper;
revoke create on schema public from keeper;
