import { useHere } from '~/platform/forms/use-here';
import { BackLink, Button, Callout, ErrorSummary, HiddenFields, Reading } from '~/ui';
import type { Step } from '../journey';
import type { QuestionPage, Wrong } from '../portal-form';
import { ClearAnswers } from './clear-answers';
import type { FormWords } from './form-view';

interface QuestionViewProps<V, C> {
  page: QuestionPage<C>;
  wrong: Wrong | undefined;
  steps: readonly Step<V, C>[];
  words: FormWords;
}

/** One question: the way back, what is wrong, the fields, one button. */
export function QuestionView<V, C>({ page, wrong, steps, words }: QuestionViewProps<V, C>) {
  const here = useHere();
  const step = steps.find((each) => each.step === page.step);
  if (!step) return null;
  const given = { values: page.values as Partial<V>, context: page.context };
  const errors = wrong?.errors ?? {};
  const draft = wrong?.draft ?? page.draft;
  return (
    <Reading>
      <BackLink href={page.back} />
      <Notice page={page} />
      <ErrorSummary errors={errors} />
      <form method="post" action={here} noValidate>
        <HiddenFields values={{ draft }} />
        <p className="govuk-caption-l">{words.caption}</p>
        <step.Fields {...given} title={step.title(given)} typed={wrong?.typed ?? page.typed} errors={errors} />
        {!step.endsHere(given) && <Button>{page.returning ? 'Save and check answers' : 'Continue'}</Button>}
      </form>
      {draft !== '' && <ClearAnswers draft={draft} />}
    </Reading>
  );
}

function Notice<C>({ page: { notice, tenant } }: { page: QuestionPage<C> }) {
  if (notice === null) return null;
  if (notice === 'cleared') {
    return (
      <Callout tone="green" title="Your answers are cleared.">
        Nothing of them is left on this device or with us.
      </Callout>
    );
  }
  if (notice === 'unsent') {
    return (
      <Callout tone="amber" title="Nothing was sent: those answers are not here any more.">
        They were cleared in another window, or it is more than seven days since you began. Please fill the form in
        again, or ring us on {tenant.phone.number} and we fill it in with you.
      </Callout>
    );
  }
  return (
    <Callout tone="amber" title="We have no earlier answers of yours here.">
      They are kept for seven days, on the device and in the browser in which you began. Please start again; what you
      sent just now is kept. If you see this a second time, your browser does not accept cookies: ring us on{' '}
      {tenant.phone.number} and we fill it in with you.
    </Callout>
  );
}
