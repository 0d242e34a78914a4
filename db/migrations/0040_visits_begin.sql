-- Whoever looks at a desk every twenty minutes never left it for half an hour, and read all day what was new since yesterday.
-- A visit knows when it began, so that it ends after half an hour, looked at again or not.

alter table desk_visit add column began_at timestamptz not null default now();
comment on column desk_visit.began_at is 'First look of this visit: what was new then stays new until the next one begins';
grant update (began_at) on desk_visit to app;
