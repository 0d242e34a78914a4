import type { Typed } from '~/platform/forms/read-form';
import { PublicContactLines, StaffContactLines } from './contact-lines';

interface ContactFieldsProps {
  title: string;
  typed: Typed;
  errors: Record<string, string[]>;
}

/** A group's phone, email and website for everybody. */
export function PublicContactFields({ title, ...fields }: ContactFieldsProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">Everybody can see this. One of the three is enough.</p>
      <PublicContactLines {...fields} own />
    </>
  );
}

/** Name, phone and email of a group for the council alone. */
export function OwnContactFields({ title, ...fields }: ContactFieldsProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        Only council staff see this. With an email address you get a private link to keep your entry right.
      </p>
      <StaffContactLines {...fields} name="Name" own />
    </>
  );
}
