import type { Map as GlMap } from 'maplibre-gl';
import { loadGl, openMap, type Gl } from './engine.client';
import { layersOf, sourcesOf } from './layers.client';
import { openOnClick } from './popup.client';
import type { Boundaries, MapPlan, PointFacts, Points } from './plan';

/** What can be seen of the map at the moment. */
export interface MapView {
  /** Records within the part that is shown. */
  count: number;
  first: PointFacts[];
  /** How many are really drawn there, heaps counted with all that is in them. */
  drawn: number;
}

const MOST_LISTED = 10;
const NEAR_ZOOM = 12.5;

/**
 * Draws a map into a box and tells what is in view whenever it has come to rest. Answers how to take it away again. Rejects
 * where the browser cannot draw or something did not arrive.
 */
export async function drawMap(box: HTMLElement, plan: MapPlan, tell: (view: MapView) => void): Promise<() => void> {
  const [gl, boundaries, points] = await Promise.all([
    loadGl(plan.engine),
    fetched<Boundaries>(plan.boundaries),
    plan.points === null ? NO_POINTS : fetched<{ points: Points }>(plan.points).then(({ points }) => points),
  ]);
  const map = openMap(gl, plan.engine, { container: box, bounds: boundaries.box });
  map.on('load', () => {
    for (const [id, source] of Object.entries(sourcesOf(boundaries, points))) map.addSource(id, source);
    for (const layer of layersOf(plan.shades)) map.addLayer(layer);
    openOnClick(gl, map);
    if (plan.here) show(gl, map, plan.here);
    map.on('idle', () => tell(viewOf(map, points)));
  });
  return () => map.remove();
}

const NO_POINTS: Points = { type: 'FeatureCollection', features: [] };

async function fetched<T>(href: string): Promise<T> {
  const response = await fetch(href, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`The map's data did not arrive (${response.status})`);
  return (await response.json()) as T;
}

function show(gl: Gl, map: GlMap, { lon, lat, label }: NonNullable<MapPlan['here']>): void {
  const marker = new gl.Marker({ color: '#0b0c0c' }).setLngLat([lon, lat]).addTo(map);
  marker.getElement().setAttribute('aria-label', label);
  marker.getElement().setAttribute('role', 'img');
  map.jumpTo({ center: [lon, lat], zoom: NEAR_ZOOM });
}

function viewOf(map: GlMap, points: Points): MapView {
  const shown = map.getBounds();
  const inside = points.features.filter(({ geometry }) => shown.contains(geometry.coordinates));
  return {
    count: inside.length,
    first: inside.slice(0, MOST_LISTED).map(({ properties }) => properties),
    drawn: drawnOn(map),
  };
}

/** Features repeat where tiles meet, so each is counted once. */
function drawnOn(map: GlMap): number {
  const each = new Map<string, number>();
  for (const { properties } of map.queryRenderedFeatures({ layers: ['clusters', 'points'] })) {
    each.set(String(properties.cluster_id ?? properties.id), Number(properties.point_count ?? 1));
  }
  return [...each.values()].reduce((sum, count) => sum + count, 0);
}
