-- What is about an entry of the community map follows it when it is handed on, as with requests and offers (decision 0013):
-- its messages, and who has looked at whom staff ask about it.

-- ── Messages ──────────────────────────────────────────────────────────────────────────────────────────────────────
alter table mail
  add column provision_id uuid,
  drop constraint mail_about_one,
  add constraint mail_about_one check (num_nonnulls(request_id, offer_id, provision_id) <= 1),
  add foreign key (county_no, tenant_no, provision_id) references provision (county_no, tenant_no, id) on update cascade;
comment on column mail.provision_id is 'The entry of the community map it is about: the message goes where the entry goes';
comment on column mail.offer_id is 'The offer it is about; none of the three is set for a message to staff';
create index mail_provision on mail (county_no, provision_id) where provision_id is not null;

-- Messages written before this name their entry in the mark of its private link. The owner is held to the policies too, and
-- has none: it lifts them for both tables while it looks, in this transaction that nobody else sees.
alter table mail no force row level security;
alter table provision no force row level security;
with named as (
  select county_no, id, (regexp_match(body, '\{\{private-link:provision:([0-9a-f-]{36}):'))[1]::uuid as record
  from mail where template in ('group-received', 'group-link', 'entry-asked')
)
update mail m set provision_id = p.id, tenant_no = p.tenant_no
from named n join provision p on p.county_no = n.county_no and p.id = n.record
where m.county_no = n.county_no and m.id = n.id;
alter table mail force row level security;
alter table provision force row level security;

-- ── Views ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Whoever makes the trigger must be allowed to run its function, which is the keeper's: for this one statement.
set local role keeper;
do $$ begin execute format('grant execute on function move_views() to %I', session_user); end $$;
reset role;
create trigger move_views after update of tenant_no on provision for each row
  when (new.tenant_no <> old.tenant_no) execute function move_views('Provision');
set local role keeper;
do $$ begin execute format('revoke execute on function move_views() from %I', session_user); end $$;
reset role;

comment on table sign_in_limit is 'Failed sign-ins per account and per address, and what visitors send per address; keys are keyed hashes. Survives a restart';
