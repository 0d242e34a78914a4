import { portalLoader } from '~/door.server';
import { boundaryFile } from '../boundaries.server';

const YEAR_S = 31_536_000;

/**
 * The outlines of a tenant's areas. An address names their state, and what it answers is kept for good; asked without one,
 * or with that of another time, the answer has to be asked for again.
 */
export const loader = portalLoader({ public: true }, async ({ tenant, request, url, asPublic }) => {
  const { body, version } = await asPublic({}, (db) => boundaryFile(db, tenant));
  const etag = `"${version}"`;
  const isNamed = url.searchParams.get('version') === version;
  const headers = {
    ETag: etag,
    'Cache-Control': isNamed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache',
    'Content-Type': 'application/geo+json; charset=utf-8',
  };
  const isKnown = request.headers.get('If-None-Match') === etag;
  return new Response(isKnown ? null : body, { status: isKnown ? 304 : 200, headers });
});
