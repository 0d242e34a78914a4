import { openAt } from '~/features/provision/hours';
import type { NearEntry } from '~/features/provision/near';
import { standingOf } from '~/features/provision/rules';
import { clock, day, shortDate } from '~/ui/format/dates';

/** How an entry stands, to be read out: the word, what it means, and its place in the order (open now first). */
export interface Standing {
  words: string;
  tone: 'green' | 'grey' | 'amber';
  order: 0 | 1 | 2 | 3;
}

/** What decides how an entry stands. */
type StandsBy = 'status' | 'plannedFrom' | 'pausedUntil' | 'wasPlanned' | 'hours';

/** Whether an entry can be rung now: "Open to 18:00", "Opens 17:00", "From 2 April". */
export function standingNow(
  { content }: { content: Pick<NearEntry['content'], StandsBy> },
  now: Date,
  today: string,
): Standing {
  const standing = standingOf(content, today);
  if (standing === 'planned') {
    return {
      words: content.plannedFrom ? `From ${shortDate(content.plannedFrom, now)}` : 'Planned',
      tone: 'amber',
      order: 3,
    };
  }
  if (standing !== 'active') {
    return {
      words: content.pausedUntil ? `Paused to ${shortDate(content.pausedUntil, now)}` : 'Paused',
      tone: 'amber',
      order: 3,
    };
  }
  const state = openAt(content.hours, now);
  if (!state.known) return { words: 'Ring to ask', tone: 'grey', order: 1 };
  if (state.open)
    return { words: state.until ? `Open to ${clock(state.until)}` : 'Always open', tone: 'green', order: 0 };
  return { words: state.opens ? `Opens ${opening(state.opens, now)}` : 'Closed for now', tone: 'grey', order: 2 };
}

function opening(opens: Date, now: Date): string {
  const when = day(opens, now);
  return when === 'today' ? clock(opens) : `${when} ${clock(opens)}`;
}

/** What stands together: the parish's own, what covers it from above, what is not there yet, the neighbours', the rest. */
export const RINGS = ['parish', 'covers', 'planned', 'near', 'county'] as const;
export type Ring = (typeof RINGS)[number];

/** Something with how it stands. */
export type Stands<E> = E & { standing: Standing };

/** Entries around a caller by ring, open now first in each. What is planned there, or paused, stands by itself. */
export function inRings<E extends Pick<NearEntry, 'nearness'> & { content: Pick<NearEntry['content'], StandsBy> }>(
  entries: readonly E[],
  now: Date,
  today: string,
): Record<Ring, Stands<E>[]> {
  const standing = entries.map((entry) => ({ ...entry, standing: standingNow(entry, now, today) }));
  const of = (ring: Ring) =>
    standing.filter((entry) => ringOf(entry) === ring).sort((a, b) => a.standing.order - b.standing.order);
  return { parish: of('parish'), covers: of('covers'), planned: of('planned'), near: of('near'), county: of('county') };
}

/** What there is where they live, running or not. */
export function atPlace<E>({ parish, covers, planned }: Record<Ring, E[]>): E[] {
  return [...parish, ...covers, ...planned];
}

function ringOf({ nearness, standing }: Stands<Pick<NearEntry, 'nearness'>>): Ring {
  const isThere = nearness === 'parish' || nearness === 'covers';
  return isThere && standing.order === 3 ? 'planned' : nearness;
}

/** Codes that were asked for and that nothing among these answers today: what is only planned does not. */
export function nothingFor(
  asked: readonly number[],
  here: readonly { content: { categories: readonly number[] }; standing: Standing }[],
): number[] {
  const running = here.filter(({ standing }) => standing.order < 3).flatMap(({ content }) => content.categories);
  return asked.filter((code) => !running.includes(code));
}
