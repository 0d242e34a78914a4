import { z } from 'zod';
import { line, words } from '~/platform/forms/fields';
import type { Typed } from '~/platform/forms/read-form';
import { STEP_WORDS, type ScriptContent, type Step, type StepAct } from './schema';

const acts = Object.keys(STEP_WORDS) as [StepAct, ...StepAct[]];
const blank = { yesAct: z.enum(acts).optional(), noAct: z.enum(acts).optional() };

/** What the form of a script holds. A question is one whose answers lead somewhere. */
export const scriptFormSchema = z
  .object({
    id: z.uuid(),
    version: z.coerce.number().int().default(0),
    title: line(120, 'Enter a title, for the list'),
    localityId: z.uuid().optional(),
    category: z.coerce.number().int().min(1).max(99).optional(),
    incident: z.string().max(80).optional(),
    after: z
      .string()
      .regex(/^[0-9a-f-]{36} (yes|no)$/, 'Choose a question from the list')
      .optional(),
    say: z
      .string({ error: 'Enter what is said' })
      .trim()
      .min(1, 'Enter what is said')
      .max(1000, 'Use 1,000 characters or fewer'),
    ...blank,
    yesWords: words(500),
    noWords: words(500),
    active: z.enum(['yes']).optional(),
  })
  .transform(({ id, version, active, ...typed }, context) => {
    const steps = { yes: stepOf(typed.yesAct, typed.yesWords), no: stepOf(typed.noAct, typed.noWords) };
    if ((steps.yes === null) !== (steps.no === null)) {
      const path = [steps.yes === null ? 'yesAct' : 'noAct'];
      context.addIssue({ code: 'custom', path, message: 'Choose what this answer leads to as well' });
    }
    const [script = '', answer] = (typed.after ?? '').split(' ');
    const content: ScriptContent = {
      title: typed.title,
      localityId: typed.localityId ?? null,
      category: typed.category ?? null,
      incident: typed.incident ?? null,
      after: answer === 'yes' || answer === 'no' ? { script, answer } : null,
      say: typed.say,
      ...steps,
    };
    return { id, version, active: active === 'yes', content };
  });

function stepOf(act: StepAct | undefined, said: string): Step | null {
  return act ? { act, words: said } : null;
}

/** A script as its form shows it. */
export function typedFrom(script: { id: string; version: number; active: boolean; content: ScriptContent }): Typed {
  const { content } = script;
  return {
    id: script.id,
    version: String(script.version),
    active: script.active ? 'yes' : '',
    title: content.title,
    localityId: content.localityId ?? '',
    category: content.category === null ? '' : String(content.category),
    incident: content.incident ?? '',
    after: content.after ? `${content.after.script} ${content.after.answer}` : '',
    say: content.say,
    yesAct: content.yes?.act ?? '',
    yesWords: content.yes?.words ?? '',
    noAct: content.no?.act ?? '',
    noWords: content.no?.words ?? '',
  };
}
