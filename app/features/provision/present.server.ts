import type { ToneWord } from '~/features/requests/words';
import type { TenantSummary } from '~/features/tenants/queries.server';
import type { Category } from '~/features/tenants/schema';
import type { Tone } from '~/ui';
import { agoSentence, day } from '~/ui/format/dates';
import { list, number, plural } from '~/ui/format/numbers';
import { openWords } from './open-words';
import type { EntryCounts } from './queries-counts.server';
import type { EntryRow } from './queries-list.server';
import { standingOf, type ProvisionState } from './rules';
import { PROVISION_KIND_WORDS, PROVISION_STATUS_WORDS, type ProvisionContent, type ProvisionStatus } from './schema';

/** A line of the list as the page shows it. */
export interface EntryLine {
  id: string;
  name: string;
  /** "Community group · run by Kinver Helpers · held by Kinver PC". */
  about: string;
  helpsWith: string;
  covers: string;
  running: boolean;
  /** "Open now, until 6pm"; null while it is not running or nobody told the hours. */
  open: { open: boolean; words: string } | null;
  capacity: string | null;
  status: ToneWord;
  /** What there is to see to: stale, to confirm, changes waiting, not published. */
  marks: ToneWord[];
  confirmed: string;
  /** Nobody has confirmed it for too long: it can be, as it was at this version. */
  stale: boolean;
  version: number;
}

/** What names and dates are said with. */
export interface Around {
  categories: readonly Pick<Category, 'code' | 'name'>[];
  holders: ReadonlyMap<number, TenantSummary>;
  areas: ReadonlyMap<string, string>;
  localities: ReadonlyMap<string, string>;
  /** The desk's own number. */
  own: number;
  today: string;
  now: Date;
}

/** A row in words. */
export function entryLine(row: EntryRow, around: Around): EntryLine {
  const { holders, own, now, today } = around;
  const holder = holders.get(row.tenantNo);
  const held = row.tenantNo === own ? null : `held by ${shortName(holders, row.tenantNo)}`;
  const runBy = [row.name, holder?.name, holder?.shortName].includes(row.runBy) ? null : row.runBy;
  const standing = standingOf(row, today);
  return {
    id: row.id,
    name: row.name,
    about: [PROVISION_KIND_WORDS[row.kind], runBy, held].filter(Boolean).join(' · '),
    helpsWith: categoryNames(row.categories, around.categories).join(' · '),
    covers: coverWords(row, row.tenantNo, around),
    running: standing === 'active',
    open: standing === 'active' ? openWords(row.hours, now) : null,
    capacity: capacityWords(row.capacityLeft),
    status: standingTag(row, today),
    marks: marksOf(row, around),
    confirmed: row.confirmedAt ? `confirmed ${agoSentence(row.confirmedAt, now)}` : 'never confirmed',
    stale: row.stale,
    version: row.version,
  };
}

interface Marked {
  tenantNo: number;
  recordedByNo: number | null;
  stale: boolean;
  waiting: boolean;
  published: boolean;
  /** A group signed up with it, and nobody has decided yet. */
  signedUp: boolean;
}

/** What there is to see to in an entry, each in a word or two. */
export function marksOf(
  { tenantNo, recordedByNo, stale, waiting, published, signedUp }: Marked,
  { holders, own }: Pick<Around, 'holders' | 'own'>,
): ToneWord[] {
  const by = recordedByNo === null ? '' : shortName(holders, recordedByNo);
  const marks: (ToneWord | false)[] = [
    signedUp && { tone: 'amber', word: 'Signed up: to publish' },
    recordedByNo !== null && {
      tone: 'amber',
      word: tenantNo === own ? `To confirm: recorded by ${by}` : `Recorded by ${by} on behalf`,
    },
    waiting && { tone: 'amber', word: 'Changes waiting' },
    stale && { tone: 'amber', word: 'Stale' },
    !published && !signedUp && { tone: 'grey', word: 'Not published' },
  ];
  return marks.filter((mark) => mark !== false);
}

const STATUS_TONE: Record<ProvisionStatus, Tone> = {
  planned: 'blue',
  active: 'green',
  paused: 'amber',
  ended: 'grey',
};

/** How it stands today, as a tag says it: "Active", "Planned from Thursday", "Paused until 24 March". */
export function standingTag(
  state: Pick<ProvisionState, 'status' | 'plannedFrom' | 'pausedUntil' | 'wasPlanned'>,
  today: string,
): ToneWord {
  const standing = standingOf(state, today);
  const from = standing === 'planned' && state.plannedFrom ? ` from ${day(state.plannedFrom, today)}` : '';
  const until = standing === 'paused' && state.pausedUntil ? ` until ${day(state.pausedUntil, today)}` : '';
  return { tone: STATUS_TONE[standing], word: `${PROVISION_STATUS_WORDS[standing]}${from}${until}` };
}

/** "Kinver, Enville and the North locality", "All of Kinver". */
export function coverWords(
  { everywhere, areaCodes, localityIds }: Pick<ProvisionContent, 'everywhere' | 'areaCodes' | 'localityIds'>,
  holderNo: number,
  { holders, areas, localities }: Pick<Around, 'holders' | 'areas' | 'localities'>,
): string {
  const names = [
    ...(everywhere ? [`all of ${shortName(holders, holderNo)}`] : []),
    ...localityIds.map((id) => localities.get(id) ?? 'a locality that is gone'),
    ...areaCodes.map((code) => areas.get(code) ?? code).sort((a, b) => a.localeCompare(b)),
  ];
  if (names.length > MOST_NAMED)
    return `${names.slice(0, MOST_NAMED - 1).join(', ')} and ${names.length - MOST_NAMED + 1} more`;
  const words = list(names);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const MOST_NAMED = 40;

/** The names of categories by their codes, in the council's order. */
export function categoryNames(codes: readonly number[], known: Around['categories']): string[] {
  const names = known.filter(({ code }) => codes.includes(code)).map(({ name }) => name);
  const lost = codes.filter((code) => !known.some((one) => one.code === code)).map((code) => `Category ${code}`);
  return [...names, ...lost];
}

/** "can take 5 more", "full"; null when it does not say. */
export function capacityWords(left: number | null): string | null {
  if (left === null) return null;
  return left === 0 ? 'full' : `can take ${number(left)} more`;
}

/** What a council is called in a line. */
export function shortName(holders: ReadonlyMap<number, TenantSummary>, tenantNo: number): string {
  return holders.get(tenantNo)?.shortName ?? 'another council';
}

/** The sentence over the list: "42 entries · 3 stale · 2 with changes waiting". */
export function entriesLede({ total, shown }: EntryCounts): string {
  if (total === 0) return '';
  return [
    plural(total, 'entry', 'entries'),
    shown.signed_up > 0 && `${number(shown.signed_up)} signed up, to publish`,
    shown.to_confirm > 0 && `${number(shown.to_confirm)} recorded on behalf, to confirm`,
    shown.waiting > 0 && `${number(shown.waiting)} with changes waiting`,
    shown.stale > 0 && `${number(shown.stale)} stale`,
  ]
    .filter(Boolean)
    .join(' · ');
}
