import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { localityChoices, localityOptions, type LocalityOption } from '~/features/localities/queries-choices.server';
import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { typedFrom } from './form';
import { scriptsAbove, scriptsBelow } from './queries.server';
import { STEP_WORDS, type Script, type ScriptContent } from './schema';

/** What a form of a script lets one choose from. What the script itself names stays a choice, also when it is gone. */
export async function choicesFor(db: TenantDb, desk: Desk, script: Pick<Script, 'id' | 'content'> | null) {
  const { categories, incident } = desk.tenant;
  const [localities, own, above] = await Promise.all([
    localityChoices(db, desk.tenant),
    scriptsBelow(db),
    scriptsAbove(db),
  ]);
  const questions = [...own, ...above].filter(({ id, content }) => id !== script?.id && content.yes !== null);
  const named = (script && typedFrom({ ...script, version: 0, active: true })) ?? {};
  const offered = {
    localityId: localityOptions(localities),
    category: categories.map(({ code, name }) => ({ value: String(code), label: name })),
    incident: incident ? [{ value: incident.slug, label: incident.name }] : [],
    after: questions.flatMap(({ id, content }) =>
      (['no', 'yes'] as const).map((answer) => ({ value: `${id} ${answer}`, label: `${content.title}: ${answer}` })),
    ),
  };
  const kept = <O extends LocalityOption>(name: keyof typeof offered, options: O[]) => {
    const value = textIn(named, name);
    const gone = value !== '' && !flat(options).some((one) => one.value === value);
    return gone ? [...options, { value, label: 'No longer there' }] : options;
  };
  return {
    localityId: kept('localityId', offered.localityId),
    category: kept('category', offered.category),
    incident: kept('incident', offered.incident),
    after: kept('after', offered.after),
  };
}
export type ScriptChoices = Awaited<ReturnType<typeof choicesFor>>;

const CHOOSE: Record<keyof ScriptChoices, string> = {
  localityId: 'Choose a locality from the list',
  category: 'Choose a category from the list',
  incident: 'Choose an incident from the list',
  after: 'Choose a question from the list',
};

/** What a form names that is not among its choices, by field: a locality of another district, say. */
export function notOffered(typed: Typed, choices: ScriptChoices): Record<string, string> {
  const names = Object.keys(CHOOSE) as (keyof ScriptChoices)[];
  const wrong = names.filter((name) => {
    const value = textIn(typed, name);
    return value !== '' && !flat(choices[name]).some((one) => one.value === value);
  });
  return Object.fromEntries(wrong.map((name) => [name, CHOOSE[name]]));
}

function flat(options: readonly LocalityOption[]): { value: string; label: string }[] {
  return options.flatMap((one) => ('group' in one ? one.options : one));
}

/** What the answers to a script lead to: "no → take a request, urgency today, then read out whoever is open". */
export function stepsOf(content: Pick<ScriptContent, 'yes' | 'no'>): string[] {
  return (['no', 'yes'] as const).flatMap((answer) => {
    const step = content[answer];
    return step ? [`${answer} → ${[STEP_WORDS[step.act], step.words].filter(Boolean).join(', ')}`] : [];
  });
}

/** That a version switched the script off or on again; null for one that left it as it was before. */
export function switchedWords(active: boolean | null, before: boolean): string | null {
  if (active === null || active === before) return null;
  return active ? 'switched on again' : 'switched off';
}

/** Where and about what a script is said, in words. */
export function whereSaid({ content }: Pick<Script, 'content'>, choices: ScriptChoices): string {
  const named = (list: readonly LocalityOption[], value: string | null) =>
    value === null ? undefined : (flat(list).find((one) => one.value === value)?.label ?? 'no longer there');
  const after = content.after && `${content.after.script} ${content.after.answer}`;
  return [
    named(choices.localityId, content.localityId) ?? 'everywhere',
    named(choices.category, content.category === null ? null : String(content.category)) ?? 'about everything',
    named(choices.incident, content.incident),
    after && `after ${named(choices.after, after)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
