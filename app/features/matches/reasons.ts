import { PART_WORDS, type DBS } from '~/features/offers/schema';
import { travelWords, type FreeFrom } from '~/features/offers/rules';
import type { Category } from '~/features/tenants/schema';
import { daysAfter } from '~/platform/forms/typed-date';
import { agoSentence, day } from '~/ui/format/dates';
import { km, plural } from '~/ui/format/numbers';
import type { Candidate, Obstacle, Suggestion } from './rules';

/** One fact that speaks for (or, in red or amber, wants a look at) a suggestion. With a tone it is drawn as a tag. */
export interface Reason {
  words: string;
  tone?: 'green' | 'amber' | 'red';
}

/** What the reasons are about: the need's category, its parish, and the date in London (ISO). */
export interface Occasion {
  category: Pick<Category, 'name' | 'dbs'>;
  parish: string | null;
  today: string;
  /** Who was matched with this need before and did not work out: ids of offers. */
  tried?: readonly string[];
}

/** A check that ends within so many days is worth a look. */
const SOON_DAYS = 30;
const MONTHS_SAID_WITHOUT_YEAR_DAYS = 300;

/** Why this one, in words, as they stand beside the name: "0.8 km · shopping · free now · …". */
export function reasonsFor(one: Suggestion, { category, parish, today, tried }: Occasion): Reason[] {
  return [
    tried?.includes(one.offerId) ? ({ words: 'did not work out before', tone: 'amber' } as const) : null,
    one.distanceM === null ? 'distance not known' : km(one.distanceM),
    one.namesParish && parish ? `${one.kind === 'group' ? 'serves' : 'goes to'} ${parish}` : null,
    category.name.toLowerCase(),
    freeWords(one.free, one.kind, today),
    one.dbs === 'none' ? null : checkReason(one.dbs, one.dbsUntil, today),
    one.transport === 'car' || one.transport === 'van' ? `has a ${one.transport}` : null,
    one.load > 0 ? `${plural(one.load, 'task')} in hand` : null,
    one.lastHelpedOn && `last helped ${helpedWords(one.lastHelpedOn, today)}`,
  ]
    .map((fact) => (typeof fact === 'string' ? { words: fact } : fact))
    .filter((fact) => fact !== null)
    .filter(({ words }) => words !== '');
}

/** When they have time: "free now", "open this evening", "free tomorrow", "free Thursday". Groups are open, not free. */
export function freeWords(free: FreeFrom | null, kind: Candidate['kind'], today: string): string {
  const word = kind === 'group' ? 'open' : 'free';
  if (free === null) return kind === 'group' ? 'no opening hours given' : 'no time given';
  if (free.now) return `${word} now`;
  if (free.part) return `${word} this ${PART_WORDS[free.part].toLowerCase().replace(/s$/, '')}`;
  return `${word} ${free.days === 7 ? `on ${day(free.on, today)}` : day(free.on, today)}`;
}

/** The check as they stated it: "DBS enhanced, to May". */
export function checkReason(dbs: Exclude<keyof typeof DBS, 'none'>, until: string | null, today: string): Reason {
  const words = `DBS ${dbs}`;
  if (until === null) return { words: `${words}, no end given`, tone: 'green' };
  if (until < today) return { words: `${words}, ended ${monthOf(until, today)}`, tone: 'red' };
  if (until <= daysAfter(today, SOON_DAYS)) return { words: `${words}, only to ${day(until, today)}`, tone: 'amber' };
  return { words: `${words}, to ${monthOf(until, today)}`, tone: 'green' };
}

/** The month, with its year when it could be taken for another: "May", "May 2021". */
function monthOf(date: string, today: string): string {
  const near =
    daysAfter(today, -MONTHS_SAID_WITHOUT_YEAR_DAYS) < date && date < daysAfter(today, MONTHS_SAID_WITHOUT_YEAR_DAYS);
  const month = new Date(`${date}T12:00:00Z`).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  return near ? month : `${month} ${date.slice(0, 4)}`;
}

function helpedWords(on: string, today: string): string {
  if (on >= today) return 'today';
  if (on === daysAfter(today, -1)) return 'yesterday';
  return agoSentence(on, today);
}

/** Why somebody cannot be matched with one click, each as the end of "Sam …". */
export function obstacleWords(obstacle: Obstacle, one: Candidate, { category, today }: Occasion): string {
  const words: Record<Obstacle, () => string> = {
    dbs_missing: () =>
      `${category.name} asks for ${article(category.dbs)} ${category.dbs} DBS check; ${one.dbs === 'none' ? 'they stated none' : `theirs is ${one.dbs}`}`,
    dbs_expired: () => `Their DBS check ended in ${monthOf(one.dbsUntil ?? today, today)}`,
    too_far: () =>
      `Goes ${travelWords(one.travelM)} at most${one.distanceM === null ? '' : `; this is ${km(one.distanceM)}`}`,
    other_parishes: () => 'Named other parishes than this one',
    fully_taken: () =>
      one.capacity === 0
        ? 'Takes no tasks at the moment'
        : `Has ${plural(one.load, 'task')} in hand, and takes ${one.capacity} at once`,
  };
  return words[obstacle]();
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? 'an' : 'a';
}
