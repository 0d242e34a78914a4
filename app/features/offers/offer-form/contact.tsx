import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { email, phone } from '~/platform/forms/fields';
import { Field } from '~/ui';
import { phone as spoken } from '~/ui/format/phone';
import type { OfferContext, OfferFields, OfferValues } from './form';

/** A phone number or an email address: read by the form here and by the page of a private link. */
export const contactSchema = z
  .object({ phone: phone.optional(), email: email.optional() })
  .transform((value) => ({ phone: value.phone ?? null, email: value.email ?? null }))
  .refine((value) => value.phone !== null || value.email !== null, {
    path: ['phone'],
    error: 'Enter a phone number or an email address; one is enough',
  });

/** How they can be asked. */
export const contact = step<OfferValues, OfferContext, 'contact'>({
  step: 'contact',
  title: () => 'How can we reach you?',
  schema: () => contactSchema,
  Fields,
  summary: (value) => [
    { label: 'Phone', value: value.phone ? spoken(value.phone) : 'Not given' },
    { label: 'Email', value: value.email ?? 'Not given' },
  ],
});

function Fields({ typed, errors, title }: OfferFields) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        One of the two is enough. With an email address you also get a link to change, pause or withdraw your offer.
      </p>
      <Field
        name="phone"
        label="Phone number"
        type="tel"
        width={20}
        value={typed.phone as string | undefined}
        error={errors.phone}
        autoComplete="tel"
      />
      <Field
        name="email"
        label="Email address"
        type="email"
        value={typed.email as string | undefined}
        error={errors.email}
        autoComplete="email"
        spellCheck={false}
      />
    </>
  );
}
