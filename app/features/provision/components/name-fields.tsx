import { fieldOf } from '~/platform/forms/typed';
import { Field } from '~/ui';
import type { ContactLinesProps } from './contact-lines';

/** Who runs it, with the numbers by which it is registered. */
export function NameFields({ typed, errors }: ContactLinesProps) {
  const field = fieldOf({ typed, errors });
  const number = { hint: 'If you are registered.', width: 10, spellCheck: false, optional: true } as const;
  return (
    <>
      <Field {...field('runBy')} label="Name of the group or business" autoComplete="organization" spellCheck={false} />
      <Field {...field('charityNo')} label="Charity number" {...number} />
      <Field {...field('companyNo')} label="Company number" {...number} />
    </>
  );
}
