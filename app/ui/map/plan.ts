/** What draws the ground of a map. */
export type MapEngine =
  /** MapLibre over our own boundaries alone: nothing is fetched from outside. */
  | { kind: 'boundaries' }
  /** MapLibre over a style of the tenant's own. */
  | { kind: 'style'; url: string }
  /** Mapbox with its streets. */
  | { kind: 'mapbox'; token: string };

/** What a map draws, as plain data. Nothing in it is more than the page itself may show. */
export interface MapPlan {
  engine: MapEngine;
  /** Where the boundaries come from (`Boundaries`). */
  boundaries: string;
  /** Where the points come from (`Points`); null where there are none to be shown. */
  points: string | null;
  /** The class of each area's measure by its GSS code, from 0; an area that is not there is left white. */
  shades: Readonly<Record<string, number>>;
  /** A place that everything else is looked at from: a request. Degrees. */
  here: { lon: number; lat: number; label: string } | null;
}

/** A record on the map: where it leads and what is said of it there. */
export interface PointFacts {
  id: string;
  title: string;
  words: string;
  href: string;
}

/** GeoJSON points with their facts. */
export interface Points {
  type: 'FeatureCollection';
  features: { type: 'Feature'; geometry: { type: 'Point'; coordinates: [number, number] }; properties: PointFacts }[];
}

/** Outlines of areas, and where their names are written. */
export interface Boundaries {
  /** West, south, east, north: degrees. */
  box: [number, number, number, number];
  areas: GeoJSON.FeatureCollection;
  labels: GeoJSON.FeatureCollection;
}

/**
 * The classes of a measure, lightest first: five of viridis, told apart by anybody, also in grey. In the style sheet as
 * `ju-shade--0` to `ju-shade--4`.
 */
export const SHADES = ['#fde725', '#7ad151', '#22a884', '#2a788e', '#414487'] as const;
