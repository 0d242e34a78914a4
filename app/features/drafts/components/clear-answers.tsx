import { Button, Details, HiddenFields } from '~/ui';

/** Lets the next visitor of a shared computer find nothing of what was typed. */
export function ClearAnswers({ draft }: { draft: string }) {
  return (
    <Details summary="Using a shared computer, or want to start again?">
      <p className="govuk-body">
        Your answers are kept for seven days, so that you can stop and come back on this device. You can clear them at
        any time.
      </p>
      <form method="post">
        <HiddenFields values={{ draft }} />
        <Button variant="secondary" name="intent" value="clear">
          Clear my answers
        </Button>
      </form>
    </Details>
  );
}
