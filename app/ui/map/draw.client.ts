import type { Map as GlMap } from 'maplibre-gl';
import { loadGl, openMap, type Gl } from './engine.client';
import { layersOf, sourcesOf } from './layers.client';
import { openOnClick } from './popup.client';
import type { Boundaries, MapPlan, PointFacts, Points } from './plan';

/** What can be seen of the map at the moment. */
export interface MapView {
  /** Records within the part that is shown, and on the whole map. */
  count: number;
  total: number;
  first: PointFacts[];
  /** How many are really drawn there, heaps counted with all that is in them. */
  drawn: number;
}

/** A map that is there. */
export interface DrawnMap {
  /** Takes it away again. */
  remove: () => void;
  /** Moves it so that every record is in view. */
  showAll: () => void;
}

const MOST_LISTED = 10;
const NEAR_ZOOM = 12.5;

/**
 * Draws a map into a box and tells what is in view whenever it has come to rest. Rejects where the browser cannot draw or
 * something of ours did not arrive.
 */
export async function drawMap(
  box: HTMLElement,
  { plan, label }: { plan: MapPlan; label: string },
  tell: (view: MapView) => void,
): Promise<DrawnMap> {
  const [gl, boundaries, points] = await Promise.all([
    loadGl(plan.engine),
    fetched<Boundaries>(plan.boundaries),
    pointsOf(plan),
  ]);
  const map = openMap(gl, plan.engine, { container: box, bounds: boundaries.box, locale: { 'Map.Title': label } });
  void map.once('style.load', () => {
    for (const [id, source] of Object.entries(sourcesOf(boundaries, points))) map.addSource(id, source);
    for (const layer of layersOf(plan.shades)) map.addLayer(layer);
    openOnClick(gl, map, plan.areas);
    if (plan.here) show(gl, map, plan.here);
    map.on('idle', () => tell(viewOf(map, points)));
  });
  return { remove: () => map.remove(), showAll: () => showAll(gl, map, points) };
}

async function pointsOf({ points }: MapPlan): Promise<Points> {
  if (typeof points === 'string') return (await fetched<{ points: Points }>(points)).points;
  return points ?? { type: 'FeatureCollection', features: [] };
}

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

function showAll(gl: Gl, map: GlMap, { features }: Points): void {
  const all = new gl.LngLatBounds();
  for (const { geometry } of features) all.extend(geometry.coordinates);
  map.fitBounds(all, { padding: 48, maxZoom: NEAR_ZOOM, animate: false });
}

function viewOf(map: GlMap, { features }: Points): MapView {
  const shown = map.getBounds();
  const inside = features.filter(({ geometry }) => shown.contains(geometry.coordinates));
  return {
    count: inside.length,
    total: features.length,
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
