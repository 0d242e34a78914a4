import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Field } from '~/ui';
import { person, type HelpContext, type HelpFields, type HelpGiven, type HelpValues } from './form';

const EARLIEST = 1900;

/** The year of birth, for those who want to say it. */
export const born = step<HelpValues, HelpContext, 'born'>({
  step: 'born',
  title: (given) => (person(given).other ? 'What year were they born?' : 'What year were you born?'),
  schema,
  Fields,
  summary: ({ bornYear }) => [{ label: 'Born', value: bornYear === null ? 'Not said' : String(bornYear) }],
});

function schema({ context }: HelpGiven) {
  const latest = Number(context.today.slice(0, 4));
  return z
    .object({ bornYear: z.string().trim().optional() })
    .transform(({ bornYear }) => ({ bornYear: bornYear ? wholeYear(bornYear) : null }))
    .refine(({ bornYear: year }) => year === null || (Number.isInteger(year) && year >= EARLIEST && year <= latest), {
      path: ['bornYear'],
      error: `Enter a year from ${EARLIEST} to ${latest}, like 1947, or leave it empty`,
    });
}

/** Four digits as a number; what is anything else is no year at all. */
function wholeYear(typed: string): number {
  return /^\d{4}$/.test(typed) ? Number(typed) : Number.NaN;
}

function Fields({ typed, errors, title }: HelpFields) {
  return (
    <Field
      name="bornYear"
      label={title}
      asHeading
      optional
      hint="It tells us who is most at risk. You need not say, and nothing depends on it."
      width={4}
      inputMode="numeric"
      value={typed.bornYear as string | undefined}
      error={errors.bornYear}
    />
  );
}
