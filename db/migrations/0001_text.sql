-- Text as people type it, folded so that "zoe" finds Zoë and "O'Brien" is found by "obrien".
create function fold(words text) returns text
  language sql immutable parallel safe strict set search_path = pg_catalog, public
  return regexp_replace(lower(public.unaccent('public.unaccent', words)), '[^a-z0-9@. ]', '', 'g');
grant execute on function fold(text) to app, portal, link, searcher;
comment on function fold(text) is 'Lower case, without accents or punctuation other than @ and the full stop';
