import type * as MapLibre from 'maplibre-gl';
import type { Map as GlMap, MapOptions } from 'maplibre-gl';
// The builds whose worker is a file of ours: with them no worker is made out of text, so that no policy need allow it. Each
// is one finished file that leaves its library in the window. The bundler would read all of it, to change nothing.
import maplibre from 'maplibre-gl/dist/maplibre-gl-csp.js?url';
import maplibreWorker from 'maplibre-gl/dist/maplibre-gl-csp-worker.js?url';
import mapbox from 'mapbox-gl/dist/mapbox-gl-csp.js?url';
import type { MapEngine } from './plan';
import { EMPTY_STYLE } from './layers.client';

/** The library that draws, loaded only now: a page without a map never fetches it. */
export type Gl = typeof MapLibre;

/** Loads the library of an engine, and that alone, with its style sheet and with its worker as a file of ours. */
export async function loadGl(engine: MapEngine): Promise<Gl> {
  if (engine.kind === 'mapbox') return loadMapbox(engine);
  await Promise.all([import(/* @vite-ignore */ maplibre), import('maplibre-gl/dist/maplibre-gl.css')]);
  const { maplibregl: gl } = window as unknown as { maplibregl: Gl };
  gl.setWorkerUrl(engine.kind === 'style' ? engine.worker : maplibreWorker);
  return gl;
}

async function loadMapbox({ token, worker }: Extract<MapEngine, { kind: 'mapbox' }>): Promise<Gl> {
  await Promise.all([import(/* @vite-ignore */ mapbox), import('mapbox-gl/dist/mapbox-gl.css')]);
  const { mapboxgl: gl } = window as unknown as { mapboxgl: Gl & { accessToken: string; workerUrl: string } };
  gl.workerUrl = worker;
  gl.accessToken = token;
  return gl;
}

const MAPBOX_STREETS = 'mapbox://styles/mapbox/streets-v12';

type Options = Pick<MapOptions, 'container' | 'bounds' | 'locale'>;

/** A map over the ground of an engine. Throws where the browser has no WebGL. */
export function openMap(gl: Gl, engine: MapEngine, options: Options): GlMap {
  const style =
    engine.kind === 'mapbox' ? MAPBOX_STREETS : engine.kind === 'style' ? engine.url : structuredClone(EMPTY_STYLE);
  const map = new gl.Map({
    ...options,
    style,
    fitBoundsOptions: { padding: 24 },
    attributionControl: engine.kind === 'boundaries' ? false : { compact: true },
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: true,
  });
  if (engine.kind !== 'boundaries') elseOurOwnGround(map);
  map.addControl(new gl.NavigationControl({ showCompass: false }), 'top-right');
  map.keyboard.disableRotation();
  map.touchZoomRotate.disableRotation();
  return map;
}

/** Where the streets do not arrive from outside, the boundaries are drawn over an empty ground. */
function elseOurOwnGround(map: GlMap): void {
  let arrived = false;
  void map.once('style.load', () => (arrived = true));
  map.on('error', () => {
    if (arrived) return;
    arrived = true;
    map.setStyle(structuredClone(EMPTY_STYLE));
  });
}
