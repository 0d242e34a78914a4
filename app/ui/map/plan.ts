/** What draws the ground of a map. */
export type MapEngine =
  /** MapLibre over our own boundaries alone: nothing is fetched from outside. */
  | { kind: 'boundaries' }
  /** MapLibre over a style of the tenant's own. `worker`: the address of the worker that may fetch what the style names. */
  | { kind: 'style'; url: string; worker: string }
  /** Mapbox with its streets. */
  | { kind: 'mapbox'; token: string; worker: string };

/** What a map draws, as plain data. Nothing in it is more than the page itself may show. */
export interface MapPlan {
  engine: MapEngine;
  /** Where the boundaries come from (`Boundaries`). */
  boundaries: string;
  /** Where the points come from (`Points`), or the points where they are few; null where there are none to be shown. */
  points: string | Points | null;
  /** The class of each area's measure by its GSS code, from 0; an area that is not there is left white. */
  shades: Readonly<Record<string, number>>;
  /** What there is to say of an area, by its code in `Boundaries`: of each of those that its outline shows. */
  areas: Readonly<Record<string, readonly AreaFacts[]>>;
  /** A place that everything else is looked at from: a request. Degrees. */
  here: { lon: number; lat: number; label: string } | null;
}

/** A record on the map: where it leads and what is said of it there. */
export interface PointFacts {
  id: string;
  title: string;
  words: string;
  href: string;
  /** Drawn open, to be told from what is drawn filled. */
  open?: boolean;
}

/** An area in words: its name, its number, and the list of what was counted. */
export interface AreaFacts {
  title: string;
  words: string;
  href: string | null;
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
