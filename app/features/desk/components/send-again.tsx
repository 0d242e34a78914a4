import type { RefusedPage } from '~/platform/errors/refusal';
import { Button, ButtonGroup } from '~/ui';

/** A form that was sent after the session had ended, whole, to be sent again after signing in on another page. */
export function SendAgain({ again }: { again: NonNullable<RefusedPage['again']> }) {
  return (
    <form method="post" action={again.action}>
      {again.fields.map(([name, value], index) => (
        <input type="hidden" name={name} value={value} key={`${name} ${index}`} />
      ))}
      <ButtonGroup>
        <a className="govuk-link" href={again.signInPath} target="_blank" rel="noreferrer">
          Sign in (opens in a new tab)
        </a>
        <Button>Send it again</Button>
      </ButtonGroup>
    </form>
  );
}
