-- Runs after the migrations, every time; changes nothing the second time.

-- ── Ranges are written into the policies (decision 0014) ──────────────────────────────────────────────────────────
-- Migrations say app_lo() and app_hi(), which people can read. The planner would look those functions up and take them
-- apart for every table of every statement, eight times for an update: half of what row-level security costs a write.
-- So here each policy gets what the functions say, in their place.
do $$
declare
  one record;
  found constant text := 'app_(lo|hi|wlo|whi)\(\)';
  said constant text := '(nullif(current_setting(''app.\1'', true), ''''))::int';
begin
  for one in
    select tablename, policyname, regexp_replace(qual, found, said, 'g') as qual,
           regexp_replace(with_check, found, said, 'g') as with_check
    from pg_policies where schemaname = 'public' and (qual ~ found or with_check ~ found)
  loop
    execute format('alter policy %I on %I', one.policyname, one.tablename)
      || coalesce(' using (' || one.qual || ')', '') || coalesce(' with check (' || one.with_check || ')', '');
  end loop;
end $$;
