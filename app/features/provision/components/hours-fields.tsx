import type { FieldError } from '~/ui';
import { listIn, textIn } from '~/platform/forms/typed';
import { Checkboxes, Details, Field, Fieldset, Select } from '~/ui';
import { REPEATS, rowsIn } from '../hours-form';
import type { Weekday } from '../hours-schema';
import { fieldOf, type EntryFieldsProps } from './entry-fields';

const DAYS: readonly (readonly [Weekday, string])[] = [
  ['MO', 'Mon'],
  ['TU', 'Tue'],
  ['WE', 'Wed'],
  ['TH', 'Thu'],
  ['FR', 'Fri'],
  ['SA', 'Sat'],
  ['SU', 'Sun'],
];

/** When it is open: rows of days and times, and the days that are otherwise. */
export function HoursFields(props: EntryFieldsProps) {
  const { typed, errors } = props;
  const field = fieldOf(props);
  return (
    <Fieldset legend="When it is open" legendSize="m">
      <p className="govuk-hint">
        A row for days with the same times. Rows you do not need stay empty; saving gives you more of them. A closing
        time that is not later is on the next day.
      </p>
      <Checkboxes
        name="always"
        label="Always?"
        small
        values={listIn(typed, 'always')}
        error={errors.always}
        options={[{ value: 'yes', label: 'Open day and night, every day' }]}
      />
      {[...Array(rowsIn(typed, 'openings')).keys()].map((index) => (
        <OpeningRow index={index} {...props} key={index} />
      ))}
      <Checkboxes
        name="bankHolidays"
        label="On bank holidays"
        small
        values={listIn(typed, 'bankHolidays')}
        error={errors.bankHolidays}
        options={[{ value: 'open', label: 'Open as on other days' }]}
      />
      <Details summary="Days that are otherwise: holidays, one-off closures" open={rowsIn(typed, 'exceptions') > 2}>
        {[...Array(rowsIn(typed, 'exceptions')).keys()].map((index) => (
          <ExceptionRow index={index} {...props} key={index} />
        ))}
      </Details>
      <Field
        {...field('hoursNote')}
        label="What no table says"
        hint="“Ring first”, “not in the school holidays”."
        optional
      />
    </Fieldset>
  );
}

function OpeningRow({ index, ...props }: EntryFieldsProps & { index: number }) {
  const row = `openings[${index}]`;
  const field = fieldOf(props);
  const repeats = textIn(props.typed, `${row}.repeats`) || 'week:1:';
  const apart = Boolean(textIn(props.typed, `${row}.from`) || textIn(props.typed, `${row}.until`));
  const wrong: FieldError = props.errors[`${row}.from`] ?? props.errors[`${row}.until`];
  return (
    <div className="ju-hours-row">
      <Checkboxes
        name={`${row}.days`}
        label={`Opening times ${index + 1}`}
        small
        values={listIn(props.typed, `${row}.days`)}
        error={props.errors[`${row}.days`]}
        options={DAYS.map(([value, label]) => ({ value, label }))}
      />
      <div className="ju-hours-row__times">
        <Field {...field(`${row}.opens`)} label="Opens" width={5} autoComplete="off" />
        <Field {...field(`${row}.closes`)} label="Closes" width={5} autoComplete="off" />
        <Select {...field(`${row}.repeats`)} label="How often" value={repeats} options={repeatOptions(repeats)} />
      </div>
      <Details summary="Only from or until a day; every second week" open={apart || Boolean(wrong)}>
        <div className="ju-hours-row__times">
          <Field
            {...field(`${row}.from`)}
            label="First day"
            hint="Every second week is counted from it, like 27 3 2021."
            width={10}
            autoComplete="off"
          />
          <Field {...field(`${row}.until`)} label="Last day" width={10} autoComplete="off" />
        </div>
      </Details>
    </div>
  );
}

/** What an import says may be rarer than the form offers: it is kept as one more choice. */
function repeatOptions(value: string) {
  const options = Object.entries(REPEATS).map(([one, label]) => ({ value: one, label }));
  return value in REPEATS ? options : [...options, { value, label: 'As it was recorded' }];
}

function ExceptionRow({ index, ...props }: EntryFieldsProps & { index: number }) {
  const row = `exceptions[${index}]`;
  const field = fieldOf(props);
  return (
    <Fieldset legend={`Otherwise ${index + 1}`} legendSize="s">
      <div className="ju-hours-row__times">
        <Field {...field(`${row}.from`)} label="First day" width={10} autoComplete="off" />
        <Field {...field(`${row}.to`)} label="Last day" width={10} autoComplete="off" />
        <Field {...field(`${row}.opens`)} label="Opens" width={5} autoComplete="off" />
        <Field {...field(`${row}.closes`)} label="Closes" width={5} autoComplete="off" />
      </div>
      <Field {...field(`${row}.why`)} label="Why" hint="Without times it is closed on these days." />
    </Fieldset>
  );
}
