import { redirect } from '@remix-run/node';
import { portalLoader } from '~/door.server';
import { paths } from '~/paths';

/** Where the directory was before: links that were passed on still lead there. */
export const loader = portalLoader({ public: true }, async ({ tenant, url }) => {
  await Promise.resolve();
  throw redirect(paths.directory(tenant.slug, { place: url.searchParams.get('postcode') ?? '' }), 301);
});
