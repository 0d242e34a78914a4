import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { SHADES, type Boundaries, type MapPlan, type Points } from './plan';

const INK = '#0b0c0c';
const POINT = '#a3221a';
const FONT = ['Open Sans Regular', 'Arial Unicode MS Regular'];
const WHITE_EDGE = { 'text-halo-color': '#ffffff', 'text-halo-width': 1.5 };

/** The ground where no style of streets is used. It names no fonts, so that labels are drawn with the browser's own. */
export const EMPTY_STYLE: StyleSpecification = {
  version: 8,
  sources: {},
  layers: [{ id: 'ground', type: 'background', paint: { 'background-color': '#f3f5f5' } }],
};

/** From here on points stand alone. */
const LAST_CLUSTERED_ZOOM = 14;

/** Everything that is drawn over the ground. */
export function sourcesOf(boundaries: Boundaries, points: Points): StyleSpecification['sources'] {
  return {
    areas: { type: 'geojson', data: boundaries.areas },
    labels: { type: 'geojson', data: boundaries.labels },
    points: { type: 'geojson', data: points, cluster: true, clusterRadius: 44, clusterMaxZoom: LAST_CLUSTERED_ZOOM },
  };
}

/** The layers over the ground, from the lowest up. */
export function layersOf(shades: MapPlan['shades']): LayerSpecification[] {
  return [...areaLayers(shades), ...labelLayers(), ...pointLayers()];
}

function areaLayers(shades: MapPlan['shades']): LayerSpecification[] {
  const line = (kind: string, width: number): LayerSpecification => ({
    id: `edge-${kind}`,
    type: 'line',
    source: 'areas',
    filter: ['==', ['get', 'kind'], kind],
    paint: { 'line-color': kind === 'parish' ? '#6f777b' : INK, 'line-width': width },
  });
  return [
    {
      id: 'parishes',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['get', 'kind'], 'parish'],
      paint: { 'fill-color': shadeOf(shades), 'fill-opacity': 0.65 },
    },
    line('parish', 0.7),
    line('locality', 1.6),
    line('district', 2.2),
    line('county', 3),
  ];
}

function shadeOf(shades: MapPlan['shades']): ExpressionSpecification | string {
  const known = Object.entries(shades);
  if (known.length === 0) return '#ffffff';
  const pairs = known.flatMap(([code, shade]) => [code, SHADES[shade] ?? '#ffffff']);
  return ['match', ['get', 'code'], ...pairs, '#ffffff'] as unknown as ExpressionSpecification;
}

/** Names of wider areas while far away, of parishes from near. */
function labelLayers(): LayerSpecification[] {
  const label = (kind: string, size: number, zooms: { minzoom?: number; maxzoom?: number }): LayerSpecification => ({
    id: `name-${kind}`,
    type: 'symbol',
    source: 'labels',
    ...zooms,
    filter: ['==', ['get', 'kind'], kind],
    layout: { 'text-field': ['get', 'name'], 'text-size': size, 'text-font': FONT, 'text-max-width': 8 },
    paint: { 'text-color': INK, ...WHITE_EDGE },
  });
  return [
    label('county', 18, { maxzoom: 8 }),
    label('district', 15, { maxzoom: 9.5 }),
    label('locality', 15, { minzoom: 9, maxzoom: 11 }),
    label('parish', 12, { minzoom: 9.5 }),
  ];
}

function pointLayers(): LayerSpecification[] {
  const circle = { 'circle-color': POINT, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 2 };
  return [
    {
      id: 'clusters',
      type: 'circle',
      source: 'points',
      filter: ['has', 'point_count'],
      paint: { ...circle, 'circle-radius': ['step', ['get', 'point_count'], 13, 10, 17, 100, 22, 1000, 28] },
    },
    {
      id: 'cluster-counts',
      type: 'symbol',
      source: 'points',
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-size': 13,
        'text-font': FONT,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': '#ffffff' },
    },
    {
      id: 'points',
      type: 'circle',
      source: 'points',
      filter: ['!', ['has', 'point_count']],
      paint: {
        'circle-radius': 7,
        'circle-color': ['case', ['to-boolean', ['get', 'open']], '#ffffff', POINT],
        'circle-stroke-color': ['case', ['to-boolean', ['get', 'open']], POINT, '#ffffff'],
        'circle-stroke-width': ['case', ['to-boolean', ['get', 'open']], 3, 2],
      },
    },
  ];
}
