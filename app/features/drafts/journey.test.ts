import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Typed } from '~/platform/forms/read-form';
import { CHECK, mayShow, nextStep, previousStep, step, walk, type Answers, type Step } from './journey';

type Values = Record<string, { answer: 'yes' | 'no' }>;
type Context = null;

/** A form of any shape: each question may hang on the answer to one of those before it. */
const anyForm = fc
  .array(fc.option(fc.tuple(fc.nat(), fc.constantFrom('yes', 'no'))), { minLength: 1, maxLength: 8 })
  .map((hangings) => hangings.map((hanging, at) => question(at, hanging && [`q${hanging[0] % (at + 1)}`, hanging[1]])));

function question(at: number, hanging: [string, string] | null): Step<Values, Context> {
  return step<Values, Context, string>({
    step: `q${at}`,
    title: () => `Question ${at}`,
    asked: ({ values }) => !hanging || hanging[0] === `q${at}` || values[hanging[0]]?.answer === hanging[1],
    schema: () => z.object({ answer: z.enum(['yes', 'no'], { error: 'Choose' }) }),
    Fields: () => null,
    summary: ({ answer }) => [{ label: `Question ${at}`, value: answer }],
  });
}

const anyAnswers: fc.Arbitrary<Answers> = fc.dictionary(
  fc.nat({ max: 8 }).map((at) => `q${at}`),
  fc.constantFrom<Typed>({ answer: 'yes' }, { answer: 'no' }, { answer: 'rubbish' }, {}),
);

describe('whatever the form and whatever was answered', () => {
  test('only the last page that may be shown can be unanswered', () => {
    fc.assert(
      fc.property(anyForm, anyAnswers, (steps, answers) => {
        const { reached, missing, values } = walk(steps, answers, null);
        const answered = missing === null ? reached : reached.slice(0, -1);
        expect(answered.map((each) => each.step)).toEqual(Object.keys(values));
        if (missing !== null) expect(reached.at(-1)?.step).toBe(missing);
        expect(mayShow({ reached, missing, values }, CHECK)).toBe(missing === null);
      }),
    );
  });

  test('who answers each question that comes next arrives at the summary, and never sees one twice', () => {
    fc.assert(
      fc.property(anyForm, anyAnswers, fc.array(fc.constantFrom('yes', 'no')), (steps, before, choices) => {
        let answers: Answers = before;
        const seen: string[] = [];
        let at = walk(steps, answers, null).reached[0]?.step ?? CHECK;
        while (at !== CHECK) {
          expect(seen).not.toContain(at);
          answers = { ...answers, [at]: { answer: choices[seen.length] ?? 'yes' } };
          seen.push(at);
          const after = walk(steps, answers, null);
          const next = nextStep(after, at);
          expect(mayShow(after, next)).toBe(true);
          expect(previousStep(after, next)).toBe(at);
          at = next;
        }
        expect(walk(steps, answers, null).missing).toBeNull();
      }),
    );
  });

  test('who changes one answer from the summary comes back to it, by way of new questions only', () => {
    fc.assert(
      fc.property(anyForm, anyAnswers, fc.nat(), (steps, some, pick) => {
        const all = Object.fromEntries(steps.map((each) => [each.step, { answer: 'yes' }]));
        const { reached } = walk(steps, { ...all, ...valid(some) }, null);
        const changed = reached[pick % reached.length]?.step ?? 'q0';
        const after = walk(steps, { ...all, ...valid(some), [changed]: { answer: 'no' } }, null);
        expect(nextStep(after, changed, true)).toBe(CHECK);
        const { [changed]: _gone, ...without } = { ...all, ...valid(some) };
        expect(nextStep(walk(steps, without, null), changed, true)).toBe(changed);
      }),
    );
  });
});

function valid(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, { answer }]) => answer === 'yes' || answer === 'no'));
}

test('a step says what is wrong and keeps what was typed', () => {
  const asked = question(0, null);
  expect(asked.read({ answer: 'rubbish' }, { values: {}, context: null })).toEqual({
    ok: false,
    errors: { answer: ['Choose'] },
    typed: { answer: 'rubbish' },
  });
  expect(asked.lines({ values: {}, context: null })).toEqual([]);
  expect(asked.lines({ values: { q0: { answer: 'no' } }, context: null })).toEqual([
    { label: 'Question 0', value: 'no' },
  ]);
});
