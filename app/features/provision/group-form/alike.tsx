import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { paths } from '~/paths';
import { HiddenFields, Radios } from '~/ui';
import { typedIn, type GroupContext, type GroupFieldsProps, type GroupValues } from './form';

const NEITHER = 'Claim your entry, or say that it is none of these';

/** What is on the map already: a second entry helps nobody. */
export const alike = step<GroupValues, GroupContext, 'alike'>({
  step: 'alike',
  title: () => 'Is this you?',
  asked: ({ context }) => context.alike.length > 0,
  // What comes up later, by a phone number, is asked about too.
  schema: ({ context }) =>
    z
      .object({ ours: z.literal('none', { error: NEITHER }), seen: z.string().max(400).default('') })
      .refine(({ seen }) => context.alike.every(({ id }) => seen.includes(id)), { path: ['ours'], error: NEITHER }),
  Fields,
  summary: () => [],
});

function Fields({ typed, errors, title, context: { portal, alike: found } }: GroupFieldsProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">The map has something like it already. If it is yours, claim it instead.</p>
      <ul className="govuk-list govuk-list--spaced">
        {found.map(({ id, name, runBy, why }) => (
          <li key={id}>
            <strong>{name}</strong>
            <br />
            {runBy}: {why}
            <br />
            <a href={paths.claim(portal.slug, id)}>
              This is us: claim <span className="govuk-visually-hidden">{name}</span>
            </a>
          </li>
        ))}
      </ul>
      <HiddenFields values={{ seen: found.map(({ id }) => id).join(' ') }} />
      <Radios
        name="ours"
        label="If not"
        value={typedIn(typed, 'ours')}
        error={errors.ours}
        options={[{ value: 'none', label: 'None of these is ours' }]}
      />
    </>
  );
}
