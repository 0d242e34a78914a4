/** The builds whose worker is a file of ours: with them no worker is made out of text, so that no policy need allow it. */
declare module 'maplibre-gl/dist/maplibre-gl-csp.js' {
  import type * as MapLibre from 'maplibre-gl';
  const gl: typeof MapLibre;
  export default gl;
}
declare module 'mapbox-gl/dist/mapbox-gl-csp.js' {
  import type * as MapLibre from 'maplibre-gl';
  const gl: typeof MapLibre & { accessToken: string; workerUrl: string };
  export default gl;
}
declare module 'maplibre-gl/dist/maplibre-gl.css';
declare module 'mapbox-gl/dist/mapbox-gl.css';
