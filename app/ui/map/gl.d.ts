declare module 'maplibre-gl/dist/maplibre-gl.css';
declare module 'mapbox-gl/dist/mapbox-gl.css';
