import type { FieldError } from '~/ui';
import { MORE_ROWS } from '~/platform/forms/more-rows';
import { fieldOf, listIn, textIn } from '~/platform/forms/typed';
import { Button, Checkboxes, Details, Field, fieldId, Fieldset, Select } from '~/ui';
import { REPEATS, rowsIn, takesMoreRows, type HoursRows } from '../hours-form';
import { DAY_NAMES, WEEKDAYS } from '../hours-schema';
import type { EntryFieldsProps } from './entry-fields';

/** Rows of days and times, and the button for another one. */
export function OpeningRows(props: EntryFieldsProps) {
  const openings = rowsIn(props.typed, 'openings');
  return (
    <>
      {[...Array(openings).keys()].map((index) => (
        <OpeningRow index={index} {...props} key={index} />
      ))}
      <AddRow to="openings" rows={openings}>
        Add another row
      </AddRow>
    </>
  );
}

/** Days that are otherwise, what it does on bank holidays, and what no table says. */
export function OtherDaysFields(props: EntryFieldsProps) {
  const { typed, errors } = props;
  return (
    <>
      <Exceptions {...props} />
      <Checkboxes
        name="bankHolidays"
        label="On bank holidays"
        small
        values={listIn(typed, 'bankHolidays')}
        error={errors.bankHolidays}
        options={[{ value: 'open', label: 'Open as on other days' }]}
      />
      <Field
        {...fieldOf(props)('hoursNote')}
        label="What no table says"
        hint="“Ring first”, “not in the school holidays”."
        optional
      />
    </>
  );
}

/** Sends the form to be shown again with one more row, all that was typed kept; the page opens at that row. */
function AddRow({ to, rows, children }: { to: HoursRows; rows: number; children: string }) {
  const first = to === 'openings' ? 'days' : 'from';
  if (!takesMoreRows(rows, to)) return <p className="govuk-hint">There can be no more rows than these {rows}.</p>;
  return (
    <p className="govuk-body">
      <Button
        variant="secondary"
        small
        name={MORE_ROWS}
        value={to}
        formAction={`#${fieldId(`${to}[${rows}].${first}`)}`}
      >
        {children}
      </Button>
    </p>
  );
}

/** Folded up unless there are some, or one was just asked for. */
function Exceptions(props: EntryFieldsProps) {
  const { typed, errors } = props;
  const rows = rowsIn(typed, 'exceptions');
  const wrong = Object.keys(errors).some((name) => name.startsWith('exceptions['));
  const open = rows > 1 || wrong || textIn(typed, 'exceptions[0].from') !== '';
  return (
    <Details summary="Days that are otherwise: Christmas, holidays, one-off closures" open={open}>
      {[...Array(rows).keys()].map((index) => (
        <ExceptionRow index={index} {...props} key={index} />
      ))}
      <AddRow to="exceptions" rows={rows}>
        Add other days
      </AddRow>
    </Details>
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
        options={WEEKDAYS.map((day) => ({ value: day, label: DAY_NAMES[day].slice(0, 3) }))}
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
