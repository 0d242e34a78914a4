import type { Feature, FeatureCollection, GeoJsonObject, Position } from 'geojson';
import type { Degrees } from '../grid';
import { mapOutline, type Outline, outlineToDegrees, ringsOf, roundDegrees } from '../outlines';
import { AREA_TYPE } from '../schema';
import { FileRefused } from './refused';

/** An area with its outline, as a file of the Open Geography portal has it. */
export interface PublishedArea {
  code: string;
  name: string;
  /** As in AREA_TYPE. */
  type: number;
  outline: Outline;
  /** The district (for a parish) or county (for a district) that the file puts it in. */
  parentCode: string | null;
}

/** What a feature of a file says: an area, or the reason why it is refused. */
export type BoundaryReading = { area: PublishedArea } | { refused: string };

/** A recognised file. */
export interface BoundaryFile {
  title: string;
  features: Feature[];
  read: (feature: Feature) => BoundaryReading;
}

interface Level {
  title: string;
  /** Which property holds the code; that of the name ends in NM instead. */
  code: RegExp;
  /** What kind of area a code is, by its first three characters. */
  types: Record<string, number>;
}

const UNITARY = { E06: AREA_TYPE.county, E08: AREA_TYPE.county, E09: AREA_TYPE.county, W06: AREA_TYPE.county };

/** From the smallest up: a file of parishes may name the district of each. */
const LEVELS: Level[] = [
  {
    title: 'Boundaries of parishes',
    code: /^(parncp|par)\d\dcd$/i,
    types: { E04: AREA_TYPE.parish, W04: AREA_TYPE.parish, E43: AREA_TYPE.unparished },
  },
  {
    title: 'Boundaries of districts and unitary authorities',
    code: /^(lad|ltla)\d\dcd$/i,
    types: { E07: AREA_TYPE.district, ...UNITARY },
  },
  {
    title: 'Boundaries of counties and unitary authorities',
    code: /^(cty|ctyua|utla)\d\dcd$/i,
    types: { E10: AREA_TYPE.county, ...UNITARY },
  },
];

/**
 * Recognises GeoJSON as the Open Geography portal of the ONS publishes it, in WGS84 or British National Grid.
 *
 * @param text the whole file
 * @throws FileRefused when it is not GeoJSON, has no areas in it, or is in another projection
 */
export function recogniseBoundaryFile(text: string): BoundaryFile {
  const collection = parseCollection(text);
  const { features } = collection;
  const names = Object.keys(features[0]?.properties ?? {});
  const at = LEVELS.findIndex(({ code }) => names.some((name) => code.test(name)));
  const level = LEVELS[at];
  if (!level) {
    throw new FileRefused(
      'The features of this file have no code of a parish (like PARNCP21CD), district (like LAD24CD) or county (like CTY24CD).',
    );
  }
  const code = names.find((name) => level.code.test(name)) ?? '';
  const parent = names.find((name) => LEVELS[at + 1]?.code.test(name));
  const properties = { code, name: nameProperty(names, code), parent };
  const toDegrees = projection(collection);
  return {
    title: level.title,
    features,
    read: (feature) => readFeature(feature, level, properties, toDegrees),
  };
}

function parseCollection(text: string): FeatureCollection {
  let parsed: Partial<FeatureCollection> | null;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, '')) as Partial<FeatureCollection> | null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FileRefused(`This is not GeoJSON: ${reason}.`);
  }
  if (parsed?.type !== 'FeatureCollection' || !Array.isArray(parsed.features) || parsed.features.length === 0) {
    throw new FileRefused(
      'This is not GeoJSON with areas in it: a FeatureCollection with at least one feature is needed.',
    );
  }
  return parsed as FeatureCollection;
}

/** PARNCP21CD has its names in PARNCP21NM, whichever way either is spelt. */
function nameProperty(names: string[], code: string): string {
  const wanted = code.replace(/cd$/i, 'nm').toLowerCase();
  const found = names.find((name) => name.toLowerCase() === wanted);
  if (!found)
    throw new FileRefused(`The features of this file have no name: ${code} is there, but not ${wanted.toUpperCase()}.`);
  return found;
}

type ToDegrees = (outline: Outline) => Outline;

/** How to turn the file's outlines into degrees: by the projection it declares, else by how large its numbers are. */
function projection(collection: FeatureCollection): ToDegrees {
  const declared = (collection as GeoJsonObject & { crs?: { properties?: { name?: string } } }).crs?.properties?.name;
  if (declared) {
    if (/27700/.test(declared)) return outlineToDegrees;
    if (/4326|4258|CRS84/i.test(declared)) return roundOutline;
    throw new FileRefused(
      `This file is in ${declared}: export it in WGS84 (EPSG:4326) or British National Grid (EPSG:27700).`,
    );
  }
  const first = collection.features.map(outlineOf).find((outline) => outline !== null);
  const [x = 0, y = 0] = first ? (ringsOf(first)[0]?.[0] ?? []) : [];
  return Math.abs(x) > 180 || Math.abs(y) > 90 ? outlineToDegrees : roundOutline;
}

function roundOutline(outline: Outline): Outline {
  return mapOutline(outline, ([lon = 0, lat = 0]) => [roundDegrees(lon), roundDegrees(lat)]);
}

function readFeature(
  feature: Feature,
  level: Level,
  names: { code: string; name: string; parent: string | undefined },
  toDegrees: ToDegrees,
): BoundaryReading {
  const code = property(feature, names.code);
  const name = property(feature, names.name);
  if (!/^[A-Z]\d{8}$/.test(code)) return { refused: `has “${code}” where a GSS code should be` };
  const type = level.types[code.slice(0, 3)];
  if (type === undefined)
    return { refused: `has ${code}, which is not the code of an area with a council in England or Wales` };
  if (!name || name.length > 200) return { refused: `has “${name.slice(0, 40)}” where its name should be` };
  const published = outlineOf(feature);
  if (!published) return { refused: 'has no outline (a Polygon or MultiPolygon with closed rings)' };
  const outline = toDegrees(published);
  if (!ringsOf(outline).flat().every(inBritain)) return { refused: 'has an outline outside Great Britain' };
  const parentCode = names.parent ? property(feature, names.parent) || null : null;
  return { area: { code, name, type, outline, parentCode } };
}

function property(feature: Feature, name: string): string {
  const value: unknown = feature.properties?.[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The outline of a feature when it is one: every ring closed and of numbers. */
function outlineOf({ geometry }: Feature): Outline | null {
  // A file may say anything, whatever the types of GeoJSON promise.
  const given = geometry as Partial<Outline> | null;
  if ((given?.type !== 'Polygon' && given?.type !== 'MultiPolygon') || !Array.isArray(given.coordinates)) return null;
  const outline = given as Outline;
  const rings: unknown[] = ringsOf(outline);
  return rings.length > 0 && rings.every(isRing) ? outline : null;
}

function isRing(ring: unknown): boolean {
  if (!Array.isArray(ring) || ring.length < 4 || !ring.every(isPosition)) return false;
  const [first, last] = [ring[0] as Position, ring.at(-1) as Position];
  return first[0] === last[0] && first[1] === last[1];
}

function isPosition(position: unknown): boolean {
  return Array.isArray(position) && Number.isFinite(position[0]) && Number.isFinite(position[1]);
}

function inBritain([lon = NaN, lat = NaN]: Position): boolean {
  const here: Degrees = { lat, lon };
  return here.lat > 49 && here.lat < 61 && here.lon > -9 && here.lon < 3;
}
