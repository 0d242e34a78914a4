import { paths } from '~/paths';
import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { Button, HiddenFields, NO_ERRORS, PostButton, Section, TextArea, type FormErrors } from '~/ui';

interface SignUpProps {
  tenant: string;
  entry: { id: string; version: number };
  /** Whether it gave an address: without one the council tells it itself. */
  mailed: boolean;
  typed?: Typed | undefined;
  errors?: FormErrors;
}

/** A group's sign-up that waits: publish it, or decline it with a reason. */
export function SignUp({ tenant, entry: { id, version }, mailed, typed, errors = NO_ERRORS }: SignUpProps) {
  const hears = mailed ? 'It hears of either by email.' : 'It gave no email address: please tell it yourself.';
  return (
    <Section
      title="A group signed up with this"
      id="sign-up"
      lede={`Nobody but staff sees it yet. Publish it if it is right, after “Edit” if something is not. ${hears}`}
    >
      <PostButton action={paths.entryPart(tenant, id, 'status')} fields={{ move: 'publish', version }}>
        Publish it
      </PostButton>
      <form method="post" action={paths.entryPart(tenant, id, 'sign-up')} noValidate>
        <HiddenFields values={{ version }} />
        <TextArea
          name="reason"
          label="Or why not"
          hint={mailed ? 'The group reads this in its email.' : undefined}
          rows={2}
          value={textIn(typed, 'reason')}
          error={errors.reason}
        />
        <Button variant="secondary">Decline it</Button>
      </form>
    </Section>
  );
}
