import { listIn } from '~/platform/forms/typed';
import { Checkboxes, Fieldset } from '~/ui';
import type { EntryFieldsProps } from './entry-fields';
import { OpeningRows, OtherDaysFields } from './hours-rows';

/** What a row of opening times is read like. */
export const ROWS_HINT =
  'A row for days with the same times. What stays empty is left out. A closing time that is not later is on the next day.';

/** When it is open: rows of days and times, and the days that are otherwise. */
export function HoursFields(props: EntryFieldsProps) {
  return (
    <Fieldset legend="When it is open" legendSize="m">
      <p className="govuk-hint">{ROWS_HINT}</p>
      <Checkboxes
        name="always"
        label="Always?"
        small
        values={listIn(props.typed, 'always')}
        error={props.errors.always}
        options={[{ value: 'yes', label: 'Open day and night, every day' }]}
      />
      <OpeningRows {...props} />
      <OtherDaysFields {...props} />
    </Fieldset>
  );
}
