import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Radios } from '~/ui';
import { OFFER_KIND, OFFER_KIND_WORDS, type OfferKind } from '../schema';
import type { OfferContext, OfferFields, OfferValues } from './form';

const schema = z.object({
  kind: z.enum(Object.keys(OFFER_KIND) as [OfferKind, ...OfferKind[]], {
    error: 'Say whether you offer help yourself or for a group',
  }),
});

/** A person, or a community group or charity. */
export const kind = step<OfferValues, OfferContext, 'kind'>({
  step: 'kind',
  title: () => 'Who offers help?',
  schema: () => schema,
  Fields,
  summary: (value) => [{ label: 'Offered by', value: OFFER_KIND_WORDS[value.kind] }],
});

function Fields({ typed, errors, title }: OfferFields) {
  return (
    <Radios
      name="kind"
      label={title}
      asHeading
      value={typed.kind as string | undefined}
      error={errors.kind}
      options={[
        { value: 'person', label: 'I do, as a person', hint: 'An hour a week is welcome' },
        {
          value: 'group',
          label: 'A community group or charity',
          hint: 'A village group, a faith group, a shop, a club: registered or not',
        },
      ]}
    />
  );
}
