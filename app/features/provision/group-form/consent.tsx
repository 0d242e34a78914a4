import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { paths } from '~/paths';
import { Checkboxes, PhoneLink } from '~/ui';
import type { GroupContext, GroupFieldsProps, GroupValues } from './form';

const schema = z
  .object({ agreed: z.literal('yes', { error: 'Tick the box if you agree. Without it we cannot put you on the map' }) })
  .transform(() => ({ agreed: true as const }));

/** That it may be published: the map and everybody who is sent there from it see it. */
export const consent = step<GroupValues, GroupContext, 'consent'>({
  step: 'consent',
  title: () => 'May we publish it?',
  schema: () => schema,
  Fields,
  summary: () => [{ label: 'Publishing', value: 'May be published' }],
});

function Fields({ typed, errors, title, context: { portal, holder } }: GroupFieldsProps) {
  const body = holder ?? portal;
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        <strong>{body.name}</strong> looks at it first. Then everybody can find it here, staff read it out on the phone,
        and others may take it over into their own directories.
      </p>
      <Checkboxes
        name="agreed"
        label="Do you agree?"
        hint="You can change it, pause it or have it taken off again at any time."
        values={typed.agreed ? ['yes'] : []}
        error={errors.agreed}
        options={[{ value: 'yes', label: 'Yes, publish what I said, and keep the contact for the council private' }]}
      />
      <p className="govuk-body">
        <a href={paths.page(portal.slug, 'privacy')}>How we use your information</a>. Questions? Ring{' '}
        <PhoneLink number={body.phone.number} />, {body.phone.hours}.
      </p>
    </>
  );
}
