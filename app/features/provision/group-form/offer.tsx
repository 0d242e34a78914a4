import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Field, TextArea } from '~/ui';
import { groupFields } from '../group-fields';
import { typedIn, type GroupContext, type GroupFieldsProps, type GroupValues } from './form';

const { name, summary, cost, eligibility } = groupFields;

/** What it offers, in the group's own words. */
export const offer = step<GroupValues, GroupContext, 'offer'>({
  step: 'offer',
  title: () => 'What do you offer?',
  schema: () => z.object({ name, summary, cost, eligibility }),
  Fields,
  summary: (value) => [
    { label: 'Heading', value: value.name },
    { label: 'What you offer', value: value.summary },
    { label: 'Cost', value: value.cost || 'Nothing said' },
    { label: 'For whom', value: value.eligibility || 'Nothing said' },
  ],
});

function Fields({ typed, errors, title }: GroupFieldsProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">Everybody can read this. Leave out names and numbers of people.</p>
      <Field
        name="name"
        label="In a few words"
        hint="It becomes the heading. For example: Hot lunches brought to the door."
        value={typedIn(typed, 'name')}
        error={errors.name}
      />
      <TextArea
        name="summary"
        label="What should people know?"
        hint="What you do, how to ask for it, how soon it comes."
        value={typedIn(typed, 'summary')}
        error={errors.summary}
      />
      <Field name="cost" label="What does it cost?" optional value={typedIn(typed, 'cost')} error={errors.cost} />
      <Field
        name="eligibility"
        label="Whom is it for?"
        hint="Leave it empty if it is for everybody."
        optional
        value={typedIn(typed, 'eligibility')}
        error={errors.eligibility}
      />
    </>
  );
}
