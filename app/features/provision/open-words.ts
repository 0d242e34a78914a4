import { clock, day } from '~/ui/format/dates';
import { openAt } from './hours';
import type { Hours } from './hours-schema';
import { timeWords } from './hours-words';

/** How it stands at a moment: "Open now, until 6pm", "Opens Thursday 9am"; null when nobody has told the hours. */
export function openWords(hours: Hours, now: Date): { open: boolean; words: string } | null {
  const state = openAt(hours, now);
  if (!state.known) return null;
  if (!state.open) {
    return { open: false, words: state.opens ? `Opens ${momentWords(state.opens, now)}` : 'Closed for now' };
  }
  return { open: true, words: state.until ? `Open now, until ${momentWords(state.until, now)}` : 'Open now' };
}

/** The time alone if it is today, else the day before it: "6pm", "tomorrow 9am", "Thursday 9am". */
function momentWords(moment: Date, now: Date): string {
  const when = day(moment, now);
  const time = timeWords(clock(moment));
  return when === 'today' ? time : `${when} ${time}`;
}
