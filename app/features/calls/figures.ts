import { z } from 'zod';
import { daysAfter, londonToday } from '~/platform/forms/typed-date';
import { londonMoment } from '~/ui/format/london';
import { CALL_OUTCOME, type CallOutcome } from './schema';

/** Over how long the figures reach. */
export const PERIODS = { '1': 'Today', '7': '7 days', '14': 'A fortnight', '28': '4 weeks' } as const;
export type Period = keyof typeof PERIODS;
export const LONGEST_PERIOD: Period = '28';

/** Which calls are counted; every table of the page counts the same ones. */
export interface FiguresFilter {
  period: Period;
  /** An id of a locality. */
  locality: string | null;
  category: number | null;
  outcome: CallOutcome | null;
  /** Code. */
  wrapUp: number | null;
}

const code = z.coerce.number().int().min(1).max(99).nullable().catch(null);

const schema = z.object({
  period: z.enum(Object.keys(PERIODS) as [Period, ...Period[]]).catch('14'),
  locality: z.uuid().nullable().catch(null),
  category: code,
  outcome: z
    .enum(Object.keys(CALL_OUTCOME) as [CallOutcome, ...CallOutcome[]])
    .nullable()
    .catch(null),
  wrapUp: code,
});

/** The filter of an address. What does not fit is left out, so that any address shows something. */
export function readFigures(query: URLSearchParams): FiguresFilter {
  const given = (name: string) => query.get(name) || null;
  return schema.parse(Object.fromEntries(Object.keys(schema.shape).map((name) => [name, given(name)])));
}

/** When a period of so many days begins: at midnight in London, and the last of its days is today. */
export function sinceOf(period: Period, now: Date): Date {
  return londonMoment(daysAfter(londonToday(now), 1 - Number(period)), '00:00');
}
