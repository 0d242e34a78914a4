/** What the colours of the parishes can tell. */
export const MEASURES = ['requests', 'offers', 'provision', 'requests_per_offer'] as const;
export type Measure = (typeof MEASURES)[number];

export const MEASURE_WORDS: Record<Measure, string> = {
  requests: 'Open requests',
  offers: 'Volunteers and groups who can be matched',
  provision: 'Entries of the community map that cover it',
  requests_per_offer: 'Open requests for each volunteer',
};

/** Whose records a measure counts; null for one that sets two against each other. */
export const MEASURE_NOUN = {
  requests: 'requests',
  offers: 'offers',
  provision: 'provision',
  requests_per_offer: null,
} as const satisfies Record<Measure, string | null>;

/**
 * Fewer than this are not told apart for whoever may not read the records: with a number and a little knowledge of a village
 * one would know who asks for help there. Nor is none told apart from few.
 */
export const FEWEST_TOLD = 5;

/** A parish's number; `few`: it is not told; `without`: requests, and nobody to answer them. */
export type Value = number | 'few' | 'without';

/** The numbers as a role may see them that cannot read the records they count. */
export function withheld(counts: ReadonlyMap<string, number>, codes: readonly string[]): Map<string, Value> {
  return new Map(
    codes.map((code) => {
      const count = counts.get(code) ?? 0;
      return [code, count < FEWEST_TOLD ? 'few' : count];
    }),
  );
}

/**
 * The values of outlines, each the sum of the parishes that are drawn as it. What is not told of one parish adds nothing to
 * what is told of its neighbour, so that a sum gives away no more than its parts.
 */
export function together(values: ReadonlyMap<string, Value>, drawn: ReadonlyMap<string, string>): Map<string, Value> {
  const sums = new Map<string, Value>();
  for (const [code, value] of values) {
    const outline = drawn.get(code);
    if (outline !== undefined) sums.set(outline, sum(sums.get(outline), value));
  }
  return sums;
}

function sum(a: Value | undefined, b: Value): Value {
  if (typeof a !== 'number') return typeof b === 'number' ? b : (a ?? b);
  return typeof b === 'number' ? a + b : a;
}

/** Requests for each offer, to one decimal. What was not told of either is not told of the ratio. */
export function ratios(requests: ReadonlyMap<string, Value>, offers: ReadonlyMap<string, Value>): Map<string, Value> {
  return new Map([...requests].map(([code, value]) => [code, ratio(value, offers.get(code) ?? 0)]));
}

function ratio(requests: Value, offers: Value): Value {
  if (typeof requests !== 'number' || typeof offers !== 'number') return 'few';
  if (offers > 0) return Math.round((requests / offers) * 10) / 10;
  return requests === 0 ? 0 : 'without';
}

/** A class of the legend: its shade from 0, and what falls into it. */
export interface ShadeClass {
  shade: number;
  words: string;
}

/** The shade of each parish and what the shades mean. */
export interface Shading {
  shades: Record<string, number>;
  classes: ShadeClass[];
}

const MOST_SHADE = 4;

/**
 * Sorts parishes into five shades. The lightest is for none, or for what is not told; the numbers are shared out over the
 * others so that each has about as many parishes; the darkest is kept for requests that nobody is there to answer.
 */
export function shadingOf(values: ReadonlyMap<string, Value>): Shading {
  const numbers = [...values.values()].filter((value) => typeof value === 'number' && value > 0) as number[];
  const hasWithout = [...values.values()].includes('without');
  const bounds = boundsOf(numbers, hasWithout ? MOST_SHADE - 1 : MOST_SHADE);
  const shades = Object.fromEntries([...values].map(([code, value]) => [code, shadeOf(value, bounds)]));
  return { shades, classes: classesOf(new Set(values.values()), numbers, bounds) };
}

/** The least number of each class, smallest first: at most so many classes, each beginning with another number. */
function boundsOf(numbers: readonly number[], classes: number): number[] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const least = Array.from({ length: classes }, (_, at) => sorted[Math.floor((at * sorted.length) / classes)]);
  return [...new Set(least.filter((one) => one !== undefined))];
}

function shadeOf(value: Value, bounds: readonly number[]): number {
  if (value === 'without') return MOST_SHADE;
  if (value === 'few' || value === 0) return 0;
  return bounds.filter((least) => least <= value).length;
}

function classesOf(values: ReadonlySet<Value>, numbers: readonly number[], bounds: readonly number[]): ShadeClass[] {
  const lowest = [values.has(0) && 'none', values.has('few') && VALUE_WORDS.few].filter((words) => words !== false);
  const counted = bounds.map((least, at) => {
    const next = bounds[at + 1] ?? Infinity;
    const most = Math.max(...numbers.filter((one) => one < next));
    return { shade: at + 1, words: least === most ? said(least) : `${said(least)} to ${said(most)}` };
  });
  return [
    ...(lowest.length > 0 ? [{ shade: 0, words: lowest.join(' or ') }] : []),
    ...counted,
    ...(values.has('without') ? [{ shade: MOST_SHADE, words: VALUE_WORDS.without }] : []),
  ];
}

const VALUE_WORDS = { few: `fewer than ${FEWEST_TOLD}`, without: 'requests but no volunteers' };

/** A parish's number in words. */
export function valueWords(value: Value): string {
  return typeof value === 'number' ? said(value) : VALUE_WORDS[value];
}

function said(value: number): string {
  return value.toLocaleString('en-GB');
}
