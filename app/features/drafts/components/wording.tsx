import type { Typed } from '~/platform/forms/read-form';
import { HiddenFields, InsetText } from '~/ui';
import { wordingOf } from '../journey';

interface WordingProps {
  /** Whose words they are. */
  body: Parameters<typeof wordingOf>[0] & { consent: { text: string } };
  typed: Typed;
}

/** The words about sharing that an answer is to, kept with it; and why they are asked again where there is an answer. */
export function Wording({ body, typed }: WordingProps) {
  return (
    <>
      {isToOthers(typed, body) && (
        <p className="govuk-body">
          <strong>Please read this again.</strong> You answered before these words were the ones that count.
        </p>
      )}
      <InsetText>{body.consent.text}</InsetText>
      <HiddenFields values={{ wording: wordingOf(body) }} />
    </>
  );
}

/** Whether there is an answer, to other words than these. */
export function isToOthers(typed: Typed, body: WordingProps['body']): boolean {
  return typed.wording !== undefined && typed.wording !== wordingOf(body);
}
