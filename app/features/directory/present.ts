import { isOpenAt } from '~/features/provision/hours';
import { openWords } from '~/features/provision/open-words';
import type { Outline, PublicEntry } from '~/features/provision/near';
import { standingOf } from '~/features/provision/rules';
import type { PublicContent } from '~/features/provision/schema';
import type { Category } from '~/features/tenants/schema';
import { shortDate } from '~/ui/format/dates';
import { km } from '~/ui/format/numbers';
import { phone } from '~/ui/format/phone';

/** What a list of the directory shows of an entry. */
export interface EntryLine {
  id: string;
  name: string;
  runBy: string;
  summary: string;
  /** The names of its categories. */
  what: string[];
  /** "Open now, until 6pm"; null when nobody has said. */
  open: { open: boolean; words: string } | null;
  /** "Planned, from 3 April"; null for what runs. */
  standing: string | null;
  distance: string | null;
  phone: string | null;
  website: string | null;
  place: string | null;
}

export interface Viewed {
  categories: readonly Pick<Category, 'code' | 'name'>[];
  now: Date;
  /** yyyy-mm-dd in London. */
  today: string;
}

const SHORT_SUMMARY = 160;

/** An entry as a map's pop-up tells it. */
export function headOf(
  { id, content, metres = null }: Outline & { metres?: number | null },
  viewed: Viewed,
): Pick<EntryLine, 'id' | 'name' | 'runBy' | 'open' | 'standing' | 'distance'> {
  const standing = standingWords(content, viewed);
  return {
    id,
    name: content.name,
    runBy: content.runBy,
    open: standing === null ? openWords(content.hours, viewed.now) : null,
    standing,
    distance: metres === null ? null : km(metres),
  };
}

/** An entry as a list shows it. */
export function lineOf(entry: PublicEntry & { metres?: number | null }, viewed: Viewed): EntryLine {
  const { content } = entry;
  return {
    ...headOf(entry, viewed),
    summary: shortened(content.summary),
    what: namesOf(content.categories, viewed.categories),
    phone: content.phone === null ? null : phone(content.phone),
    website: content.website,
    place: [content.address, content.postcode].filter(Boolean).join(', ') || null,
  };
}

/** Whether somebody can go there or ring now: it runs, and is open. */
export function isOpenNow({ content }: Pick<Outline, 'content'>, { now, today }: Pick<Viewed, 'now' | 'today'>) {
  return standingOf(content, today) === 'active' && isOpenAt(content.hours, now);
}

/** What to know of an entry that does not run today; null for one that does. */
export function standingWords(
  content: Pick<PublicContent, 'status' | 'plannedFrom' | 'pausedUntil' | 'wasPlanned'>,
  { now, today }: Pick<Viewed, 'now' | 'today'>,
): string | null {
  const { plannedFrom, pausedUntil } = content;
  switch (standingOf(content, today)) {
    case 'planned':
      return plannedFrom ? `Planned, from ${shortDate(plannedFrom, now)}` : 'Planned';
    case 'paused':
      return pausedUntil ? `Paused, back on ${shortDate(pausedUntil, now)}` : 'Paused for now';
    case 'ended':
      return 'Ended';
    default:
      return null;
  }
}

/** The names of categories, those that are unknown left out. */
export function namesOf(codes: readonly number[], categories: Viewed['categories']): string[] {
  return codes.flatMap((code) => categories.find((one) => one.code === code)?.name ?? []);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= SHORT_SUMMARY) return line;
  return `${line.slice(0, line.lastIndexOf(' ', SHORT_SUMMARY))} …`;
}
