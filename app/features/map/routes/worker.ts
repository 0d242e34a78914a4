import mapbox from 'mapbox-gl/dist/mapbox-gl-csp-worker.js?url';
import maplibre from 'maplibre-gl/dist/maplibre-gl-csp-worker.js?url';
import { portalLoader } from '~/door.server';
import { notFound } from '~/platform/errors/app-error';
import { engineOf, mapHeaders } from '../engine.server';

/**
 * The worker of a map whose streets come from outside. A worker is held to the policy that its own script came with, not to
 * its page's: the files of the libraries may fetch from here alone, this one also from where the map's ground comes from.
 */
export const loader = portalLoader({ public: true }, ({ tenant }) => {
  const engine = engineOf(tenant);
  if (engine.kind === 'boundaries') throw notFound();
  // Mapbox starts its worker as a module, MapLibre as a script of the old kind.
  const script = engine.kind === 'mapbox' ? `import '${mapbox}';` : `importScripts('${maplibre}');`;
  const headers = { ...mapHeaders(engine), 'Content-Type': 'text/javascript; charset=utf-8' };
  return Promise.resolve(new Response(script, { headers }));
});
