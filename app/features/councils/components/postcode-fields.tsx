import { z } from 'zod';
import type { PostcodeAnswer } from '~/features/areas/schema';
import type { Typed } from '~/platform/forms/read-form';
import { Checkboxes, Field } from '~/ui';

const WHOLE = 'Enter a whole postcode, like WR10 1PE';

/** A postcode that was looked up already (`answer`), or the word that they do not know it. */
export function postcodeSchema(answer: PostcodeAnswer | null): z.ZodType<{ postcode: string | null }> {
  return z
    .object({ postcode: z.string().trim().max(100, WHOLE).optional(), unsure: z.literal('yes').optional() })
    .transform(({ postcode, unsure }, context) => {
      if (!postcode && unsure) return { postcode: null };
      const problem = problemWith(postcode, answer);
      if (problem) context.addIssue({ code: 'custom', path: ['postcode'], message: problem });
      return { postcode: postcode ?? null };
    });
}

/** What to say of a postcode that cannot be one; null when it can. */
export function problemWith(typed: string | undefined, answer: PostcodeAnswer | null): string | null {
  if (!typed) return 'Enter a postcode, or say that you do not know it';
  if (answer?.kind !== 'malformed') return null;
  if (answer.suggestion) return `Check the postcode. Did you mean ${answer.suggestion}?`;
  return WHOLE;
}

interface PostcodeFieldsProps {
  title: string;
  hint: string;
  typed: Typed;
  errors: Record<string, string[]>;
}

/** The question for a postcode, with a way on for whoever does not know it. */
export function PostcodeFields({ title, hint, typed, errors }: PostcodeFieldsProps) {
  return (
    <>
      <Field
        name="postcode"
        label={title}
        asHeading
        hint={hint}
        value={typed.postcode as string | undefined}
        error={errors.postcode}
        width={10}
        autoComplete="postal-code"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <Checkboxes
        name="unsure"
        label={<span className="govuk-visually-hidden">Without a postcode</span>}
        small
        values={typed.unsure ? ['yes'] : []}
        options={[{ value: 'yes', label: 'I do not know the postcode' }]}
      />
    </>
  );
}
