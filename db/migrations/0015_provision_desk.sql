-- The desk of the community map: finds entries that may be the same as one that somebody is about to write down, in the
-- own range and among what is published in the county.

create index provision_name_like on provision using gin (fold(name) gin_trgm_ops);
-- Whoever changes an entry keeps the index, also a trigger that changes what it covers.
grant execute on function fold(text) to keeper;
create index provision_phone on provision (county_no, phone) where phone is not null;
create index provision_contact_phone on provision (county_no, contact_phone) where contact_phone is not null;
create index provision_postcode on provision (county_no, postcode) where postcode is not null;
create index provision_charity on provision (county_no, charity_no) where charity_no is not null;

-- Ids and in what they are alike, nothing else: what an entry says is read through the desk's own policies or the
-- published view. Of other ranges only what is public counts: not a contact for staff, nor the postcode of a home.
grant select (name, phone, contact_phone, postcode, place_public, charity_no, published, merged_into) on provision to searcher;
create function provision_similar(like_name text, same_phone text, same_postcode text, same_charity text)
  returns table (id uuid, likeness real, phone boolean, postcode boolean, charity boolean)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with candidate as (
    select p.id from public.provision p
    where p.county_no = public.app_lo() / 1000000 and public.fold(p.name) operator(public.%) public.fold(like_name)
    union
    select p.id from public.provision p where p.county_no = public.app_lo() / 1000000 and p.phone = same_phone
    union
    select p.id from public.provision p where p.county_no = public.app_lo() / 1000000 and p.contact_phone = same_phone
    union
    select p.id from public.provision p where p.county_no = public.app_lo() / 1000000 and p.postcode = same_postcode
    union
    select p.id from public.provision p where p.county_no = public.app_lo() / 1000000 and p.charity_no = same_charity
  ), alike as (
    select p.id, public.similarity(public.fold(p.name), public.fold(like_name)) as likeness,
           coalesce(p.phone = same_phone or (here.own and p.contact_phone = same_phone), false) as phone,
           coalesce(p.postcode = same_postcode and (here.own or p.place_public), false) as postcode,
           coalesce(p.charity_no = same_charity, false) as charity
    from candidate join public.provision p on p.id = candidate.id and p.county_no = public.app_lo() / 1000000
    cross join lateral (select p.tenant_no between public.app_lo() and public.app_hi() as own) here
    where p.merged_into is null and (here.own or p.published)
  )
  select a.id, a.likeness, a.phone, a.postcode, a.charity from alike a
  where a.likeness >= 0.4 or a.phone or a.postcode or a.charity
  order by a.charity desc, a.phone desc, a.likeness desc, a.id
  limit 20;
end;
comment on function provision_similar(text, text, text, text) is 'At most 20 entries that may be the same: by a name that is like it, phone, postcode or charity number; of the own range, and of what is published in the county';
revoke all on function provision_similar(text, text, text, text) from public;
grant execute on function provision_similar(text, text, text, text) to app;
grant create on schema public to searcher;
alter function provision_similar(text, text, text, text) owner to searcher;
revoke create on schema public from searcher;
