-- Finding what is published: every entry of a county can be reached, some at a time, nearest first, and a word that is
-- spelled wrong is looked for among the words that entries have.

-- What an entry is found by is kept with it: to work it out anew for each of the thousand that are nearest took longer
-- than all the rest of a search.
drop index provision_terms;
alter table provision add column terms text[]
  generated always as (provision_terms(county_no, categories, name || ' ' || run_by || ' ' || summary)) stored;
comment on column provision.terms is 'What it is found by within its county: categories (#), words (:) and how those sound (~)';
create index provision_terms on provision using gin (terms) where published and merged_into is null and status < 4;

-- ── The words of a county ─────────────────────────────────────────────────────────────────────────────────────────
-- A county's entries have some thousands of different words between them, however many entries there are: so likeness of
-- letters is looked for here, and the entries by the words that were found. Words are added and never taken away, and
-- may stand twice: a unique key would have whoever saves an entry wait for an import that brings the same new word.
create table provision_word (
  county_no int not null,
  word text not null check (length(word) between 4 and 30)
);
comment on table provision_word is 'Words that published entries of a county have or had, for what is spelled wrong; append-only';
create index provision_word_known on provision_word (county_no, word);
create index provision_word_like on provision_word using gin (word gin_trgm_ops);
alter table provision_word enable row level security;
alter table provision_word force row level security;
create policy publisher_reads on provision_word for select to publisher using (true);
create policy publisher_adds on provision_word for insert to publisher with check (true);
grant select, insert on provision_word to publisher;

create function keep_provision_words() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  insert into provision_word (county_no, word)
  select said.county_no, said.word from (
    select t.county_no, split_part(t.term, ':', 2) as word
    from (select distinct n.county_no, term from new_rows n, unnest(n.terms) term where n.published) t
    where t.term ~ '^\d+:[a-z]{4,30}$') said
  where not exists (select from provision_word k where k.county_no = said.county_no and k.word = said.word);
  return null;
end $$;
revoke all on function keep_provision_words() from public;
-- The owner of the tables is held to the policies too, and there is none for it.
alter table provision no force row level security;
alter table provision_word no force row level security;
insert into provision_word (county_no, word)
  select t.county_no, split_part(t.term, ':', 2)
  from (select distinct p.county_no, term from provision p, unnest(p.terms) term where p.published) t
  where t.term ~ '^\d+:[a-z]{4,30}$';
alter table provision force row level security;
alter table provision_word force row level security;
create trigger keep_words_added after insert on provision referencing new table as new_rows
  for each statement execute function keep_provision_words();
create trigger keep_words_changed after update on provision referencing new table as new_rows
  for each statement execute function keep_provision_words();

create function provision_meant(in_county int, typed text[]) returns table (typed_word text, word text)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select t.one, near.word from unnest(typed) t(one)
  cross join lateral (
    select w.word from public.provision_word w
    where w.county_no = in_county and w.word operator(public.%) t.one and public.similarity(w.word, t.one) >= 0.45
    group by w.word order by public.similarity(w.word, t.one) desc, w.word limit 3) near
  where length(t.one) between 4 and 30
    and not exists (select from public.provision_word known where known.county_no = in_county and known.word = t.one);
end;
comment on function provision_meant(int, text[]) is
  'For words that no published entry of a county has: the words most like them that one has';

-- ── Finding ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- As in 0016_directory.sql they tell ids and nothing else. `found_by`: terms of which an entry has any; null for everything.
drop function provision_near(int, text, int[], int[], uuid[], point, smallint[], smallint[], int);
drop function provision_worded(int, text, point, smallint[], smallint[], int);

create function provision_found_by(in_county int, of_categories smallint[], words text) returns text[]
  language sql immutable parallel safe set search_path = pg_catalog, public
begin atomic
  -- Two letters sound like too much.
  select array(select term from unnest(public.provision_terms(in_county, of_categories, words)) term where term !~ '~.{0,2}$');
end;
comment on function provision_found_by(int, smallint[], text) is 'The terms of which an entry has any that fits some words, or is of a category they mean';
grant execute on function provision_found_by(int, smallint[], text) to app, portal, publisher;

create function provision_here(in_parish text, of_parish int[], of_councils int[], in_localities uuid[], here point,
                               found_by text[], of_categories smallint[], of_kinds smallint[], most int)
  returns table (id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, public rows 100
as $$
#variable_conflict use_column
begin
  -- Its own: held by its council, or placed in it.
  return query select p.id from provision p
    where p.tenant_no = any (of_parish) and p.published and p.merged_into is null and p.status < 4
      and (found_by is null or p.terms && found_by)
      and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
    order by p.tenant_no, p.id limit most;
  return query select p.id from provision p
    where p.area_code = in_parish and p.published and p.merged_into is null and p.status < 4
      and (found_by is null or p.terms && found_by)
      and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
    order by p.id limit most;
  -- What covers it: by name, by locality, or everywhere of a council that serves it.
  return query select p.id from provision p
    where p.area_codes @> array[in_parish] and p.published and p.merged_into is null and p.status < 4
      and (found_by is null or p.terms && found_by)
      and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
    limit most;
  if cardinality(in_localities) > 0 then
    return query select p.id from provision p
      where p.locality_ids && in_localities and p.published and p.merged_into is null and p.status < 4
        and (found_by is null or p.terms && found_by)
        and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
      limit most;
  end if;
  return query select p.id from provision p
    where p.everywhere and p.tenant_no = any (of_councils) and p.published and p.merged_into is null and p.status < 4
      and (found_by is null or p.terms && found_by)
      and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
    order by p.public_loc <-> here, p.id limit most;
end $$;
comment on function provision_here(text, int[], int[], uuid[], point, text[], smallint[], smallint[], int) is
  'Ids of published entries that are a parish''s own or cover it; at most so many of each';

create function provision_around(in_county int, here point, found_by text[], of_categories smallint[], of_kinds smallint[],
                                 skip int, most int)
  returns table (id uuid)
  language plpgsql stable security definer set search_path = pg_catalog, public rows 200
as $$
#variable_conflict use_column
declare
  found_near int := 0;
  wanted constant text[] := coalesce(found_by, case when of_categories is not null
    then array(select in_county || '#' || code from unnest(of_categories) code) end);
begin
  if here is null then
    return query select p.id from provision p
      where p.tenant_no between in_county * 1000000 and in_county * 1000000 + 999999
        and p.published and p.merged_into is null and p.status < 4
        and (found_by is null or p.terms && found_by)
        and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
      order by p.tenant_no, p.id offset skip limit most;
    return;
  end if;
  if wanted is null then
    return query select p.id from provision p
      where p.county_no = in_county and p.published and p.merged_into is null and p.status < 4
        and (of_kinds is null or p.kind = any (of_kinds))
      order by p.public_loc <-> here, p.id offset skip limit most;
    return;
  end if;
  -- What many have is met on the way outwards; what few have is looked up whole and put in order. Both are the same order,
  -- so the second goes on where the first came to an end.
  if skip < 1500 then
    return query select n.id from (
        select p.id, p.terms, p.categories, p.kind from provision p
        where p.county_no = in_county and p.published and p.merged_into is null and p.status < 4
        order by p.public_loc <-> here, p.id limit 1500) n
      where (found_by is null or n.terms && found_by)
        and (of_categories is null or n.categories && of_categories) and (of_kinds is null or n.kind = any (of_kinds))
      offset skip limit most;
    get diagnostics found_near = row_count;
  end if;
  if found_near = most then return; end if;
  -- The terms name the county already; named twice, its whole million would be looked up beside them.
  return query select p.id from provision p
    where p.terms && wanted and p.published and p.merged_into is null and p.status < 4
      and (of_categories is null or p.categories && of_categories) and (of_kinds is null or p.kind = any (of_kinds))
    order by p.public_loc <-> here, p.id offset skip + found_near limit most - found_near;
end $$;
comment on function provision_around(int, point, text[], smallint[], smallint[], int, int) is
  'Ids of published entries of a county, nearest first and last those without a place: so many, after so many';

create function provision_within(lo int, hi int, of_above int[], found_by text[], of_categories smallint[], in_areas text[],
                                 in_localities uuid[], of_councils int[], skip int, most int)
  returns table (id uuid)
  language sql stable security definer set search_path = pg_catalog, public rows 200
begin atomic
  select p.id from public.provision p
  where (p.tenant_no between lo and hi or (p.everywhere and p.tenant_no = any (of_above)))
    and p.published and p.merged_into is null and p.status < 4
    and (found_by is null or p.terms && found_by) and (of_categories is null or p.categories && of_categories)
    -- In a part of it: placed there, for it, or of a council there that says nothing else.
    and (in_areas is null or (
      not (p.everywhere and (p.tenant_no = any (of_above) or p.tenant_no = lo and hi > lo))
      and (p.area_code = any (in_areas) or p.area_codes && in_areas or p.locality_ids && in_localities
           or p.tenant_no = any (of_councils) and (p.everywhere or (p.area_code is null and p.area_codes = '{}')))))
  order by p.name, p.id offset skip limit most;
end;
comment on function provision_within(int, int, int[], text[], smallint[], text[], uuid[], int[], int, int) is
  'Ids of published entries of a range of councils, and of those above it what is everywhere, or of a part of it, by name: so many, after so many';

revoke all on function provision_meant(int, text[]), provision_found_by(int, smallint[], text),
  provision_here(text, int[], int[], uuid[], point, text[], smallint[], smallint[], int),
  provision_around(int, point, text[], smallint[], smallint[], int, int),
  provision_within(int, int, int[], text[], smallint[], text[], uuid[], int[], int, int) from public;
grant execute on function provision_meant(int, text[]), provision_found_by(int, smallint[], text),
  provision_here(text, int[], int[], uuid[], point, text[], smallint[], smallint[], int),
  provision_around(int, point, text[], smallint[], smallint[], int, int),
  provision_within(int, int, int[], text[], smallint[], text[], uuid[], int[], int, int) to app, portal;
grant create on schema public to publisher;
alter function provision_meant(int, text[]) owner to publisher;
alter function provision_here(text, int[], int[], uuid[], point, text[], smallint[], smallint[], int) owner to publisher;
alter function provision_around(int, point, text[], smallint[], smallint[], int, int) owner to publisher;
alter function provision_within(int, int, int[], text[], smallint[], text[], uuid[], int[], int, int) owner to publisher;
alter function keep_provision_words() owner to publisher;
revoke create on schema public from publisher;
