import type { z } from 'zod';
import { PostcodeFields, postcodeSchema } from '~/features/councils/components/postcode-fields';
import {
  PlaceFields,
  placeAsked,
  placeLines,
  postcodeLines,
  placeSchema,
} from '~/features/councils/components/place-fields';
import { step } from '~/features/drafts/journey';
import type { GroupContext, GroupFieldsProps, GroupValues } from './form';

/** Where it is, or starts from. */
export const postcode = step<GroupValues, GroupContext, 'postcode'>({
  step: 'postcode',
  title: () => 'What is your postcode?',
  schema: ({ context }): z.ZodType<GroupValues['postcode']> => postcodeSchema(context.postcode),
  Fields: PostcodeQuestion,
  summary: (value, { context }) => postcodeLines('Based at', value, context),
});

/** The parish by hand, where the postcode does not tell it. */
export const place = step<GroupValues, GroupContext, 'place'>({
  step: 'place',
  title: ({ context }) =>
    context.postcode?.kind === 'outside' ? 'That postcode is outside our area' : 'Which place is it?',
  asked: ({ context }) => placeAsked(context),
  schema: ({ context }) => placeSchema(context.choices),
  Fields: PlaceQuestion,
  summary: (_value, { context }) => placeLines('Based at', context),
});

function PostcodeQuestion({ typed, errors, title }: GroupFieldsProps) {
  return (
    <PostcodeFields
      title={title}
      hint="Of the place where people come, or from which you set out. It tells which council looks after your entry."
      typed={typed}
      errors={errors}
    />
  );
}

function PlaceQuestion(props: GroupFieldsProps) {
  return <PlaceFields {...props} phone={props.context.portal.phone} where={props.context} />;
}
