import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { NameFields } from '../components/name-fields';
import { groupFields } from '../group-fields';
import { isBusiness, type GroupContext, type GroupFieldsProps, type GroupValues } from './form';

const { runBy, charityNo, companyNo } = groupFields;

/** Who runs it, with the numbers by which it is registered. */
export const name = step<GroupValues, GroupContext, 'name'>({
  step: 'name',
  title: (given) => (isBusiness(given) ? 'What is your business called?' : 'What is your group called?'),
  schema: () => z.object({ runBy, charityNo, companyNo }),
  Fields,
  summary: (value) => [
    { label: 'Name', value: value.runBy },
    { label: 'Charity number', value: value.charityNo ?? 'None' },
    { label: 'Company number', value: value.companyNo ?? 'None' },
  ],
});

function Fields({ title, ...fields }: GroupFieldsProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <NameFields {...fields} />
    </>
  );
}
