import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Checkboxes } from '~/ui';
import { availabilityWords, bitsOf, DAYS, DAY_WORDS, PARTS, PART_WORDS, type Day, type Part } from '../schema';
import { isGroup, type OfferContext, type OfferFields, type OfferValues } from './form';

const days = Object.keys(DAYS) as [Day, ...Day[]];
const parts = Object.keys(PARTS) as [Part, ...Part[]];

/** Which days and which parts of a day: read by the form here and by the page of a private link. */
export const timesSchema = z
  .object({
    days: z.array(z.enum(days), { error: 'Choose at least one day' }).min(1, 'Choose at least one day'),
    parts: z
      .array(z.enum(parts), { error: 'Choose at least one part of the day' })
      .min(1, 'Choose at least one part of the day'),
  })
  .transform((value) => ({ days: bitsOf(DAYS, value.days), parts: bitsOf(PARTS, value.parts) }));

/** When they have time. */
export const times = step<OfferValues, OfferContext, 'times'>({
  step: 'times',
  title: (given) => (isGroup(given) ? 'When is your group there?' : 'When do you have time?'),
  schema: () => timesSchema,
  Fields,
  summary: (value) => [{ label: 'Has time', value: availabilityWords(value.days, value.parts) }],
});

function Fields({ typed, errors, title }: OfferFields) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">Roughly is enough. You can change it or pause at any time.</p>
      <TimesFields days={[typed.days ?? []].flat()} parts={[typed.parts ?? []].flat()} errors={errors} />
    </>
  );
}

interface TimesFieldsProps {
  days: readonly string[];
  parts: readonly string[];
  errors: Record<string, string[]>;
}

/** Days and parts of a day to tick. */
export function TimesFields({ days: chosenDays, parts: chosenParts, errors }: TimesFieldsProps) {
  return (
    <>
      <Checkboxes
        name="days"
        label="Days"
        small
        values={chosenDays}
        error={errors.days}
        options={days.map((day) => ({ value: day, label: DAY_WORDS[day] }))}
      />
      <Checkboxes
        name="parts"
        label="Time of day"
        small
        values={chosenParts}
        error={errors.parts}
        options={parts.map((part) => ({ value: part, label: PART_WORDS[part] }))}
      />
    </>
  );
}
