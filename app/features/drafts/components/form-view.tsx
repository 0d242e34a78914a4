import type { ReactNode } from 'react';
import type { Step } from '../journey';
import type { DonePage, FormPage, Wrong } from '../portal-form';
import { CheckView } from './check-view';
import { KEPT_TITLE, KeptView } from './kept-view';
import { QuestionView } from './question-view';

/** A form's own words on the pages that all forms share. */
export interface FormWords {
  /** "Get help", the small line above each question. */
  caption: string;
  /** On the button that sends: "Send my request". */
  send: string;
  /** What follows from sending, above that button. */
  beforeSending: string;
}

export interface FormViewProps<V, C> {
  page: FormPage<C>;
  /** What was wrong with what was just sent. */
  wrong: Wrong | undefined;
  steps: readonly Step<V, C>[];
  words: FormWords;
  path: (tenantSlug: string, page?: string) => string;
  /** What stands on the page after sending. */
  done: (page: DonePage) => ReactNode;
}

/** A page of a form: the way in where answers are kept, a question, all answers, or the confirmation. */
export function FormView<V, C>({ page, wrong, done, ...form }: FormViewProps<V, C>) {
  if (page.page === 'kept') return <KeptView page={page} words={form.words} />;
  if (page.page === 'question') return <QuestionView {...form} page={page} wrong={wrong} />;
  if (page.page === 'check') return <CheckView {...form} page={page} wrong={wrong} />;
  return done(page);
}

/** The title of a form's page, for the browser's tab. */
export function titleOf<V, C>(page: FormPage<C>, steps: readonly Step<V, C>[], doneTitle: string): string {
  if (page.page === 'kept') return KEPT_TITLE;
  if (page.page === 'check') return 'Check your answers';
  if (page.page === 'done') return doneTitle;
  const given = { values: page.values as Partial<V>, context: page.context };
  return steps.find(({ step }) => step === page.step)?.title(given) ?? '';
}
