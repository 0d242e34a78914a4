import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { localitiesOf } from '~/features/tenants/queries.server';
import { scriptsAbove, scriptsBelow } from './queries.server';
import type { Script } from './schema';

/** What a form of a script lets one choose from. */
export async function choicesFor(db: TenantDb, desk: Desk, except: string | null) {
  const { tenantNo, categories, incident } = desk.tenant;
  const [localities, own, above] = await Promise.all([
    localitiesOf(db, tenantNo - (tenantNo % 1000)),
    scriptsBelow(db),
    scriptsAbove(db),
  ]);
  const questions = [...own, ...above].filter(({ id, content }) => id !== except && content.yes !== null);
  return {
    localities: localities.map(({ id, name }) => ({ value: id, label: name })),
    categories: categories.map(({ code, name }) => ({ value: String(code), label: name })),
    incidents: incident ? [{ value: incident.slug, label: incident.name }] : [],
    questions: questions.flatMap(({ id, content }) =>
      (['no', 'yes'] as const).map((answer) => ({ value: `${id} ${answer}`, label: `${content.title}: ${answer}` })),
    ),
  };
}
export type ScriptChoices = Awaited<ReturnType<typeof choicesFor>>;

/** Where and about what a script is said, in words. */
export function whereSaid({ content }: Pick<Script, 'content'>, choices: ScriptChoices): string {
  const named = (list: readonly { value: string; label: string }[], value: string | null) =>
    value === null ? undefined : (list.find((one) => one.value === value)?.label ?? 'no longer there');
  const after = content.after && `${content.after.script} ${content.after.answer}`;
  return [
    named(choices.localities, content.localityId) ?? 'everywhere',
    named(choices.categories, content.category === null ? null : String(content.category)) ?? 'about everything',
    named(choices.incidents, content.incident),
    after && `after ${named(choices.questions, after)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
