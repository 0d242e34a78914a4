import type { Typed } from '~/platform/forms/read-form';
import { Field } from '~/ui';

interface ContactFieldsProps {
  title: string;
  typed: Typed;
  errors: Record<string, string[]>;
}

const text = (typed: Typed, name: string) => typed[name] as string | undefined;

/** Phone, email and website for everybody. */
export function PublicContactFields({ title, typed, errors }: ContactFieldsProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">Everybody can see this. One of the three is enough.</p>
      <Field
        name="phone"
        label="Phone number"
        type="tel"
        width={20}
        value={text(typed, 'phone')}
        error={errors.phone}
        autoComplete="tel"
      />
      <Field
        name="email"
        label="Email address"
        type="email"
        value={text(typed, 'email')}
        error={errors.email}
        autoComplete="email"
        spellCheck={false}
      />
      <Field
        name="website"
        label="Website"
        value={text(typed, 'website')}
        error={errors.website}
        autoComplete="url"
        spellCheck={false}
      />
    </>
  );
}

/** Name, phone and email for the council alone. */
export function OwnContactFields({ title, typed, errors }: ContactFieldsProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        Only council staff see this. With an email address you get a private link to keep your entry right.
      </p>
      <Field
        name="contactName"
        label="Name"
        value={text(typed, 'contactName')}
        error={errors.contactName}
        autoComplete="name"
        spellCheck={false}
      />
      <Field
        name="contactPhone"
        label="Their phone number"
        type="tel"
        width={20}
        value={text(typed, 'contactPhone')}
        error={errors.contactPhone}
        autoComplete="tel"
      />
      <Field
        name="contactEmail"
        label="Their email address"
        type="email"
        value={text(typed, 'contactEmail')}
        error={errors.contactEmail}
        autoComplete="email"
        spellCheck={false}
      />
    </>
  );
}
