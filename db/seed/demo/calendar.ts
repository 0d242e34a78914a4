import { tz } from '@date-fns/tz';
import { addDays, getDay, getHours, getMinutes, set, startOfDay } from 'date-fns';
import { londonToday } from '~/platform/forms/typed-date';

const LONDON = { in: tz('Europe/London') };

/** 18 March to 3 April 2020, both included: the days that the demo plays again, the last of them today. */
export const DAYS = 17;

/** How much came in on each of the days, and hour by hour; only the proportions count. */
export interface Curve {
  days: readonly number[];
  hours: readonly number[];
}

/** Who gets up when: forms are filled in from early until late, the phone is answered from eight to eight. */
const ONLINE = [1, 0.5, 0.3, 0.2, 0.3, 1, 3, 6, 12, 16, 18, 17, 13, 13, 15, 15, 14, 12, 11, 12, 12, 9, 6, 3];
const BY_PHONE = [0, 0, 0, 0, 0, 0, 0, 0, 10, 18, 20, 17, 11, 10, 14, 13, 11, 8, 5, 3, 0, 0, 0, 0];

/** Requests begin slowly, swell with the order to stay at home and stay high. */
const ASKED = [0.25, 0.4, 0.55, 0.5, 0.45, 0.85, 1.3, 1.4, 1.4, 1.3, 1.05, 1, 1.25, 1.3, 1.25, 1.2, 1.15];
/** Offers come in one wave at the beginning. */
const OFFERED = [1.6, 2.2, 2, 1.4, 1.2, 1.8, 1.7, 1.4, 1.2, 1, 0.7, 0.6, 0.7, 0.6, 0.55, 0.5, 0.45];

export const ASKED_ONLINE: Curve = { days: ASKED, hours: ONLINE };
export const ASKED_BY_PHONE: Curve = { days: ASKED, hours: BY_PHONE };
export const OFFERED_ONLINE: Curve = { days: OFFERED, hours: ONLINE };

const WEEKEND = 0.7;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Long enough to reach back into the day before, whatever time it is. */
const LATELY = 26 * HOUR;

/** The sixteen days up to a moment, as a clock in London counts them. */
export class Calendar {
  readonly now: Date;
  /** ISO date in London. */
  readonly today: string;
  private readonly weights = new Map<Curve, readonly number[]>();
  private readonly starts: readonly Date[];

  constructor(now: Date) {
    this.now = now;
    this.today = londonToday(now);
    const today = startOfDay(now, LONDON);
    this.starts = Array.from(
      { length: DAYS },
      (_, index) => new Date(addDays(today, index - DAYS + 1, LONDON).getTime()),
    );
  }

  /** The midnight with which a day begins; 0 is the first. */
  dayStart(index: number): Date {
    return this.starts[index] ?? this.now;
  }

  /**
   * A moment of these days. `position` (0 to 1) says how much of everything had come in by then, `within` (0 to 1)
   * how much of that day's. Today counts for as much of a day as it has had hours; nothing is later than a minute ago.
   */
  momentOf(curve: Curve, position: number, within: number): Date {
    const { hours } = curve;
    const day = quantile(this.weightsOf(curve), position).index;
    const open = day === DAYS - 1 ? this.upToNow(hours) : hours;
    if (open.every((weight) => weight === 0)) return this.momentIn(day - 1, hours, within);
    return this.momentIn(day, open, within);
  }

  /** A moment of the last day or so, by daylight: `next` throws from 0 to 1 until one fits. */
  lately(next: () => number): Date {
    for (;;) {
      const moment = new Date(this.now.getTime() - MINUTE - Math.round(next() * LATELY));
      const hour = getHours(moment, LONDON);
      if (hour >= 8 && hour < 20) return moment;
    }
  }

  /** A moment on one day by the hours' weights. */
  private momentIn(day: number, hours: readonly number[], within: number): Date {
    const { index, part } = quantile(hours, within);
    const begun = day === DAYS - 1 && index === getHours(this.now, LONDON);
    const start = this.dayStart(day).getTime();
    const moment = start + (index + (begun ? part * this.shareOfHour() : part)) * HOUR;
    return new Date(Math.min(Math.round(moment), this.now.getTime() - MINUTE));
  }

  private weightsOf(curve: Curve): readonly number[] {
    const known = this.weights.get(curve);
    if (known) return known;
    const weights = this.starts.map((start, index) => this.weightOf(start, curve.days[index] ?? 0, index));
    this.weights.set(curve, weights);
    return weights;
  }

  private weightOf(start: Date, weight: number, index: number): number {
    const day = getDay(start, LONDON);
    const ofWeek = day === 0 || day === 6 ? weight * WEEKEND : weight;
    return index === DAYS - 1 ? ofWeek * (sum(this.upToNow(ONLINE)) / sum(ONLINE)) : ofWeek;
  }

  /** The hours of today that are over, and what is over of the present one. */
  private upToNow(hours: readonly number[]): number[] {
    const hour = getHours(this.now, LONDON);
    return hours.map((weight, index) => (index < hour ? weight : index === hour ? weight * this.shareOfHour() : 0));
  }

  private shareOfHour(): number {
    return getMinutes(this.now) / 60;
  }

  /** When somebody at a desk gets to it: so many hours later, but between eight and eight. */
  atTheDesk(after: Date, hours: number): Date {
    const due = new Date(after.getTime() + hours * HOUR);
    const hour = getHours(due, LONDON);
    if (hour >= 8 && hour < 20) return due;
    const morning = set(hour < 8 ? due : addDays(due, 1, LONDON), { hours: 8, minutes: 0 }, LONDON);
    // Not everybody begins on the stroke of eight.
    return new Date(morning.getTime() + (due.getTime() % (90 * MINUTE)));
  }
}

/**
 * Moments that follow each other, brought closer together when the last would lie in the future: what has happened to
 * a request has happened by now. The first stays where it is.
 */
export function pressedBefore(now: Date, moments: readonly Date[]): Date[] {
  const first = moments[0]?.getTime() ?? 0;
  const last = Math.max(...moments.map((moment) => moment.getTime()));
  const latest = now.getTime() - 30_000;
  if (last <= latest || last === first) return [...moments];
  const scale = Math.max(0, (latest - first) / (last - first));
  return moments.map((moment) => new Date(Math.round(first + (moment.getTime() - first) * scale)));
}

function quantile(weights: readonly number[], share: number): { index: number; part: number } {
  let left = share * sum(weights);
  for (const [index, weight] of weights.entries()) {
    if (weight > 0 && left < weight) return { index, part: left / weight };
    left -= weight;
  }
  const last = weights.findLastIndex((weight) => weight > 0);
  return { index: Math.max(last, 0), part: 0.999 };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
