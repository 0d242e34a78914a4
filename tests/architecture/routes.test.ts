import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RouteConfigEntry } from '@remix-run/route-config';
import routes from '../../app/routes';
import { markOf, type DoorMark } from '~/platform/door/mark';

const app = fileURLToPath(new URL('../../app', import.meta.url));

interface Found {
  path: string;
  file: string;
}

function walk(entries: readonly RouteConfigEntry[], above = ''): Found[] {
  return entries.flatMap((entry) => {
    const path = [above, entry.path ?? ''].filter(Boolean).join('/');
    return [{ path: `/${path}`, file: entry.file }, ...walk(entry.children ?? [], path)];
  });
}

const all = walk(routes);

/** Which door each part of the product must be entered by. */
function doorFor(path: string): DoorMark['door'][] {
  if (path.startsWith('/:tenant/desk')) return ['desk'];
  if (path.startsWith('/my/')) return ['link'];
  if (path.startsWith('/:tenant')) return ['portal'];
  return ['open', 'session'];
}

describe('every route', () => {
  it.each(all)('$path is a file, and the door made its loader and action ($file)', async ({ path, file }) => {
    expect(existsSync(join(app, file)), `${file} is missing`).toBe(true);
    const module = (await import(/* @vite-ignore */ join(app, file))) as Record<string, unknown>;
    for (const method of ['loader', 'action'] as const) {
      if (!(method in module)) continue;
      const mark = markOf(module[method]);
      expect(mark, `${file}: its ${method} was not made by the door`).toBeDefined();
      expect(doorFor(path), `${file}: its ${method} came by the wrong door`).toContain(mark?.door);
      expect(mark?.method, `${file}: its ${method} was made as a ${mark?.method}`).toBe(method);
      if (mark?.door === 'open') expect(mark.because?.length, `${file}: why is it open?`).toBeGreaterThan(10);
    }
  });

  it('of a desk demands something of the role', () => {
    expect(all.filter(({ path }) => path.startsWith('/:tenant/desk')).length).toBeGreaterThan(15);
  });

  it('has an address of its own', () => {
    const layouts = new Set(['/:tenant', '/:tenant/desk', '/:tenant/desk/calls/:id']);
    const paths = all.map(({ path }) => path).filter((path) => !layouts.has(path));
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });
});
