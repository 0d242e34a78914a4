import { BackLink, Button, ErrorSummary, HiddenFields, Reading, SummaryList } from '~/ui';
import { CHECK, withDraft, type Step } from '../journey';
import type { CheckPage, Wrong } from '../portal-form';
import { ClearAnswers } from './clear-answers';
import type { FormWords } from './form-view';

interface CheckViewProps<V, C> {
  page: CheckPage<C>;
  wrong: Wrong | undefined;
  steps: readonly Step<V, C>[];
  words: FormWords;
  path: (tenantSlug: string, page?: string) => string;
}

/** All answers, each with the way back to its question, and the button that sends them. */
export function CheckView<V, C>({ page, wrong, steps, words, path }: CheckViewProps<V, C>) {
  const given = { values: page.values as Partial<V>, context: page.context };
  const asked = steps.filter(({ step }) => page.asked.includes(step));
  const rows = asked.flatMap((each) =>
    each.lines(given).map(({ label, value }) => ({
      label,
      value: typeof value === 'string' ? <span className="ju-typed">{value}</span> : value,
      change: { href: withDraft(`${path(page.tenant.slug, each.step)}?from=${CHECK}`, page.key) },
    })),
  );
  return (
    <Reading>
      <BackLink href={page.back} />
      <ErrorSummary errors={wrong?.errors} />
      <p className="govuk-caption-l">{words.caption}</p>
      <h1 className="govuk-heading-l">Check your answers</h1>
      <SummaryList rows={rows} />
      <p className="govuk-body">{words.beforeSending}</p>
      <form method="post" noValidate>
        <HiddenFields values={{ draft: page.draft, seen: page.seen }} />
        <Button>{words.send}</Button>
      </form>
      <ClearAnswers draft={page.draft} />
    </Reading>
  );
}
