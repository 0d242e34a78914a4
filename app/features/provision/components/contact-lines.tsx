import type { Typed } from '~/platform/forms/read-form';
import { fieldOf } from '~/platform/forms/typed';
import { Field, type FormErrors } from '~/ui';

/** What the fields of an entry are drawn from. */
export interface ContactLinesProps {
  typed: Typed | undefined;
  errors: FormErrors;
}

interface LinesProps extends ContactLinesProps {
  /** Says at each that it may be left out. */
  optional?: boolean;
  /** It is the reader's own, so the browser may fill it in. */
  own?: boolean;
}

/** Phone, email and website for everybody: the same at the desk, at the portal and on a group's own page. */
export function PublicContactLines({ optional, own = false, ...props }: LinesProps) {
  const field = fieldOf(props);
  const fill = (known: string) => ({ autoComplete: own ? known : 'off', optional });
  return (
    <>
      <Field {...field('phone')} label="Phone number" type="tel" width={20} {...fill('tel')} />
      <Field {...field('email')} label="Email address" type="email" spellCheck={false} {...fill('email')} />
      <Field {...field('website')} label="Website" spellCheck={false} {...fill('url')} />
    </>
  );
}

interface StaffLinesProps extends LinesProps {
  /** What the name is called. */
  name: string;
  emailHint?: string;
}

/** Name, phone and email of whom staff ask; nobody else sees them. */
export function StaffContactLines({ name, emailHint, optional, own = false, ...props }: StaffLinesProps) {
  const field = fieldOf(props);
  const fill = (known: string) => ({ autoComplete: own ? known : 'off', optional });
  return (
    <>
      <Field {...field('contactName')} label={name} spellCheck={false} {...fill('name')} />
      <Field {...field('contactPhone')} label="Their phone number" type="tel" width={20} {...fill('tel')} />
      <Field
        {...field('contactEmail')}
        label="Their email address"
        hint={emailHint}
        type="email"
        spellCheck={false}
        {...fill('email')}
      />
    </>
  );
}
