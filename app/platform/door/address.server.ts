import { redirect } from '@remix-run/node';
import { notFound } from '../errors/app-error';
import { withoutNul } from './nul.server';

/** The address of a request, with its query as the database can take it. */
export function urlOf(request: Request): URL {
  const url = new URL(request.url);
  const given = [...url.searchParams];
  if (!given.flat().some((text) => text.includes('\u0000'))) return url;
  url.search = new URLSearchParams(given.map(([name, value]) => [withoutNul(name), withoutNul(value)])).toString();
  return url;
}

/** The tenant of an address. One in capitals, as on a leaflet, is led on to its own address; an unknown one is not found. */
export async function tenantAt<Tenant>(
  request: Request,
  slug: string,
  findTenant: (slug: string) => Promise<Tenant | null>,
): Promise<Tenant> {
  const tenant = await findTenant(slug);
  if (tenant) return tenant;
  const own = slug.toLowerCase();
  if (own === slug || !(await findTenant(own))) throw notFound();
  const url = new URL(request.url);
  url.pathname = own + url.pathname.slice(slug.length + 1);
  throw redirect(url.pathname + url.search, 308);
}
