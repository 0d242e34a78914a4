import type { Noun } from '~/ui/format/numbers';
import { MEASURES, type Measure } from './measures';

/** What can be drawn as points: one at a time, under the filter of its own list. */
export const LAYERS = ['requests', 'offers', 'provision'] as const;
export type Layer = (typeof LAYERS)[number];

export const LAYER_WORDS: Record<Layer, { title: string; noun: Noun }> = {
  requests: { title: 'Requests', noun: ['request', 'requests'] },
  offers: { title: 'Volunteers', noun: ['volunteer or group', 'volunteers and groups'] },
  provision: { title: 'Community map', noun: ['entry', 'entries'] },
};

const USUAL_MEASURE: Record<Layer, Measure> = { requests: 'requests', offers: 'offers', provision: 'provision' };

/** What the address of a map asks for. */
export interface MapQuery {
  layer: Layer;
  measure: Measure;
}

/** Reads it; what is unknown or not among `layers` is ignored. A map that asks for nothing shows the first of them, if any. */
export function readMapQuery(
  query: URLSearchParams,
  layers: readonly Layer[],
): { layer: Layer | null; measure: Measure } {
  const layer = layers.find((one) => one === query.get('show')) ?? layers[0] ?? null;
  const usual = USUAL_MEASURE[layer ?? 'requests'];
  return { layer, measure: MEASURES.find((one) => one === query.get('colour')) ?? usual };
}

/** As the query of an address; `readMapQuery` gives the same again. */
export function mapQuery({ layer, measure }: MapQuery): Record<string, string> {
  return { show: layer, ...(measure === USUAL_MEASURE[layer] ? {} : { colour: measure }) };
}
