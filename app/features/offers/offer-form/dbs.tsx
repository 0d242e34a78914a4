import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { DBS_LEVELS } from '~/features/tenants/schema';
import { Radios } from '~/ui';
import { list } from '~/ui/format/numbers';
import { DBS_WORDS } from '../schema';
import { isGroup, offerable, type OfferContext, type OfferFields, type OfferValues } from './form';

export const dbsField = z.enum(DBS_LEVELS, { error: 'Choose which check you have, or none' });
const schema = z.object({ dbs: dbsField });

/** The checks there are, as a volunteer or a group would say it of themselves. */
export const dbsOptions = (group: boolean) => [
  { value: 'none', label: group ? 'None, or not all of them' : 'No, or it is out of date' },
  { value: 'basic', label: 'Basic' },
  { value: 'standard', label: 'Standard' },
  { value: 'enhanced', label: 'Enhanced' },
];

/** The DBS check, as they state it. Nobody is turned away for having none. */
export const dbs = step<OfferValues, OfferContext, 'dbs'>({
  step: 'dbs',
  title: (given) => (isGroup(given) ? 'Do your volunteers have a DBS check?' : 'Do you have a DBS check?'),
  schema: () => schema,
  Fields,
  summary: (value) => [{ label: 'DBS check', value: `${DBS_WORDS[value.dbs]}, as you say` }],
});

function Fields({ typed, errors, title, ...given }: OfferFields) {
  const chosen = given.values.help?.categories ?? [];
  const wanting = offerable(given).filter(({ slug, dbs: needed }) => chosen.includes(slug) && needed !== 'none');
  return (
    <>
      <Radios
        name="dbs"
        label={title}
        asHeading
        hint="A check by the Disclosure and Barring Service. We ask to see it later, not now."
        value={typed.dbs as string | undefined}
        error={errors.dbs}
        options={dbsOptions(isGroup(given))}
      />
      {wanting.length > 0 && (
        <p className="govuk-body">
          {list(wanting.map(({ name }) => name))} {wanting.length === 1 ? 'needs' : 'need'} a check. Without one you can
          still offer: we help you to get it, free for volunteers, and ask you for the rest meanwhile.
        </p>
      )}
    </>
  );
}
