import type { Map as GlMap, MapGeoJSONFeature, MapMouseEvent } from 'maplibre-gl';
import type { Gl } from './engine.client';
import type { AreaFacts, MapPlan, PointFacts } from './plan';

/** So many records fit into one pop-up; a larger heap is opened by zooming in. */
const MOST_IN_A_POPUP = 25;

/**
 * Lets points and heaps of points be opened: a heap that is small, or cannot be taken apart, as a list. Where there are none,
 * the area tells its name and number.
 */
export function openOnClick(gl: Gl, map: GlMap, areas: MapPlan['areas']): void {
  const layers = ['points', 'clusters'];
  map.on('click', (event) => void open(gl, map, event, layers, areas));
  for (const layer of layers) {
    map.on('mouseenter', layer, () => (map.getCanvas().style.cursor = 'pointer'));
    map.on('mouseleave', layer, () => (map.getCanvas().style.cursor = ''));
  }
}

async function open(
  gl: Gl,
  map: GlMap,
  { point, lngLat }: MapMouseEvent,
  layers: string[],
  areas: MapPlan['areas'],
): Promise<void> {
  const say = (facts: readonly AreaFacts[]) =>
    new gl.Popup({ maxWidth: '280px' }).setLngLat(lngLat).setDOMContent(listOf(facts)).addTo(map);
  const found = map.queryRenderedFeatures(point, { layers });
  const [first] = found;
  if (!first) {
    const [area] = map.queryRenderedFeatures(point, { layers: ['parishes'] });
    const facts = areas[String(area?.properties.code)];
    if (facts) say(facts);
    return;
  }
  const count = Number(first.properties.point_count ?? found.length);
  if (count > MOST_IN_A_POPUP) return zoomInto(map, first);
  const records = first.properties.point_count ? await leavesOf(map, first) : found.map(({ properties }) => properties);
  say(records as PointFacts[]);
}

/** The questions as both libraries answer them: MapLibre with a promise, Mapbox by calling back. */
interface Heaps {
  getClusterExpansionZoom: (id: number, done: Done<number>) => unknown;
  getClusterLeaves: (id: number, most: number, from: number, done: Done<{ properties: unknown }[]>) => unknown;
}
type Done<T> = (error: unknown, value: T) => void;

function sourceOf(map: GlMap): Heaps {
  return map.getSource('points') as unknown as Heaps;
}

async function zoomInto(map: GlMap, heap: MapGeoJSONFeature): Promise<void> {
  const zoom = await promised<number>((done) => sourceOf(map).getClusterExpansionZoom(idOf(heap), done));
  if (heap.geometry.type === 'Point') map.easeTo({ center: heap.geometry.coordinates as [number, number], zoom });
}

async function leavesOf(map: GlMap, heap: MapGeoJSONFeature): Promise<PointFacts[]> {
  const leaves = await promised<{ properties: unknown }[]>((done) =>
    sourceOf(map).getClusterLeaves(idOf(heap), MOST_IN_A_POPUP, 0, done),
  );
  return leaves.map(({ properties }) => properties as PointFacts);
}

const idOf = (heap: MapGeoJSONFeature) => Number(heap.properties.cluster_id);

function promised<T>(ask: (done: Done<T>) => unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const answer = ask((error, value) => (error instanceof Error ? reject(error) : resolve(value)));
    if (answer instanceof Promise) answer.then(resolve as (value: unknown) => void, reject);
  });
}

/** Links to the records: real ones, that the keyboard reaches. */
function listOf(records: readonly AreaFacts[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'ju-map__records';
  for (const { title, words, href } of records) {
    const item = list.appendChild(document.createElement('li'));
    const name = item.appendChild(document.createElement(href === null ? 'strong' : 'a'));
    if (name instanceof HTMLAnchorElement && href !== null) name.href = href;
    name.textContent = title;
    item.append(` ${words}`);
  }
  return list;
}
