import { londonToday } from '~/platform/forms/typed-date';
import { isStale, standingOf } from './rules';
import type { PublicContent } from './schema';
import { likeness, type Sought } from './words';

/** How an entry stands to a place: its parish's own, covering it, within reach of it, or elsewhere in the county. */
export const NEARNESS = ['parish', 'covers', 'near', 'county'] as const;
export type Nearness = (typeof NEARNESS)[number];

/** Somewhere that help is looked for. Positions in metres of the British National Grid. */
export interface NearPlace {
  countyNo: number;
  /** The parish or unparished area. */
  parishCode: string | null;
  districtCode: string | null;
  loc: { x: number; y: number } | null;
  /** The bodies that serve it, narrowest last. */
  tenantNos: readonly number[];
  /** Localities it lies in. */
  localityIds: readonly string[];
}

/** A published entry, seen from a place. */
export interface NearEntry {
  id: string;
  tenantNo: number;
  content: PublicContent;
  confirmedAt: Date | null;
  updatedAt: Date;
  /** As the crow flies; null when either has no position. */
  metres: number | null;
  nearness: Nearness;
}

/** An entry before anybody has said from where it is looked at. */
export type PublicEntry = Omit<NearEntry, 'metres' | 'nearness'>;

/** What of an entry decides where it stands in a list, and whether it is open: hundreds are read for a page of 25. */
export type Outline = Omit<PublicEntry, 'content'> & {
  content: Pick<
    PublicContent,
    | 'status'
    | 'name'
    | 'runBy'
    | 'summary'
    | 'categories'
    | 'everywhere'
    | 'areaCodes'
    | 'localityIds'
    | 'areaCode'
    | 'loc'
    | 'hours'
    | 'plannedFrom'
    | 'pausedUntil'
    | 'wasPlanned'
  >;
};

/** The same, seen from a place. */
export type Seen<Entry> = Entry & Pick<NearEntry, 'metres' | 'nearness'>;

/** How entries are put in order. */
export interface NearView {
  place: NearPlace;
  /** What was typed; null for everything. */
  sought: Sought | null;
  /** How far counts as near, metres. */
  reach: number;
  /** Beyond reach, only what is the parish's own or covers it stays. */
  onlyWithinReach: boolean;
  confirmAfterDays: number;
  now: Date;
  /** The date in London, ISO. */
  today: string;
}

/** Entries as somebody at a place wants them: the parish's own first, then what covers it, what is near, and the rest. */
export function rankNear<Entry extends Outline>(entries: readonly Entry[], view: NearView): Seen<Entry>[] {
  const ranked = entries
    .filter(({ content }) => content.status !== 'ended')
    .map((entry) => ({ entry: seenFrom(entry, view), like: view.sought ? likeness(view.sought, entry.content) : 1 }))
    .filter(({ entry, like }) => like > 0 && !(view.onlyWithinReach && entry.nearness === 'county'))
    .map((one) => ({ ...one, order: orderOf(one.entry, one.like, view) }));
  ranked.sort((a, b) => compare(a.order, b.order) || a.entry.content.name.localeCompare(b.entry.content.name));
  return ranked.map(({ entry }) => entry);
}

function seenFrom<Entry extends Outline>(entry: Entry, { place, reach }: NearView): Seen<Entry> {
  const metres = metresBetween(place.loc, entry.content.loc);
  return { ...entry, metres, nearness: nearnessOf(entry, place, metres, reach) };
}

/** How an entry stands to a place. */
export function nearnessOf(
  { tenantNo, content }: Pick<Outline, 'tenantNo' | 'content'>,
  place: NearPlace,
  metres: number | null,
  reach: number,
): Nearness {
  const ownCouncil = isParish(tenantNo) && place.tenantNos.includes(tenantNo);
  const placed = place.parishCode !== null && content.areaCode === place.parishCode;
  if (ownCouncil || placed) return 'parish';
  if (covers(content, tenantNo, place)) return 'covers';
  return metres !== null && metres <= reach ? 'near' : 'county';
}

function covers(
  { everywhere, areaCodes, localityIds }: Outline['content'],
  tenantNo: number,
  place: NearPlace,
): boolean {
  return (
    (everywhere && place.tenantNos.includes(tenantNo)) ||
    (place.parishCode !== null && areaCodes.includes(place.parishCode)) ||
    localityIds.some((id) => place.localityIds.includes(id))
  );
}

/** Whether a council's number is a parish's. */
export const isParish = (tenantNo: number) => tenantNo % 1000 !== 0;

/** Metres between two places, rounded up, so that nothing beyond a distance is counted within it. */
export function metresBetween(a: NearPlace['loc'], b: NearPlace['loc']): number | null {
  return a && b ? Math.ceil(Math.hypot(a.x - b.x, a.y - b.y)) : null;
}

/** Smaller is earlier: tier, what runs today before what does not, what fits the words, what was confirmed, distance. */
function orderOf(entry: Seen<Outline>, like: number, view: NearView): number[] {
  return [NEARNESS.indexOf(entry.nearness), -like, dropOf(entry, view), entry.metres ?? Infinity];
}

/** How far an entry drops among its like, smaller is earlier: what runs today is before the rest, stale after fresh. */
export function dropOf(
  { content, confirmedAt, updatedAt }: Outline,
  { confirmAfterDays, now, today = londonToday(now) }: Pick<NearView, 'confirmAfterDays' | 'now'> & { today?: string },
): number {
  const running = standingOf(content, today) === 'active';
  const stale = isStale({ status: content.status, confirmedAt, updatedAt }, confirmAfterDays, now);
  return 2 * Number(!running) + Number(stale);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : Number(a[at]) < Number(b[at]) ? -1 : 1;
}
