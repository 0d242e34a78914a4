import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { paths } from '~/paths';
import { InsetText, Radios } from '~/ui';
import { person, type HelpContext, type HelpFields, type HelpValues } from './form';

const schema = z
  .object({
    share: z.enum(['yes', 'no'], { error: 'Choose whether we may share the request with those who can help' }),
  })
  .transform(({ share }) => ({ share: share === 'yes' }));

/** Whether the request may be shared, in the words and version of the county whose councils look after it. */
export const consent = step<HelpValues, HelpContext, 'consent'>({
  step: 'consent',
  title: (given) => `May we share ${person(given).their} request?`,
  schema: () => schema,
  Fields,
  summary: ({ share }) => [
    { label: 'Sharing', value: share ? 'We may share it with those who can help' : 'We may not share it' },
  ],
});

function Fields({ typed, errors, title, context, values }: HelpFields) {
  const { portal, holder } = context;
  const body = holder ?? portal;
  const { other, their } = person({ values, context });
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        The request goes to <strong>{body.name}</strong>. {other && 'Please answer as they would.'}
      </p>
      <InsetText>{body.consent.text}</InsetText>
      <Radios
        name="share"
        label="Do you agree?"
        value={typed.share as string | undefined}
        error={errors.share}
        options={[
          { value: 'yes', label: 'Yes, share it with those who can help' },
          {
            value: 'no',
            label: 'No',
            hint: `Then only ${body.name} and the council above it see ${their} request. No group or volunteer is told before we have asked ${other ? 'them' : 'you'}. Help can take longer.`,
          },
        ]}
      />
      <p className="govuk-body">
        <a href={paths.page(portal.slug, 'privacy')}>How we use your information</a>
      </p>
    </>
  );
}
