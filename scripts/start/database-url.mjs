import { StopError } from '../console/say.mjs';

/**
 * DATABASE_URL as it was given.
 *
 * @param {string} url
 * @throws StopError when it is no PostgreSQL address
 */
export function postgresUrl(url) {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return url;
  throw new StopError(
    'DATABASE_URL is not a PostgreSQL address. It looks like postgres://user:password@host:5432/database.',
  );
}

/** @param {string} url postgres://user:password@host:port/database */
export function withoutCredentials(url) {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare.href;
}
