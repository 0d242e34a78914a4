import { Button, Details } from '~/ui';

/** Lets the next visitor of a shared computer find nothing. `sent`: there are no answers any more, but this page. */
export function ClearAnswers({ sent = false }: { sent?: boolean }) {
  return (
    <Details summary={sent ? 'Using a shared computer?' : 'Using a shared computer, or want to start again?'}>
      <p className="govuk-body">
        {sent
          ? 'This page can be opened on this device for seven days. Clear it when you have noted the reference and kept the link.'
          : 'Your answers are kept for seven days, so that you can stop and come back on this device. You can clear them at any time.'}
      </p>
      <form method="post">
        <Button variant="secondary" name="intent" value="clear">
          {sent ? 'Clear this page' : 'Clear my answers'}
        </Button>
      </form>
    </Details>
  );
}
