import { number } from '~/ui/format/numbers';
import type { Counted } from './counted';
import type { Layer } from './layers';
import { FEWEST_TOLD, MEASURE_NOUN, MEASURE_WORDS, type Measure, type Value } from './measures';

interface Told {
  layer: Layer | null;
  measure: Measure;
  counted: Counted;
  mayRead: (noun: Layer) => boolean;
}

const NARROWED: Record<Layer, string> = {
  requests: 'Requests with this filter',
  offers: 'Volunteers and groups with this filter',
  provision: 'Entries with this filter that cover it',
};
const NARROWED_BY_BOTH: Record<Layer, string> = {
  requests: 'Open requests for the same help and places',
  offers: 'Volunteers and groups who can be matched, for the same help and places',
  provision: 'Entries for the same help and places that cover it',
};

/** What the colours count, as the legend says it. */
export function countedTitle({ layer, measure, counted, mayRead }: Told): string {
  const noun = MEASURE_NOUN[measure];
  if (noun === null) {
    const narrowed = (['requests', 'offers'] as const).filter((one) => mayRead(one) && counted[one].asked > 0);
    return narrowed.length === 0 ? MEASURE_WORDS[measure] : `Requests for each volunteer, ${RATIO[narrowed.join(' ')]}`;
  }
  if (!mayRead(noun) || counted[noun].asked === 0) return MEASURE_WORDS[measure];
  return (noun === layer ? NARROWED : NARROWED_BY_BOTH)[noun];
}

const RATIO: Record<string, string> = {
  requests: 'those requests that fit the filter',
  offers: 'those volunteers who fit the filter',
  'requests offers': 'as far as the filter asks about either',
};

/** What one would otherwise wonder about the numbers: what they leave out, or why a filter does not change them. */
export function countedNotes({ total, values, ...told }: Told & { total: number; values: readonly Value[] }): string[] {
  const { layer, measure, mayRead } = told;
  const noun = MEASURE_NOUN[measure];
  const nouns: Layer[] = noun ? [noun] : ['requests', 'offers'];
  if (nouns.some((one) => one !== 'provision' && !mayRead(one))) return [WITHHELD];
  if (noun !== layer || noun === 'provision' || noun === null) return [];
  const missing = total - values.reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);
  return missing === 0
    ? []
    : [
        `${number(missing)} of the ${number(total)} in the list are in none of these parishes, or it is not known where.`,
      ];
}

const WITHHELD = `Your role does not open these records: all are counted whatever the filter says, and no number under ${FEWEST_TOLD} is told.`;
