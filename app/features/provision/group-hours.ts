import { z } from 'zod';
import type { Typed } from '~/platform/forms/read-form';
import { hoursFields, hoursTyped, readHours, type HoursReport } from './hours-form';
import type { Hours } from './hours-schema';
import { hoursWords } from './hours-words';

const { always: _, ...rows } = hoursFields;

/**
 * Opening hours as a group tells them of itself, at the portal and by its private link: one question, and under it the
 * rows of the desk's form. Rows count where it is open on some days; under the other answers nobody looks at them.
 */
export const groupHoursSchema = z
  .object({ when: z.enum(['weekly', 'always', 'ask'], { error: 'Choose when people can come or ring' }), ...rows })
  .transform(({ when, openings, ...others }, context): Hours => {
    const report: HoursReport = (path, message) => context.addIssue({ code: 'custom', path, message });
    const weekly = when === 'weekly';
    const form = {
      ...others,
      always: when === 'always' ? ('yes' as const) : undefined,
      openings: weekly ? openings : [],
    };
    return readHours(form, report, { mustOpen: weekly });
  });

/** Hours as the fields of that form hold them. */
export function groupHoursTyped(hours: Hours): Typed {
  const { always: _ticked, ...typed } = hoursTyped(hours);
  return { ...typed, when: hours.always ? 'always' : hours.openings.length > 0 ? 'weekly' : 'ask' };
}

/**
 * The same in words, a sentence each.
 *
 * @param today yyyy-mm-dd: exceptions that are over are left out
 */
export function groupHoursWords(hours: Hours, today: string): string[] {
  const told = hours.always || hours.openings.length > 0;
  return [...(told ? [] : ['It varies: people ask first']), ...hoursWords(hours, today)];
}
