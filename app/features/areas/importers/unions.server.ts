import type { OwnerTransaction } from '#db/owner.server';
import { type AreaRow, mergeAreas, mergeShapes, readAreas, readShapes } from '#db/places/areas.server';
import { boxOf, type Outline, outlineToGrid, unionOf } from '../outlines';
import type { Shape } from '../shapes';

/** The outlines of some areas, for looking points up in. */
export async function outlinesOf(tx: OwnerTransaction, areas: AreaRow[]): Promise<Shape[]> {
  const codes = areas.flatMap(({ shapeCode }) => shapeCode ?? []);
  const outlines = new Map((await readShapes(tx, codes)).map((shape) => [shape.code, shape.geometry as Outline]));
  return areas.flatMap(({ code, districtCode, countyCode, shapeCode }) => {
    const outline = outlines.get(shapeCode ?? '');
    return outline ? [{ code, within: districtCode ?? countyCode, outline }] : [];
  });
}

/**
 * Gives districts and counties the union of the outlines of what lies in them, unless they have a published outline of
 * their own: first the parents of some areas, then the parents of those.
 */
export async function uniteParents(tx: OwnerTransaction, children: AreaRow[]): Promise<void> {
  const parents = new Set(children.flatMap(({ parentCode }) => parentCode ?? []));
  if (parents.size === 0) return;
  const all = await readAreas(tx);
  const united: AreaRow[] = [];
  for (const parent of all.filter(({ code }) => parents.has(code))) {
    if (await unite(tx, parent, all)) united.push({ ...parent, shapeCode: parent.code });
  }
  await mergeAreas(tx, united);
  await uniteParents(tx, united);
}

async function unite(tx: OwnerTransaction, parent: AreaRow, all: AreaRow[]): Promise<boolean> {
  const [own] = await readShapes(tx, [parent.code]);
  if (own && !own.derived) return false;
  const codes = all.filter(({ parentCode }) => parentCode === parent.code).flatMap(({ shapeCode }) => shapeCode ?? []);
  const outlines = (await readShapes(tx, Array.from(new Set(codes)))).map(({ geometry }) => geometry as Outline);
  const geometry = unionOf(outlines);
  if (!geometry) return false;
  await mergeShapes(tx, [{ code: parent.code, geometry, ...boxOf(outlineToGrid(geometry)), derived: true }]);
  return true;
}
