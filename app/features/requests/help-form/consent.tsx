import { z } from 'zod';
import { isToOthers, Wording } from '~/features/drafts/components/wording';
import { step, wordingOf } from '~/features/drafts/journey';
import { paths } from '~/paths';
import { Radios } from '~/ui';
import { person, type HelpContext, type HelpFields, type HelpGiven, type HelpValues } from './form';

/** An answer counts for the words it was given to: moved to another county, or after a new version, it is asked again. */
const schema = ({ context: { holder, portal } }: HelpGiven) =>
  z
    .object({
      share: z.enum(['yes', 'no'], { error: 'Choose whether we may share the request with those who can help' }),
      wording: z.string().optional(),
    })
    .refine(({ wording }) => wording === wordingOf(holder ?? portal), {
      path: ['share'],
      error: 'The words about sharing have changed. Read them, and choose again',
    })
    .transform(({ share }) => ({ share: share === 'yes' }));

/** Whether the request may be shared, in the words and version of the county whose councils look after it. */
export const consent = step<HelpValues, HelpContext, 'consent'>({
  step: 'consent',
  title: (given) => `May we share ${person(given).their} request?`,
  schema,
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
      <Wording body={body} typed={typed} />
      <Radios
        name="share"
        label="Do you agree?"
        value={isToOthers(typed, body) ? undefined : (typed.share as string | undefined)}
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
