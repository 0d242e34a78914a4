import { z } from 'zod';
import { readSpot, type Spot } from '~/features/provision/walk';

/** How far somebody will go, in kilometres, as the filter offers it. */
export const DISTANCES_KM = [2, 5, 10, 20] as const;

/** A place or words may be so long. What is longer is kept as it was typed, and not looked for. */
export const LONGEST_TYPED = 100;

const typed = z.string().trim().default('');
const text = (longest: number) => z.string().trim().max(longest).catch('').default('');

/** What the directory is asked for, out of an address. What is not understood is left out: an old link still answers. */
const querySchema = z.object({
  /** A postcode, or the name of a parish or locality, or its code. */
  place: typed,
  words: typed,
  categories: z.array(z.string().max(80)).max(30).catch([]),
  open: z.literal('now').nullable().catch(null),
  within: z.coerce.number().pipe(z.literal(DISTANCES_KM)).nullable().catch(null),
  from: text(20).transform(readSpot),
  locality: text(160),
});

/** What somebody looks for. */
export interface DirectoryFilter {
  place: string;
  words: string;
  /** Slugs. */
  categories: string[];
  openNow: boolean;
  withinKm: number | null;
  /** Where its page begins. */
  from: Spot;
  /** The part of a council's list to show, where no place is given: a locality's slug or an area's code. */
  locality: string;
}

/** Reads the filter out of an address. */
export function readFilter(search: URLSearchParams): DirectoryFilter {
  const { open, within, ...rest } = querySchema.parse({
    place: search.get('place') ?? undefined,
    words: search.get('words') ?? undefined,
    categories: search.getAll('category'),
    open: search.get('open'),
    within: search.get('within'),
    from: search.get('from') ?? undefined,
    locality: search.get('locality') ?? undefined,
  });
  return { ...rest, openNow: open === 'now', withinKm: within };
}

/** The same as an address says it, without its page. */
export function filterQuery({ place, words, categories, openNow, withinKm, locality }: DirectoryFilter) {
  return {
    place,
    words,
    category: categories,
    open: openNow ? 'now' : undefined,
    within: withinKm ?? undefined,
    locality,
  };
}

/** What is wrong with what was typed. */
export interface TypedProblems {
  place: string | null;
  words: string | null;
}

/** Says so of what is too long to be looked for; null where nothing is. */
export function typedProblems({ place, words }: DirectoryFilter): TypedProblems | null {
  const said = (value: string, what: string) =>
    value.length > LONGEST_TYPED ? `Enter ${what} of ${LONGEST_TYPED} characters or fewer` : null;
  const problems = { place: said(place, 'a place'), words: said(words, 'words') };
  return problems.place === null && problems.words === null ? null : problems;
}

/** How many filters are set beside the place. */
export function filtersSet({ words, categories, openNow, withinKm }: DirectoryFilter): number {
  return Number(words !== '') + categories.length + Number(openNow) + Number(withinKm !== null);
}
