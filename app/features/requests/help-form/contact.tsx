import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { email, phone } from '~/platform/forms/fields';
import { Field, PhoneLink } from '~/ui';
import { phone as spoken } from '~/ui/format/phone';
import { person, type HelpContext, type HelpFields, type HelpGiven, type HelpValues } from './form';

/** A phone number or an email address: one is enough, and who asks for someone else may be the one to ring. */
export const contact = step<HelpValues, HelpContext, 'contact'>({
  step: 'contact',
  title: (given) => `How can we reach ${person(given).them}?`,
  schema,
  Fields,
  summary: (value) => [
    { label: 'Phone', value: value.phone ? spoken(value.phone) : 'Not given' },
    { label: 'Email', value: value.email ?? 'Not given' },
  ],
});

function schema({ values, context }: HelpGiven) {
  const askerCanBeRung = Boolean(values.asker?.askerPhone);
  const { number } = context.portal.phone;
  return z
    .object({ phone: phone.optional(), email: email.optional() })
    .transform((value) => ({ phone: value.phone ?? null, email: value.email ?? null }))
    .refine((value) => askerCanBeRung || value.phone !== null || value.email !== null, {
      path: ['phone'],
      error: `Enter a phone number or an email address. If there is neither, ring us on ${number}`,
    });
}

function Fields({ typed, errors, title, context, values }: HelpFields) {
  const { other, They, have, them } = person({ values, context });
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        One of the two is enough.{' '}
        {values.asker?.askerPhone ? `Leave both empty if we should ring you and not ${them}.` : null}
        {!other && 'With an email address you also get a link to see how your request is going.'}
      </p>
      <Field
        name="phone"
        label="Phone number"
        hint="A landline is fine."
        type="tel"
        width={20}
        value={typed.phone as string | undefined}
        error={errors.phone}
        autoComplete={other ? 'off' : 'tel'}
      />
      <Field
        name="email"
        label="Email address"
        type="email"
        value={typed.email as string | undefined}
        error={errors.email}
        autoComplete={other ? 'off' : 'email'}
        spellCheck={false}
      />
      <p className="govuk-body">
        {They} {have} neither? Ring us on <PhoneLink number={context.portal.phone.number} />,{' '}
        {context.portal.phone.hours}: we take the request down and agree how to stay in touch.
      </p>
    </>
  );
}
