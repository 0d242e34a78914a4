import type * as MapLibre from 'maplibre-gl';
import type { Map as GlMap, MapOptions } from 'maplibre-gl';
import type { MapEngine } from './plan';
import { EMPTY_STYLE } from './layers.client';

/** The library that draws, loaded only now: a page without a map never fetches it. */
export type Gl = typeof MapLibre;

/** Loads the library of an engine, and that alone, with its style sheet and with its worker as a file of ours. */
export async function loadGl(engine: MapEngine): Promise<Gl> {
  if (engine.kind === 'mapbox') return loadMapbox(engine);
  const [{ default: gl }, { default: worker }] = await Promise.all([
    import('maplibre-gl/dist/maplibre-gl-csp.js'),
    import('maplibre-gl/dist/maplibre-gl-csp-worker.js?url'),
    import('maplibre-gl/dist/maplibre-gl.css'),
  ]);
  gl.setWorkerUrl(engine.kind === 'style' ? engine.worker : worker);
  return gl;
}

async function loadMapbox({ token, worker }: Extract<MapEngine, { kind: 'mapbox' }>): Promise<Gl> {
  const [{ default: gl }] = await Promise.all([
    import('mapbox-gl/dist/mapbox-gl-csp.js'),
    import('mapbox-gl/dist/mapbox-gl.css'),
  ]);
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
