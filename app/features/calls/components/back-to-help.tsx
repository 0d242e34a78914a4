import { Button } from '~/ui';

/** From a form at the right back to what there is, without leaving the call; what was typed into the form is kept. */
export function BackToHelp() {
  return (
    <Button variant="link" small name="do" value="find">
      Back to the help there is
    </Button>
  );
}
