import { checkReason, freeWords, type Reason } from '~/features/matches/reasons';
import type { ToneWord } from '~/features/requests/words';
import type { TenantSummary } from '~/features/tenants/queries.server';
import type { Category, DbsLevel } from '~/features/tenants/schema';
import type { Tone } from '~/ui';
import { day } from '~/ui/format/dates';
import { km, list, plural } from '~/ui/format/numbers';
import type { OfferRow } from './queries-list.server';
import { freeFrom, isActive, standingOf, travelWords, type OfferState, type PartOfDay } from './rules';
import { availabilityWords, FARTHEST_M, OFFER_STATUS_WORDS, type OfferStatus } from './schema';

/** A line of the list as the page shows it. */
export interface OfferLine {
  id: string;
  name: string;
  /** "group · held by Kinver PC", or the reference. */
  about: string;
  does: string;
  parish: string;
  /** "0.8 km away" from the place asked for; null without one. */
  distance: string | null;
  /** How far they go, or where to. */
  reach: string;
  /** "free now", "no room for more"; null for whoever cannot be matched at all. */
  free: string | null;
  freeNow: boolean;
  /** All their days and parts of the day. */
  when: string;
  check: Reason;
  /** "1 of 2" */
  load: string;
  full: boolean;
  status: ToneWord;
}

interface Around {
  categories: readonly Pick<Category, 'code' | 'name'>[];
  holders: ReadonlyMap<number, TenantSummary>;
  own: number;
  moment: PartOfDay;
}

/** A row in words. */
export function offerLine(row: OfferRow, { categories, holders, own, moment }: Around): OfferLine {
  const free = freeFrom(row.days, row.parts, moment);
  const full = row.load >= row.capacity;
  const active = isActive(row, moment.today);
  const status = statusTag(row, moment.today);
  const held = row.tenantNo === own ? null : `held by ${holders.get(row.tenantNo)?.shortName ?? 'another council'}`;
  return {
    id: row.id,
    name: row.name,
    about: [row.kind === 'group' ? 'group' : null, row.reference, held].filter(Boolean).join(' · '),
    does: categoryWords(row.categories, categories).join(' · '),
    parish: row.parish ?? 'Not known',
    distance: row.metres === null ? null : `${km(row.metres)} away`,
    reach: reachWords(row),
    free: active ? (full ? 'no room for more' : freeWords(free, row.kind, moment.today)) : null,
    freeNow: free?.now === true && !full && active,
    when: availabilityWords(row.days, row.parts),
    check: checkWords(row.dbs, row.dbsUntil, moment.today),
    load: `${row.load} of ${row.capacity}`,
    full,
    status,
  };
}

/** "Up to 5 km", "Only to Kinver and Enville". */
export function reachWords({ travelM, areas }: Pick<OfferRow, 'travelM' | 'areas'>): string {
  if (areas.length === 0) return travelM >= FARTHEST_M ? 'Anywhere in the county' : `Up to ${travelWords(travelM)}`;
  return `Only to ${list(areas.map(({ name }) => name))}`;
}

/** The names of categories by their codes, in the council's order. */
export function categoryWords(codes: readonly number[], known: readonly Pick<Category, 'code' | 'name'>[]): string[] {
  const names = known.filter(({ code }) => codes.includes(code)).map(({ name }) => name);
  const lost = codes.filter((code) => !known.some((one) => one.code === code)).map((code) => `Category ${code}`);
  return [...names, ...lost];
}

/** The check they stated, also that there is none. */
export function checkWords(dbs: DbsLevel, until: string | null, today: string): Reason {
  return dbs === 'none' ? { words: 'none stated' } : checkReason(dbs, until, today);
}

const STATUS_TONE: Record<OfferStatus, Tone> = {
  new: 'blue',
  active: 'green',
  paused: 'amber',
  withdrawn: 'grey',
  refused: 'grey',
};

/** How they stand today, as a tag says it: "Active", "Paused until Thursday". */
export function statusTag(state: OfferState, today: string): ToneWord {
  const standing = standingOf(state, today);
  const until = standing === 'paused' && state.pausedUntil ? ` until ${day(state.pausedUntil, today)}` : '';
  return { tone: STATUS_TONE[standing], word: `${OFFER_STATUS_WORDS[standing]}${until}` };
}

/** The sentence over the list: "800 offers · 512 free now · 87 with an enhanced DBS". */
export function offersLede(counts: { total: number; freeNow: number; enhanced: number }, near: string | null): string {
  const { total, freeNow, enhanced } = counts;
  if (total === 0) return '';
  return [
    plural(total, 'offer'),
    `${freeNow === 0 ? 'none' : freeNow} free now`,
    enhanced > 0 && `${enhanced} with an enhanced DBS`,
    near ? `nearest to ${near} first` : 'newest first',
  ]
    .filter(Boolean)
    .join(' · ');
}
