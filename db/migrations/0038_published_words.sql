-- A word is told to whoever misspells it only while a published entry has it. Until now a word stayed when its last entry was
-- hidden: a name that should never have been published could still be asked for, letter by letter.

-- ── Which entry vouches for a word ────────────────────────────────────────────────────────────────────────────────
-- To look for any entry with a word, at each search, would read all that have it: of a common word hundreds of thousands.
alter table provision_word add column seen_in uuid;
alter table provision no force row level security;
alter table provision_word no force row level security;
delete from provision_word;
insert into provision_word (county_no, word, seen_in)
  select distinct on (t.county_no, t.term) t.county_no, split_part(t.term, ':', 2), t.id
  from (select p.county_no, p.id, term from provision p, unnest(p.terms) term
        where p.published and p.merged_into is null and p.status < 4) t
  where t.term ~ '^\d+:[a-z]{4,30}$'
  order by t.county_no, t.term;
alter table provision force row level security;
alter table provision_word force row level security;
alter table provision_word alter column seen_in set not null;
comment on column provision_word.seen_in is 'A published entry that has it: as long as it has, the word may be told';
comment on table provision_word is 'Words that published entries of a county have, for what is spelled wrong';
create index provision_word_seen on provision_word (county_no, seen_in);
create policy publisher_forgets on provision_word for delete to publisher using (true);
grant delete on provision_word to publisher;

-- ── Forgetting ────────────────────────────────────────────────────────────────────────────────────────────────────
create function forget_provision_words() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
  lost record;
begin
  for lost in
    select k.county_no, k.word, k.seen_in from old_rows o
    join provision_word k on k.county_no = o.county_no and k.seen_in = o.id
    where not exists (
      select from provision p
      where p.county_no = o.county_no and p.id = o.id and p.published and p.merged_into is null and p.status < 4
        and p.terms @> array[k.county_no || ':' || k.word])
  loop
    delete from provision_word k
      where k.county_no = lost.county_no and k.word = lost.word and k.seen_in = lost.seen_in;
    -- Another entry that has it vouches for it from now on, if there is one.
    insert into provision_word (county_no, word, seen_in)
      select lost.county_no, lost.word, p.id from provision p
      where p.terms @> array[lost.county_no || ':' || lost.word]
        and p.published and p.merged_into is null and p.status < 4
      limit 1;
  end loop;
  return null;
end $$;
comment on function forget_provision_words() is 'Takes away the words that only what is no longer published had';
revoke all on function forget_provision_words() from public;
create trigger forget_words_changed after update on provision referencing old table as old_rows
  for each statement execute function forget_provision_words();
create trigger forget_words_removed after delete on provision referencing old table as old_rows
  for each statement execute function forget_provision_words();

-- ── Telling ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- That its entry is published is asked again: two that are hidden at the same moment may have vouched for one another.
drop function provision_meant(int, text[]);
create function provision_meant(in_county int, typed text[]) returns table (typed_word text, word text)
  language sql stable security definer set search_path = pg_catalog, public
begin atomic
  select t.one, near.word from unnest(typed) t(one)
  cross join lateral (
    select w.word from public.provision_word w
    where w.county_no = in_county and w.word operator(public.%) t.one and public.similarity(w.word, t.one) >= 0.45
      and exists (
        select from public.provision p
        where p.county_no = in_county and p.id = w.seen_in and p.published and p.merged_into is null and p.status < 4
          and p.terms @> array[in_county || ':' || w.word])
    group by w.word order by public.similarity(w.word, t.one) desc, w.word limit 3) near
  where length(t.one) between 4 and 30
    and not exists (
      select from public.provision_word known
      join public.provision p on p.county_no = in_county and p.id = known.seen_in
        and p.published and p.merged_into is null and p.status < 4 and p.terms @> array[in_county || ':' || known.word]
      where known.county_no = in_county and known.word = t.one);
end;
comment on function provision_meant(int, text[]) is
  'For words that no published entry of a county has: the words most like them that one has';
revoke all on function provision_meant(int, text[]) from public;
grant execute on function provision_meant(int, text[]) to app, portal;

grant create on schema public to publisher;
alter function provision_meant(int, text[]) owner to publisher;
alter function forget_provision_words() owner to publisher;
set local role publisher;
create or replace function keep_provision_words() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  insert into provision_word (county_no, word, seen_in)
  select said.county_no, said.word, said.id from (
    select distinct on (n.county_no, term) n.county_no, split_part(term, ':', 2) as word, n.id
    from new_rows n, unnest(n.terms) term
    where n.published and n.merged_into is null and n.status < 4 and term ~ '^\d+:[a-z]{4,30}$') said
  where not exists (select from provision_word k where k.county_no = said.county_no and k.word = said.word);
  return null;
end $$;

-- What says where it helps by localities alone says something: it is not for all of its council's area as well.
create or replace function provision_within(lo int, hi int, of_above int[], found_by text[], of_categories smallint[],
    in_areas text[], in_localities uuid[], of_councils int[], skip int, most int)
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
           or p.tenant_no = any (of_councils)
              and (p.everywhere or (p.area_code is null and p.area_codes = '{}' and p.locality_ids = '{}')))))
  order by p.name, p.id offset skip limit most;
end;
reset role;
revoke create on schema public from publisher;
