import { z } from 'zod';
import { isToOthers, Wording } from '~/features/drafts/components/wording';
import { step, wordingOf, type Given } from '~/features/drafts/journey';
import { paths } from '~/paths';
import { Checkboxes, PhoneLink } from '~/ui';
import type { OfferContext, OfferFields, OfferValues } from './form';

/** An answer counts for the words it was given to: moved to another county, or after a new version, it is asked again. */
const schema = ({ context: { holder, portal } }: Given<OfferValues, OfferContext>) =>
  z
    .object({
      agreed: z.literal('yes', {
        error: 'Tick the box if you agree. Without it we cannot pass you on to anybody who needs help',
      }),
      wording: z.string().optional(),
    })
    .refine(({ wording }) => wording === wordingOf(holder ?? portal), {
      path: ['agreed'],
      error: 'The words about sharing have changed. Read them, and tick the box again if you agree',
    })
    .transform(() => ({ agreed: true as const }));

/** That they may be passed on to those who need help: without it there is no use in an offer. */
export const consent = step<OfferValues, OfferContext, 'consent'>({
  step: 'consent',
  title: () => 'May we share your offer?',
  schema,
  Fields,
  summary: () => [{ label: 'Sharing', value: 'We may share your offer with those who arrange help' }],
});

function Fields({ typed, errors, title, context: { portal, holder } }: OfferFields) {
  const body = holder ?? portal;
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        Your offer goes to <strong>{body.name}</strong>. Somebody who needs help is told your name and how to reach you
        only after you have said yes to them.
      </p>
      <Wording body={body} typed={typed} />
      <Checkboxes
        name="agreed"
        label="Do you agree?"
        values={typed.agreed && !isToOthers(typed, body) ? ['yes'] : []}
        error={errors.agreed}
        options={[{ value: 'yes', label: 'I agree' }]}
      />
      <p className="govuk-body">
        <a href={paths.page(portal.slug, 'privacy')}>How we use your information</a>. Questions? Ring{' '}
        <PhoneLink number={body.phone.number} />, {body.phone.hours}.
      </p>
    </>
  );
}
