import type { ComponentType, ReactNode } from 'react';
import type { z } from 'zod';
import { readForm, type FormResult, type Typed } from '~/platform/forms/read-form';

/** What was typed at each step, kept as it was typed: also when it was wrong. */
export type Answers = Readonly<Record<string, Typed>>;

/** What a question may look at: the answers to the questions before it, and what the form knows besides. */
export interface Given<V, C> {
  values: Partial<V>;
  context: C;
}

/** A line on the page where answers are checked. */
export interface SummaryLine {
  label: string;
  value: ReactNode;
}

/** What the fields of a question are drawn from. */
export interface FieldsProps<V, C> extends Given<V, C> {
  typed: Typed;
  errors: Record<string, string[]>;
  /** The question as the page's heading. */
  title: string;
}

/** One question, all of it in one place. `V` names the answers of the whole form by step, `C` what it knows besides. */
export interface Question<V, C, K extends keyof V & string> {
  /** Its word in the address. */
  step: K;
  title: (given: Given<V, C>) => string;
  /** Whether it is asked at all; always, when left out. */
  asked?: (given: Given<V, C>) => boolean;
  schema: (given: Given<V, C>) => z.ZodType<NonNullable<V[K]>>;
  Fields: ComponentType<FieldsProps<V, C>>;
  summary: (value: NonNullable<V[K]>, given: Given<V, C>) => readonly SummaryLine[];
  /** Leaves out the button that goes on: the page ends the journey and says where else to go. */
  endsHere?: (given: Given<V, C>) => boolean;
}

/** A question of a form as the form sees it, whatever its answer is. */
export interface Step<V, C> {
  step: string;
  title: (given: Given<V, C>) => string;
  asked: (given: Given<V, C>) => boolean;
  endsHere: (given: Given<V, C>) => boolean;
  Fields: ComponentType<FieldsProps<V, C>>;
  /** What was typed as a part of the form's answers, or what is wrong with it. */
  read: (typed: Typed, given: Given<V, C>) => FormResult<Partial<V>>;
  /** Its lines in the summary; none while it has no answer. */
  lines: (given: Given<V, C>) => readonly SummaryLine[];
}

/** Makes a step of a form out of a question. */
export function step<V, C, K extends keyof V & string>(question: Question<V, C, K>): Step<V, C> {
  return {
    step: question.step,
    title: question.title,
    asked: question.asked ?? (() => true),
    endsHere: question.endsHere ?? (() => false),
    Fields: question.Fields,
    read: (typed, given) => {
      const result = readForm(formOf(typed), question.schema(given));
      return result.ok ? { ok: true, value: { [question.step]: result.value } as unknown as Partial<V> } : result;
    },
    lines: (given) => {
      const value = given.values[question.step];
      return value === undefined || value === null ? [] : question.summary(value, given);
    },
  };
}

/** What was typed, as a form again. */
export function formOf(typed: Typed): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) {
    for (const each of typeof value === 'string' ? [value] : value) form.append(name, each);
  }
  return form;
}

/** Whose words about sharing, and which version of them: a yes to others is no yes to these. */
export function wordingOf({ countyNo, consent }: { countyNo: number; consent: { version: number } }): string {
  return `${countyNo}.${consent.version}`;
}

/** The page that shows all answers before they are sent, and the one after. */
export const CHECK = 'check';
export const DONE = 'done';

/** What names a draft in an address: links of a page keep to its own, whatever was begun in another window since. */
export const DRAFT_KEY = 'draft';

/** An address that names a draft by its key; as it is without one. */
export function withDraft(href: string, key: string): string {
  return key === '' ? href : `${href}${href.includes('?') ? '&' : '?'}${DRAFT_KEY}=${key}`;
}

/** How far somebody has come. */
export interface Walk<V, C> {
  /** The answers to all steps before the missing one. */
  values: Partial<V>;
  /** The steps that are asked and may be shown, in order; the last of them is the missing one, if one is missing. */
  reached: readonly Step<V, C>[];
  /** The first step without a valid answer; null when everything is answered. */
  missing: string | null;
}

/** Goes through a form as far as its answers carry: past every step that is answered well, up to the first that is not. */
export function walk<V, C>(steps: readonly Step<V, C>[], answers: Answers, context: C): Walk<V, C> {
  const reached: Step<V, C>[] = [];
  let values: Partial<V> = {};
  for (const each of steps) {
    const given = { values, context };
    if (!each.asked(given)) continue;
    reached.push(each);
    const typed = answers[each.step];
    const result = typed && each.read(typed, given);
    if (!result?.ok) return { values, reached, missing: each.step };
    values = { ...values, ...result.value };
  }
  return { values, reached, missing: null };
}

/** Where to go from a step whose answer has just been taken. `returning`: it was changed from the summary. */
export function nextStep<V, C>({ reached, missing }: Walk<V, C>, from: string, returning = false): string {
  if (returning) return missing ?? CHECK;
  const at = reached.findIndex((each) => each.step === from);
  const following = at === -1 ? undefined : reached[at + 1]?.step;
  return following ?? missing ?? CHECK;
}

/** The step before, for the link that goes back; null at the first. */
export function previousStep<V, C>({ reached }: Walk<V, C>, from: string): string | null {
  if (from === CHECK) return reached.at(-1)?.step ?? null;
  const at = reached.findIndex((each) => each.step === from);
  return at > 0 ? (reached[at - 1]?.step ?? null) : null;
}

/** Whether a page of the form may be shown yet: one cannot jump over a question. */
export function mayShow<V, C>({ reached, missing }: Walk<V, C>, page: string): boolean {
  return page === CHECK ? missing === null : reached.some((each) => each.step === page);
}
