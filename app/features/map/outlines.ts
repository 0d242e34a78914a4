import type { Area } from '~/features/areas/schema';

type Shaped = Pick<Area, 'code' | 'shapeCode'>;

/**
 * As which of some areas each is drawn, by code: areas that share an outline are drawn once, as the one whose own it is, or
 * else as the first by code. An area without an outline is left out.
 */
export function drawnAs(areas: readonly Shaped[]): Map<string, string> {
  const shaped = areas.filter((one): one is Shaped & { shapeCode: string } => one.shapeCode !== null);
  const first = new Map<string, string>();
  for (const { code, shapeCode } of shaped.toSorted((a, b) => a.code.localeCompare(b.code))) {
    if (code === shapeCode || !first.has(shapeCode)) first.set(shapeCode, code);
  }
  return new Map(shaped.map(({ code, shapeCode }) => [code, first.get(shapeCode) ?? code]));
}

/** The names of those that are drawn as one, an outline a list. */
export function sharedOutlines(areas: readonly (Shaped & { name: string })[]): string[][] {
  const drawn = drawnAs(areas);
  return [...new Set(drawn.values())]
    .map((outline) => areas.filter(({ code }) => drawn.get(code) === outline).map(({ name }) => name))
    .filter((names) => names.length > 1);
}
