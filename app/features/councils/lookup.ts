import type { Tier } from '~/features/tenants/schema';

/** A council as the public finds it. */
export interface CouncilFacts {
  slug: string;
  name: string;
  tier: Tier;
  phone: { number: string; hours: string };
  /** That it governs this place is an assumption of the demo. */
  sample: boolean;
}

/** What can be said about a postcode that somebody looked up. */
export type Lookup =
  | { kind: 'nothing' }
  | { kind: 'malformed'; problem: string; likely: CouncilFacts[] }
  /** `ended`: the Post Office no longer uses the postcode. Councils: widest first. */
  | { kind: 'found'; postcode: string; words: string; ended: boolean; councils: CouncilFacts[] }
  | { kind: 'unknown'; postcode: string; likely: CouncilFacts[] }
  | { kind: 'outside'; postcode: string };

export const TIER_WORDS: Record<Tier, string> = {
  county: 'County council',
  district: 'District or borough council',
  parish: 'Parish or town council',
};
