-- A plan that names no day and is paused was taken for something that runs, once its pause was over: nothing in the entry
-- said that it had not begun. Of a plan with a day its day says so.
alter table provision add column was_planned boolean not null default false;
comment on column provision.was_planned is 'Of what is paused: it had not begun and named no day, so it is planned again afterwards';
grant update (was_planned) on provision to app;
grant select (was_planned), update (was_planned) on provision to link;

grant create on schema public to publisher;
set local role publisher;
create or replace view published_provision with (security_barrier = true) as
select p.county_no, p.tenant_no, p.id, p.kind, p.status, p.name, p.run_by, p.summary, p.categories, p.everywhere, p.area_codes,
       p.locality_ids,
       case when p.place_public then p.address end as address,
       case when p.place_public then p.postcode end as postcode,
       p.area_code, p.public_loc as loc, p.hours, p.phone, p.email, p.website, p.cost, p.eligibility, p.languages, p.access,
       p.capacity_left, p.planned_from, p.paused_until, p.charity_no, p.company_no, p.confirmed_at, p.created_at, p.updated_at,
       p.was_planned
from provision p
where p.published and p.merged_into is null;
reset role;
revoke create on schema public from publisher;

-- What is paused already, by what it said last before the pause. Its day, where it had one and a group's own link took it away,
-- comes back. The owner is held to the policies too, and has none: it lifts them while it looks, in this transaction.
alter table provision no force row level security;
alter table provision_event no force row level security;
with before as (
  select p.county_no, p.id, said.content ->> 'plannedFrom' as planned_from
  from provision p
  cross join lateral (
    select e.content from provision_event e
    where e.county_no = p.county_no and e.provision_id = p.id and e.content ->> 'status' <> 'paused'
    order by e.version desc, e.at desc limit 1) said
  where p.status = 3 and p.planned_from is null and said.content ->> 'status' = 'planned'
)
update provision p set was_planned = b.planned_from is null, planned_from = b.planned_from::date
from before b where p.county_no = b.county_no and p.id = b.id;
alter table provision force row level security;
alter table provision_event force row level security;
