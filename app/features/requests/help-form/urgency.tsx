import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { MEDICINE_DAYS } from '../rules';
import { daysAfter, isBlank, readDate, typedDateSchema } from '~/platform/forms/typed-date';
import { DateField, Radios } from '~/ui';
import { longDate } from '~/ui/format/dates';
import { URGENCY, type Urgency } from '../schema';
import { person, type HelpContext, type HelpFields, type HelpGiven, type HelpValues } from './form';

/** How soon it is needed; for medicine, the day it runs out. */
export const urgency = step<HelpValues, HelpContext, 'urgency'>({
  step: 'urgency',
  title: () => 'How soon is help needed?',
  schema,
  Fields,
  summary: ({ urgency: chosen, medicineBy }, given) => [
    {
      label: 'How soon',
      value: medicineBy ? `${labels(given)[chosen]}: ${longDate(medicineBy)}` : labels(given)[chosen],
    },
  ],
});

function schema({ context: { today } }: HelpGiven) {
  return z
    .object({
      urgency: z.enum(Object.keys(URGENCY) as [Urgency, ...Urgency[]], { error: 'Choose how soon help is needed' }),
      medicineBy: typedDateSchema,
    })
    .transform(({ urgency: chosen, medicineBy: typed }, context) => {
      if (chosen !== 'medicine') return { urgency: chosen, medicineBy: null };
      const medicineBy = readDate(typed);
      const problem = isBlank(typed) ? 'Enter the day the medicine runs out' : dayProblem(medicineBy, today);
      if (problem) context.addIssue({ code: 'custom', path: ['medicineBy'], message: problem });
      return { urgency: chosen, medicineBy };
    });
}

function dayProblem(day: string | null, today: string): string | null {
  if (day === null) return `Enter a real date, like ${example(today)}`;
  if (day < today) return 'Enter today if it has run out already, or the day it runs out';
  const last = daysAfter(today, MEDICINE_DAYS);
  return day > last ? `Enter a day before ${longDate(daysAfter(last, 1))}` : null;
}

/** A day next week, as it is typed: "27 3 2026". */
function example(today: string): string {
  const [year, month, day] = daysAfter(today, 7).split('-').map(Number);
  return [day, month, year].join(' ');
}

function labels(given: HelpGiven): Record<Urgency, string> {
  const { They, have } = person(given);
  return {
    food_today: `${They} ${have} no food for today`,
    medicine: 'Medicine is running out',
    this_week: 'This week',
    no_hurry: 'There is no hurry',
  };
}

function Fields({ typed, errors, title, ...given }: HelpFields) {
  const label = labels(given);
  const runsOut = (
    <DateField
      name="medicineBy"
      label="When does the medicine run out?"
      hint={`For example ${example(given.context.today)}. If it has run out already, enter today.`}
      value={{
        day: String(typed['medicineBy.day'] ?? ''),
        month: String(typed['medicineBy.month'] ?? ''),
        year: String(typed['medicineBy.year'] ?? ''),
      }}
      error={errors.medicineBy}
    />
  );
  return (
    <Radios
      name="urgency"
      label={title}
      asHeading
      hint="If somebody’s life is in danger, ring 999."
      value={typed.urgency as string | undefined}
      error={errors.urgency}
      options={[
        { value: 'food_today', label: label.food_today },
        { value: 'medicine', label: label.medicine, conditional: runsOut },
        { value: 'this_week', label: label.this_week },
        { value: 'no_hurry', label: label.no_hurry, hint: 'Within the next two weeks' },
      ]}
    />
  );
}
