import { matchRoutes, type AgnosticRouteObject } from '@remix-run/router';
import type { ServerBuild } from '@remix-run/node';
import type { RouteConfigEntry } from '@remix-run/route-config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import routes from '../../app/routes';
import { narrowing } from '~/platform/http/narrowed.server';

type Manifest = Record<string, { id: string; parentId?: string; path?: string; index?: boolean }>;

/** The product's routes as a build lists them: flat, each with its parent. */
function manifestOf(entries: readonly RouteConfigEntry[], parentId = 'root'): Manifest {
  return Object.assign(
    { root: { id: 'root', path: '' } },
    ...entries.map(({ file, path, index, children = [] }) => ({
      [file]: { id: file, parentId, path, index },
      ...manifestOf(children, file),
    })),
  ) as Manifest;
}

/** The same as a tree, as the router takes it. */
function treeOf(all: Manifest, parentId?: string): AgnosticRouteObject[] {
  return Object.values(all)
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: treeOf(all, id) }));
}

const all = manifestOf(routes);
const build = { routes: all, assets: { routes: all } } as unknown as ServerBuild;
const narrowed = narrowing(build);

function matched(manifest: unknown, address: string): unknown {
  const { pathname } = new URL(`http://localhost${address}`);
  return matchRoutes(treeOf(manifest as Manifest), pathname)?.map(({ route, params }) => ({ id: route.id, params }));
}

const words = [...new Set(Object.values(all).flatMap(({ path = '' }) => path.split('/')))].filter(
  (word) => word !== '' && !word.startsWith(':'),
);
const segment = fc.oneof(
  { arbitrary: fc.constantFrom(...words), weight: 8 },
  {
    arbitrary: fc.constantFrom('kinver', 'x', '3.0', 'DESK', 'Map', '%64esk', '%20', '..', '.', '', 'é', 'desk.data'),
    weight: 3,
  },
);
const anywhere = fc
  .tuple(fc.array(segment, { maxLength: 5 }), fc.constantFrom('', '/', '?q=a/b', '#desk'))
  .map(([segments, rest]) => `/${segments.join('/')}${rest}`);

describe('the routes that an address can lead to', () => {
  it('have those that it leads to among all, with the same words', () => {
    fc.assert(
      fc.property(anywhere, (address) => {
        expect(matched(narrowed(address).routes, address)).toEqual(matched(all, address));
      }),
      { numRuns: 400 },
    );
  });

  it.each(Object.keys(all).map((id) => ({ id, address: addressOf(id) })))(
    'have $id for $address',
    ({ id, address }) => {
      expect(Object.keys(narrowed(address).routes)).toContain(id);
      expect(matched(narrowed(address).routes, address)).toEqual(matched(all, address));
    },
  );

  it('are few, for each kind of address the same, and one for one in what the browser is told', () => {
    const queue = narrowed('/kinver/desk/requests?status=new');
    expect(Object.keys(queue.routes).length).toBeLessThan(Object.keys(all).length / 4);
    expect(narrowed('/wychavon/desk/requests')).toBe(queue);
    expect(Object.keys(queue.assets.routes)).toEqual(Object.keys(queue.routes));
  });
});

/** An address of a route: its words, and something for what may be anything. */
function addressOf(id: string): string {
  const { parentId, path = '' } = all[id] ?? {};
  const own = path.replaceAll(/:\w+\??/g, 'something');
  return (
    [parentId === undefined ? '' : addressOf(parentId).replace(/\/$/, ''), own]
      .filter((part, at) => at === 0 || part)
      .join('/') || '/'
  );
}
