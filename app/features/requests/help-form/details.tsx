import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { words } from '~/platform/forms/fields';
import { TextArea } from '~/ui';
import { needsOf, type HelpContext, type HelpFields, type HelpGiven, type HelpValues } from './form';

/** Letters for each need. */
const LONGEST = 1500;

/** More about each need, in their own words. Only "something else" must be said. */
export const details = step<HelpValues, HelpContext, 'details'>({
  step: 'details',
  title: () => 'Tell us a little more',
  schema: (given: HelpGiven) =>
    z.object(
      Object.fromEntries(
        needsOf(given).map(({ slug }) => [
          slug,
          slug === 'other'
            ? words(LONGEST).refine((text) => text !== '', 'Say what the other help is')
            : words(LONGEST),
        ]),
      ),
    ),
  Fields,
  summary: (value, given) =>
    needsOf(given).map(({ slug, name }) => ({ label: name, value: value[slug] || 'Nothing more said' })),
});

function Fields({ typed, errors, title, ...given }: HelpFields) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        What should whoever helps know? How much, which shop or pharmacy, which days. Leave empty what needs no words.
      </p>
      {needsOf(given).map(({ slug, name, hint }) => (
        <TextArea
          name={slug}
          label={name}
          hint={hint}
          rows={3}
          optional={slug !== 'other'}
          value={typed[slug] as string | undefined}
          error={errors[slug]}
          key={slug}
        />
      ))}
    </>
  );
}
