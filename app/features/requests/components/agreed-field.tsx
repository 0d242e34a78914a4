import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { Callout, Checkboxes, type FormErrors } from '~/ui';

/** What stands at the box that was left empty. */
export const NOT_AGREED = 'Ask them, and tick this once they have agreed. Without it nothing is shared';

interface AgreedFieldProps {
  typed: Typed | undefined;
  errors: FormErrors;
}

/** Asked wherever something is shared of a resident who did not agree to sharing: nothing happens without the tick. */
export function AgreedField({ typed, errors }: AgreedFieldProps) {
  return (
    <>
      <Callout tone="amber" title="They did not agree to sharing.">
        Ring them first, and say who would learn what about them.
      </Callout>
      <Checkboxes
        name="agreed"
        label="Do they agree now?"
        hint="It is kept in the history, with your name."
        small
        error={errors.agreed}
        values={[textIn(typed, 'agreed')]}
        options={[{ value: 'yes', label: 'They agreed to this on the phone, today' }]}
      />
    </>
  );
}
