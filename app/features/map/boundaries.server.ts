import { createHash } from 'node:crypto';
import { simplify } from '@turf/simplify';
import type { Feature } from 'geojson';
import type { Reader } from '#db/reader';
import { areasUnder, labelledShapes } from '~/features/areas/queries.server';
import { labelPoint, outlineToGrid, ringsOf, unionOf, type Outline } from '~/features/areas/outlines';
import type { LabelledShape } from '~/features/areas/schema';
import type { TenantConfig } from '~/features/tenants/schema';
import type { Boundaries } from '~/ui/map/plan';
import { drawnAs } from './outlines';

/** An outline of more corners than this is drawn with fewer: nobody sees the difference on a screen. */
const MANY_CORNERS = 600;
/** How far a corner may lie off the simpler outline, degrees: about 25 m. */
const TOLERANCE = 0.00025;

/** What a browser may keep of a tenant's boundaries, and the word for their state: another state has another address. */
export interface BoundaryFile {
  body: string;
  version: string;
}

/** The outlines of what a tenant looks after, of what lies in it and of its localities, with where to write their names. */
export async function boundaryFile(
  db: Reader,
  tenant: Pick<TenantConfig, 'areas' | 'localities'>,
): Promise<BoundaryFile> {
  const shapes = await shapesOf(db, tenant.areas);
  const body = JSON.stringify(boundariesOf(shapes, tenant.localities));
  return { body, version: createHash('sha256').update(body).digest('hex').slice(0, 16) };
}

async function shapesOf(db: Reader, areas: readonly string[]): Promise<LabelledShape[]> {
  const under = await Promise.all(areas.map((code) => areasUnder(db, code)));
  return labelledShapes(db, [...new Set([...areas, ...under.flat().map(({ code }) => code)])]);
}

function boundariesOf(shapes: readonly LabelledShape[], localities: TenantConfig['localities']): Boundaries {
  const drawnOnce = new Set(drawnAs(shapes).values());
  const drawn = shapes.filter(({ code }) => drawnOnce.has(code));
  const simple = new Map(drawn.map(({ code, outline }) => [code, simplified(outline)]));
  const outlines = drawn.map(({ code, name, type }) =>
    outlineOf(code, name, kindOf(type), simple.get(code) as Outline),
  );
  const groups = localities.map((locality) => ({
    locality,
    outline: unionOf(locality.areas.flatMap((code) => simple.get(code) ?? [])),
  }));
  const found = groups.flatMap(({ locality: { slug, name }, outline }) => (outline ? [{ slug, name, outline }] : []));
  return {
    box: boxOf(outlines.flatMap(({ geometry }) => ringsOf(geometry as Outline).flat() as [number, number][])),
    areas: collection([
      ...outlines,
      ...found.map(({ slug, name, outline }) => outlineOf(slug, name, 'locality', outline)),
    ]),
    labels: collection([
      ...shapes.map(({ name, type, label }) => nameAt(name, kindOf(type), label)),
      ...found.map(({ name, outline }) => nameAt(name, 'locality', labelPoint(outlineToGrid(outline)))),
    ]),
  };
}

const kindOf = (type: LabelledShape['type']) => (type === 'unparished' ? 'parish' : type);

function simplified(outline: Outline): Outline {
  if (ringsOf(outline).flat().length <= MANY_CORNERS) return outline;
  return simplify(outline, { tolerance: TOLERANCE });
}

function outlineOf(code: string, name: string, kind: string, geometry: Outline): Feature {
  return { type: 'Feature', geometry, properties: { code, name, kind } };
}

function nameAt(name: string, kind: string, { lat, lon }: { lat: number; lon: number }): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties: { name, kind } };
}

const collection = (features: Feature[]) => ({ type: 'FeatureCollection' as const, features });

/** West, south, east and north; Great Britain for nothing at all. */
function boxOf(corners: readonly [number, number][]): Boundaries['box'] {
  if (corners.length === 0) return [-6, 50, 2, 56];
  const box: Boundaries['box'] = [180, 90, -180, -90];
  for (const [lon, lat] of corners) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}
