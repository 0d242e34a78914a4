import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Radios } from '~/ui';
import { TRANSPORT, TRANSPORT_WORDS, type Transport } from '../schema';
import type { OfferContext, OfferFields, OfferValues } from './form';

const kinds = Object.keys(TRANSPORT) as [Transport, ...Transport[]];

/** Read by the form here and by the page of a private link. */
export const transportField = z.enum(kinds, { error: 'Choose how you get about' });
export const TRANSPORT_OPTIONS = kinds.map((value) => ({ value, label: TRANSPORT_WORDS[value] }));

/** How they get about. */
export const transport = step<OfferValues, OfferContext, 'transport'>({
  step: 'transport',
  title: () => 'How do you get about?',
  schema: () => z.object({ transport: transportField }),
  Fields,
  summary: (value) => [{ label: 'Transport', value: TRANSPORT_WORDS[value.transport] }],
});

function Fields({ typed, errors, title }: OfferFields) {
  return (
    <Radios
      name="transport"
      label={title}
      asHeading
      hint="The best you have for this. Neighbours on foot are needed as much as drivers."
      value={typed.transport as string | undefined}
      error={errors.transport}
      options={TRANSPORT_OPTIONS}
    />
  );
}
