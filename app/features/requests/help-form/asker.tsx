import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { line, phone } from '~/platform/forms/fields';
import { Field } from '~/ui';
import { phone as spoken } from '~/ui/format/phone';
import type { HelpContext, HelpFields, HelpValues } from './form';

const schema = z
  .object({ askerName: line(200, 'Enter your name'), askerPhone: phone.optional() })
  .transform(({ askerName, askerPhone }) => ({ askerName, askerPhone: askerPhone ?? null }));

/** Who asks, when it is for someone else. */
export const asker = step<HelpValues, HelpContext, 'asker'>({
  step: 'asker',
  title: () => 'Who are you?',
  asked: ({ values }) => values.who?.forOther === true,
  schema: () => schema,
  Fields,
  summary: ({ askerName, askerPhone }) => [
    { label: 'You are', value: askerName },
    { label: 'Your phone', value: askerPhone ? spoken(askerPhone) : 'Not given' },
  ],
});

function Fields({ typed, errors, title }: HelpFields) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">We may have a question that only you can answer.</p>
      <Field
        name="askerName"
        label="Your full name"
        value={typed.askerName as string | undefined}
        error={errors.askerName}
        autoComplete="name"
        spellCheck={false}
      />
      <Field
        name="askerPhone"
        label="Your phone number"
        optional
        type="tel"
        width={20}
        value={typed.askerPhone as string | undefined}
        error={errors.askerPhone}
        autoComplete="tel"
      />
    </>
  );
}
