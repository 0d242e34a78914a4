import type { Typed } from '~/platform/forms/read-form';
import { Field, TextArea } from '~/ui';

interface ClaimFieldsProps {
  typed: Typed;
  errors: Record<string, string[]>;
}

/** Who claims an entry, how to reach them, and how the council can check that it is theirs. */
export function ClaimFields({ typed, errors }: ClaimFieldsProps) {
  const text = (name: string) => typed[name] as string | undefined;
  return (
    <>
      <Field name="name" label="Your name" value={text('name')} error={errors.name} autoComplete="name" />
      <Field
        name="role"
        label="What are you there?"
        hint="For example: owner, chair, treasurer, volunteer."
        value={text('role')}
        error={errors.role}
        autoComplete="organization-title"
      />
      <Field
        name="email"
        label="Email address"
        hint="The private link goes to it. Only council staff see it."
        type="email"
        value={text('email')}
        error={errors.email}
        autoComplete="email"
        spellCheck={false}
      />
      <Field
        name="phone"
        label="Phone number"
        type="tel"
        width={20}
        optional
        value={text('phone')}
        error={errors.phone}
        autoComplete="tel"
      />
      <TextArea
        name="words"
        label="How can we check that it is yours?"
        hint="For example: ring the number on your website and ask for you, or somebody at the council who knows you."
        value={text('words')}
        error={errors.words}
      />
    </>
  );
}
