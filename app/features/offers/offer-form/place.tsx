import { PlaceFields, placeAsked, placeLines, placeSchema } from '~/features/councils/components/place-fields';
import { step } from '~/features/drafts/journey';
import type { OfferContext, OfferFields, OfferValues } from './form';

/** The parish by hand, where the postcode does not tell it. */
export const place = step<OfferValues, OfferContext, 'place'>({
  step: 'place',
  title: ({ context }) =>
    context.postcode?.kind === 'outside' ? 'That postcode is outside our area' : 'Which place is it?',
  asked: ({ context }) => placeAsked(context),
  schema: ({ context }) => placeSchema(context.choices),
  Fields,
  summary: (_value, { context }) => placeLines('Based at', context),
});

function Fields(props: OfferFields) {
  return <PlaceFields {...props} phone={props.context.portal.phone} where={props.context} />;
}
