-- The public directory: finding published entries by place and by words, and the pages of a portal that its staff write.

-- ── What an entry is found by ─────────────────────────────────────────────────────────────────────────────────────
-- Vowels are what people get wrong, and doubled letters, and endings: "pharmacey", "shoping", "deliverys". What is left
-- of a word without them is the same for a slip and for the word that was meant.
--
-- Every term begins with its county, so that a search never walks through the words of other counties. Written for speed:
-- it runs for every entry that is saved, and for fifty thousand in an import.
create function provision_terms(county int, categories smallint[], words text) returns text[]
  language plpgsql immutable parallel safe set search_path = pg_catalog, public cost 2000
as $$
declare
  said text := btrim(regexp_replace(lower(public.unaccent('public.unaccent', translate(words, '''’', ''))), '[^a-z0-9]+', ' ', 'g'));
  heard text := regexp_replace(regexp_replace(replace(said, 'ph', 'f'), '(ings?|ed|ers?|ies|e?s)\M', '', 'g'), '\Y[aeiouyh]+', '', 'g');
  pair text;
begin
  foreach pair in array array['bb', 'cc', 'dd', 'ff', 'gg', 'll', 'mm', 'nn', 'pp', 'rr', 'ss', 'tt'] loop
    heard := replace(heard, pair, left(pair, 1));
  end loop;
  return string_to_array(
    concat_ws(' ', county || ':' || replace(nullif(said, ''), ' ', ' ' || county || ':'),
              county || '~' || replace(nullif(heard, ''), ' ', ' ' || county || '~'),
              county || '#' || array_to_string(nullif(categories, '{}'), ' ' || county || '#')), ' ');
end $$;
comment on function provision_terms(int, smallint[], text) is
  'What an entry is found by within its county: its categories (#), words (:) and how those sound (~)';
grant execute on function provision_terms(int, smallint[], text) to app, portal, link, publisher;

-- Public words only: what somebody types must not tell what is kept for staff.
create index provision_terms on provision
  using gin (provision_terms(county_no, categories, name || ' ' || run_by || ' ' || summary))
  where published and merged_into is null and status < 4;
-- A page of the feed is chosen from this index alone.
create index provision_open on provision (tenant_no, id) where published and merged_into is null;
create index provision_place on provision (area_code, id) where published and merged_into is null and status < 4;

-- ── The search by place ───────────────────────────────────────────────────────────────────────────────────────────
-- Row-level security keeps arrays, distances and words from being index conditions (they are not leakproof), also
-- through the published view. So these tell the ids of published entries, and nothing else of them; the entries
-- themselves are read through the view. Each part ends at `most`, so that a county's million costs what ten thousand do.
create function provision_near(in_county int, in_parish text, of_parish int[], of_councils int[], in_localities uuid[],
                               here point, of_categories smallint[], of_kinds smallint[], most int)
  returns table (id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, public rows 300
as $$
#variable_conflict use_column
declare
  found_near int;
  looked_at constant int := case when of_categories is null and of_kinds is null then most else 1000 end;
begin
  -- Its own: held by its council, or placed in it.
  return query select p.id from provision p
    where p.tenant_no = any (of_parish) and p.published and p.merged_into is null and p.status < 4
      and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
    limit most;
  return query select p.id from provision p
    where p.area_code = in_parish and p.published and p.merged_into is null and p.status < 4
      and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
    limit most;
  -- What covers it: by name, by locality, or everywhere of a council that serves it.
  return query select p.id from provision p
    where p.area_codes @> array[in_parish] and p.published and p.merged_into is null and p.status < 4
      and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
    limit most;
  return query select p.id from provision p
    where p.locality_ids && in_localities and p.published and p.merged_into is null and p.status < 4
      and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
    limit most;
  return query select p.id from provision p
    where p.everywhere and p.tenant_no = any (of_councils) and p.published and p.merged_into is null and p.status < 4
      and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
    order by p.public_loc <-> here limit most;
  -- The nearest of the county. Of a rare category they are looked up by it instead of walking all the way.
  return query select n.id from (
      select p.id, p.categories, p.kind from provision p
      where p.county_no = in_county and p.published and p.merged_into is null and p.status < 4
      order by p.public_loc <-> here limit looked_at) n
    where (of_categories is null or n.categories && of_categories) and (of_kinds is null or n.kind = any (of_kinds))
    limit most;
  get diagnostics found_near = row_count;
  if found_near < most and of_categories is not null then
    return query select p.id from provision p
      where provision_terms(p.county_no, p.categories, p.name || ' ' || p.run_by || ' ' || p.summary)
          && provision_terms(in_county, of_categories, '')
        and p.published and p.merged_into is null and p.status < 4 and (of_kinds is null or p.kind = any (of_kinds))
      order by p.public_loc <-> here limit most;
  end if;
end $$;
comment on function provision_near(int, text, int[], int[], uuid[], point, smallint[], smallint[], int) is
  'Ids of published entries that a place has: its own, those that cover it, the nearest of its county; at most so many of each';

create function provision_worded(in_county int, words text, here point, of_categories smallint[], of_kinds smallint[], most int)
  returns table (id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, public rows 100
as $$
#variable_conflict use_column
declare
  found_near int;
  -- Two letters sound like too much.
  sought constant text[] := array(select term from unnest(provision_terms(in_county, '{}', words)) term where term !~ '~.{0,2}$');
  parts constant text[] := array(select '%' || word || '%' from unnest(string_to_array(words, ' ')) word);
  longest constant text := (select word from unnest(string_to_array(words, ' ')) word order by length(word) desc limit 1);
begin
  -- A word that many have is found among the nearest; to look them all up would be slow, and most would be far away.
  if here is not null then
    return query select n.id from (
        select p.id, p.categories, p.kind, p.search_text from provision p
        where p.county_no = in_county and p.published and p.merged_into is null and p.status < 4
        order by p.public_loc <-> here limit 800) n
      where n.search_text like any (parts)
        and (of_categories is null or n.categories && of_categories) and (of_kinds is null or n.kind = any (of_kinds))
      limit most;
    get diagnostics found_near = row_count;
    if found_near * 4 >= most then return; end if;
  end if;
  return query select w.id from (
      select p.id, p.public_loc from provision p
      where provision_terms(p.county_no, p.categories, p.name || ' ' || p.run_by || ' ' || p.summary) && sought
        and p.published and p.merged_into is null and p.status < 4
        and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
      limit 3000) w
    order by w.public_loc <-> here limit most;
  get diagnostics found_near = row_count;
  -- Nothing sounds like it: what looks like it (a letter too few, or another one), near by.
  if found_near = 0 and here is not null then
    return query select n.id from (
        select p.id, p.categories, p.kind, p.search_text from provision p
        where p.county_no = in_county and p.published and p.merged_into is null and p.status < 4
        order by p.public_loc <-> here limit 300) n
      where longest <% n.search_text
        and (of_categories is null or n.categories && of_categories) and (of_kinds is null or n.kind = any (of_kinds))
      limit most;
  end if;
end $$;
comment on function provision_worded(int, text, point, smallint[], smallint[], int) is
  'Ids of published entries of a county in which any of some words occurs, or one that sounds like it; at most so many, nearest first';

-- An old address of an entry that was merged leads on to the one that took its place.
create function provision_successor(in_county int, of_entry uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  with recursive chain(id, next, published) as (
    select p.id, p.merged_into, p.published from public.provision p where p.county_no = in_county and p.id = of_entry
    union
    select p.id, p.merged_into, p.published from chain c
      join public.provision p on p.county_no = in_county and p.id = c.next)
  select id from chain where next is null and published and id <> of_entry;
end;
comment on function provision_successor(int, uuid) is 'The published entry at the end of a chain of merges; null for none';

revoke all on function provision_near(int, text, int[], int[], uuid[], point, smallint[], smallint[], int),
  provision_worded(int, text, point, smallint[], smallint[], int), provision_successor(int, uuid) from public;
grant execute on function provision_near(int, text, int[], int[], uuid[], point, smallint[], smallint[], int),
  provision_worded(int, text, point, smallint[], smallint[], int), provision_successor(int, uuid) to app, portal;
grant create on schema public to publisher;
alter function provision_near(int, text, int[], int[], uuid[], point, smallint[], smallint[], int) owner to publisher;
alter function provision_worded(int, text, point, smallint[], smallint[], int) owner to publisher;
alter function provision_successor(int, uuid) owner to publisher;

-- ── Pages that staff write ────────────────────────────────────────────────────────────────────────────────────────
-- Pages come with the files in tenants/ (table page); what staff write over them is kept here, so that filling from the
-- files again never takes it away.
create table page_version (
  county_no int not null,
  tenant_no int not null references tenant,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9-]{2,80}$'),
  version int not null check (version between 1 and 100000),
  state smallint not null check (state between 1 and 3),
  title text not null check (length(title) between 1 and 120),
  summary text not null default '' check (length(summary) <= 300),
  markdown text not null check (length(markdown) <= 100000),
  position smallint not null default 0,
  author_id uuid,
  author_name text not null check (length(author_name) between 1 and 200),
  author_tenant_no int,
  restored_from int,
  at timestamptz not null default now(),
  primary key (county_no, id),
  unique (county_no, tenant_no, slug, version),
  check (county_no = tenant_no / 1000000)
);
comment on table page_version is
  'Append-only: what staff wrote of a page, each version a row. state: 1 draft 2 published 3 taken down (the page of the files shows again)';
create index page_version_newest on page_version (tenant_no, slug, version desc) where state > 1;

alter table page_version enable row level security;
alter table page_version force row level security;
create policy desk_reads on page_version for select to app using (tenant_no between app_lo() and app_hi());
create policy desk_adds on page_version for insert to app with check (tenant_no between app_wlo() and app_whi());
grant select, insert on page_version to app;
create policy publisher_reads on page_version for select to publisher using (true);
grant select on page_version to publisher;

create view published_page with (security_barrier = true) as
select newest.county_no, newest.tenant_no, newest.slug, newest.title, newest.summary, newest.markdown, newest.position, newest.at
from (select distinct on (v.tenant_no, v.slug) v.* from page_version v where v.state > 1
      order by v.tenant_no, v.slug, v.version desc) newest
where newest.state = 2;
comment on view published_page is 'Pages that staff published, as everybody may read them: the newest version of each';
grant select on published_page to app, portal, link;
alter view published_page owner to publisher;
revoke create on schema public from publisher;
