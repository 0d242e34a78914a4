import type { Typed } from '~/platform/forms/read-form';
import { Checkboxes, Field, HiddenFields, InsetText, Radios, type FieldError } from '~/ui';
import { WEEKDAYS, type Weekday } from '../hours-schema';

/** The days of the week in full. */
export const DAY_NAMES: Record<Weekday, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

interface GroupHoursFieldsProps {
  title: string;
  typed: Typed;
  errors: Record<string, string[]>;
  /** The hours as they are, in words, where these fields cannot show them: then only the note beside them is asked for. */
  keep?: readonly string[] | undefined;
}

/** When people can come or ring: some days at one time, always, or by asking. */
export function GroupHoursFields({ title, typed, errors, keep }: GroupHoursFieldsProps) {
  const text = (name: string) => typed[name] as string | undefined;
  const weekly = (
    <>
      <Checkboxes
        name="days"
        label="Days"
        small
        values={[typed.days ?? []].flat()}
        error={errors.days}
        options={WEEKDAYS.map((day) => ({ value: day, label: DAY_NAMES[day] }))}
      />
      <Field name="opens" label="From" hint="Like 9am." width={5} value={text('opens')} error={errors.opens} />
      <Field name="closes" label="Until" hint="Like 5.30pm." width={5} value={text('closes')} error={errors.closes} />
      <Checkboxes
        name="bankHolidays"
        label="Bank holidays"
        small
        values={typed.bankHolidays ? ['yes'] : []}
        options={[{ value: 'yes', label: 'Open on bank holidays too' }]}
      />
    </>
  );
  const choice = (
    <Radios
      name="when"
      label={title}
      asHeading
      value={text('when')}
      error={errors.when}
      options={[
        { value: 'weekly', label: 'On some days of the week', conditional: weekly },
        { value: 'always', label: 'Day and night' },
        { value: 'ask', label: 'It varies: people ask first' },
      ]}
    />
  );
  return (
    <>
      {keep ? <KeptHours title={title} hours={keep} error={errors.when} /> : choice}
      <Field
        name="note"
        label="Anything else about the times"
        hint="For example: ring before noon for the same day."
        optional
        value={text('note')}
        error={errors.note}
      />
    </>
  );
}

/** Hours with more to them than a form of one time can show: to change them here would lose some. */
function KeptHours({ title, hours, error }: { title: string; hours: readonly string[]; error: FieldError }) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <HiddenFields values={{ when: 'keep' }} />
      <InsetText>{hours.join('. ')}.</InsetText>
      <p className={error ? 'govuk-error-message' : 'govuk-body'} id="when">
        Your council looks after these hours: there is more to them than one time on some days. Write below what has
        changed, or ring it.
      </p>
    </>
  );
}
