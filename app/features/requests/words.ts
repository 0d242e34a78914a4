import { londonToday } from '~/platform/forms/typed-date';
import type { Tone } from '~/ui';
import { day } from '~/ui/format/dates';
import type { NeedStatus, RequestStatus, Urgency } from './schema';

/** A word with the colour of what it means. */
export interface ToneWord {
  tone: Tone;
  word: string;
}

export const STATUS_TONE: Record<RequestStatus, Tone> = {
  unmatched: 'grey',
  part_matched: 'amber',
  matched: 'green',
  done: 'green',
  withdrawn: 'grey',
  refused: 'grey',
  closed: 'grey',
};

export const NEED_TONE: Record<NeedStatus, Tone> = {
  open: 'grey',
  matched: 'amber',
  accepted: 'green',
  done: 'green',
  dropped: 'grey',
};

/** The urgency as a tag says it: "Food today", "Medicine by Thursday". Red once the day has come. */
export function urgencyTag(urgency: Urgency, medicineBy: string | null, now: Date): ToneWord {
  switch (urgency) {
    case 'food_today':
      return { tone: 'red', word: 'Food today' };
    case 'medicine':
      return medicineTag(medicineBy, now);
    case 'this_week':
      return { tone: 'grey', word: 'This week' };
    case 'no_hurry':
      return { tone: 'grey', word: 'No hurry' };
  }
}

function medicineTag(medicineBy: string | null, now: Date): ToneWord {
  if (!medicineBy) return { tone: 'amber', word: 'Medicine' };
  const left = Math.round((Date.parse(medicineBy) - Date.parse(londonToday(now))) / 86_400_000);
  if (left < 0) return { tone: 'red', word: `Medicine out since ${day(medicineBy, now)}` };
  if (left === 0) return { tone: 'red', word: 'Medicine today' };
  return { tone: 'amber', word: `Medicine by ${day(medicineBy, now)}` };
}
