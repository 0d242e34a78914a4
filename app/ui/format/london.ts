import { tzOffset } from '@date-fns/tz';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const MOST_KEPT = 5_000;

/** Minutes that London's clocks are ahead of UTC, by hour since 1970: they are changed on the hour. */
const offsets = new Map<number, number>();

/**
 * What the clocks in London show, as a Date whose UTC fields are theirs. To ask the time zone's tables costs a twentieth
 * of a millisecond, and a list says hundreds of times: each hour is asked once.
 */
export function onTheClock(moment: Date): Date {
  return new Date(moment.getTime() + offsetAt(moment) * MINUTE_MS);
}

/** The moment at which London's clocks show a time, "09:30", of a day, yyyy-mm-dd. */
export function londonMoment(day: string, time: string): Date {
  const asIfUtc = new Date(`${day}T${time}:00Z`);
  const near = new Date(asIfUtc.getTime() - offsetAt(asIfUtc) * MINUTE_MS);
  return new Date(asIfUtc.getTime() - offsetAt(near) * MINUTE_MS);
}

function offsetAt(moment: Date): number {
  const hour = Math.floor(moment.getTime() / HOUR_MS);
  const kept = offsets.get(hour);
  if (kept !== undefined) return kept;
  if (offsets.size >= MOST_KEPT) offsets.clear();
  const offset = tzOffset('Europe/London', new Date(hour * HOUR_MS));
  offsets.set(hour, offset);
  return offset;
}
