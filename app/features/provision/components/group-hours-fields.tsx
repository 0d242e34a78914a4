import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { Radios } from '~/ui';
import { ROWS_HINT } from './hours-fields';
import { OpeningRows, OtherDaysFields } from './hours-rows';
import { SaveOnEnter } from './save-on-enter';

interface GroupHoursFieldsProps {
  title: string;
  typed: Typed;
  errors: Record<string, string[]>;
}

/** When people can come or ring, as a group tells it of itself: the rows of the desk's form, asked for when there are any. */
export function GroupHoursFields({ title, typed, errors }: GroupHoursFieldsProps) {
  const weekly = (
    <>
      <p className="govuk-hint">{ROWS_HINT}</p>
      <OpeningRows {...{ typed, errors }} />
    </>
  );
  return (
    <>
      <SaveOnEnter />
      <Radios
        name="when"
        label={title}
        asHeading
        value={textIn(typed, 'when')}
        error={errors.when}
        options={[
          { value: 'weekly', label: 'On some days', conditional: weekly },
          { value: 'always', label: 'Day and night' },
          { value: 'ask', label: 'It varies: people ask first' },
        ]}
      />
      <OtherDaysFields {...{ typed, errors }} />
    </>
  );
}
