import { ButtonGroup, LinkButton, PostButton, Reading } from '~/ui';
import { useHere } from '~/platform/forms/use-here';
import { longDate } from '~/ui/format/dates';
import type { KeptPage } from '../portal-form';
import type { FormWords } from './form-view';

export const KEPT_TITLE = 'There are answers here already';

/** Before anything of them is shown: whose answers they are decides whether they are gone on with. */
export function KeptView({ page, words }: { page: KeptPage; words: FormWords }) {
  return (
    <Reading>
      <p className="govuk-caption-l">{words.caption}</p>
      <h1 className="govuk-heading-l">{KEPT_TITLE}</h1>
      <p className="govuk-body">
        This form was begun in this browser and not sent. The last answer is of {longDate(page.since)}.
      </p>
      <p className="govuk-body">
        Carry on if the answers are yours. Start afresh if somebody else used this computer, or if this is for another
        person: the answers are then deleted, here and with us.
      </p>
      <ButtonGroup>
        <LinkButton href={page.carryOn}>Carry on</LinkButton>
        <PostButton action={useHere()} fields={{ intent: 'clear' }} variant="secondary">
          Start afresh
        </PostButton>
      </ButtonGroup>
    </Reading>
  );
}
