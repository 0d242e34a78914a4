-- The server says at /readyz whether the database fits it, and for that looks at which migrations have run: their numbers
-- and the hashes of their texts.
grant usage on schema drizzle to portal;
grant select (created_at, hash) on drizzle.__drizzle_migrations to portal;
