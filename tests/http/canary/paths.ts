import { matchRoutes } from '@remix-run/react';
import type { RouteConfigEntry } from '@remix-run/route-config';
import routes from '../../../app/routes';
import type { Birds } from './birds';

/** Whose id a pattern asks for: the first of these that its path begins with. */
const IDS: [string, (bird: Birds) => string[]][] = [
  ['/:tenant/desk/provision/imports', ({ batchId }) => [batchId]],
  ['/:tenant/desk/provision', ({ entryId, openEntryId }) => [entryId, openEntryId]],
  ['/:tenant/desk/offers', ({ offerId }) => [offerId]],
  ['/:tenant/desk/messages', ({ mailId }) => [mailId]],
  ['/:tenant/desk/calls/back', ({ callBackId }) => [callBackId]],
  ['/:tenant/desk/calls', ({ callId }) => [callId]],
  ['/:tenant/desk', ({ requestId }) => [requestId]],
  ['/:tenant/directory', ({ entryId }) => [entryId]],
  ['', ({ requestId }) => [requestId]],
];

/** Every path of the product below a tenant, with the ids of some tenant's records put in. */
export function pathsAt(slug: string, of: Birds): string[] {
  return [...patterns(routes), ...MAPS].flatMap((pattern) => {
    const ids = IDS.find(([start]) => pattern.startsWith(start))?.[1](of) ?? [];
    return ids.map((id) =>
      pattern
        .replace(':tenant', slug)
        .replace(':id', id)
        .replace(':user', of.userId)
        .replace(':change', of.changeId)
        .replace(':page', of.pageSlug)
        .replace(/:\w+\??/g, 'x'),
    );
  });
}

/** The same page and data for each noun that a map draws. */
const MAPS = ['requests', 'offers'].flatMap((noun) => [
  `/:tenant/desk/map?show=${noun}`,
  `/:tenant/desk/map/points?show=${noun}`,
]);

function patterns(entries: readonly RouteConfigEntry[], above = ''): string[] {
  return entries.flatMap((entry) => {
    const path = entry.path ? `${above}/${entry.path}` : above;
    return [...(path.startsWith('/:tenant') ? [path] : []), ...patterns(entry.children ?? [], path)];
  });
}

/** The routes as the router of the browser knows them: an id is the file's path below `app`, without its ending. */
type RouteObject = Parameters<typeof matchRoutes>[0][number];
function treeOf(entries: readonly RouteConfigEntry[]): RouteObject[] {
  return entries.map(({ file, path, index, children }) => ({
    id: file.replace(/\.tsx?$/, ''),
    ...(index ? { index: true as const, path } : { path, children: treeOf(children ?? []) }),
  }));
}
const tree = treeOf(routes);

/** A data request, and whose answer it is: a layout's is the same on every page of a desk or portal. */
export interface DataRequest {
  path: string;
  of: string;
}

/** The file of the route that a path leads to; of what is not a route's, the folder and the ending. */
export function routeOf(path: string): string {
  const page = path.split('?')[0] as string;
  const file = (matchRoutes(tree, page) ?? []).at(-1)?.route.id;
  return file ?? page.replace(/[^/]*?(\.\w+)?$/, '*$1');
}

/** The files of all routes below a tenant. */
export function routesOfTenants(): string[] {
  return [...new Set(patterns(routes).map((pattern) => routeOf(pattern.replace(':step?', ':step'))))];
}

/** The data requests that a page's script would make: one for each route that its address goes through, its own the last. */
export function dataOf(page: string): DataRequest[] {
  const found = matchRoutes(tree, page.split('?')[0] as string) ?? [];
  return found.map(({ route, pathnameBase }, at) => {
    const path = `${page}${page.includes('?') ? '&' : '?'}_data=${encodeURIComponent(String(route.id))}`;
    return { path, of: at === found.length - 1 ? path : `${route.id} at ${pathnameBase}` };
  });
}
