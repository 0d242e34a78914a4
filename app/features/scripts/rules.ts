import type { Script } from './schema';

/** What is known while somebody speaks. */
export interface ScriptMoment {
  /** The bodies that serve the place, widest first, with the desk's own. */
  tenantNos: readonly number[];
  localityIds: readonly string[];
  /** Codes, in the order in which they were asked for. */
  categories: readonly number[];
  incident: string | null;
  answers: Readonly<Record<string, 'yes' | 'no'>>;
}

/**
 * The scripts for a moment of a call, in the order in which they are spoken: first those that an answer has called for (no
 * food today: this first), then those about what is asked for, then the general ones. Of several about the same thing the
 * nearest is spoken alone: a locality's before its district's, and that before the county's.
 */
export function scriptsFor<S extends Script>(scripts: readonly S[], moment: ScriptMoment): S[] {
  const fitting = scripts.filter((script) => fits(script, moment));
  const nearest = new Map<string, number>();
  for (const script of fitting) {
    nearest.set(slotOf(script), Math.max(nearest.get(slotOf(script)) ?? -1, nearnessOf(script, moment)));
  }
  return fitting
    .filter((script) => nearest.get(slotOf(script)) === nearnessOf(script, moment))
    .sort(
      (a, b) => placeInTalk(a, moment) - placeInTalk(b, moment) || a.content.title.localeCompare(b.content.title, 'en'),
    );
}

function fits({ active, tenantNo, content }: Script, moment: ScriptMoment): boolean {
  const { localityId, category, incident, after } = content;
  return (
    active &&
    moment.tenantNos.includes(tenantNo) &&
    (localityId === null || moment.localityIds.includes(localityId)) &&
    (category === null || moment.categories.includes(category)) &&
    (incident === null || incident === moment.incident) &&
    (after === null || moment.answers[after.script] === after.answer)
  );
}

/** Scripts that would say the same thing twice. */
function slotOf({ content: { category, after } }: Script): string {
  return `${category ?? 'any'} ${after ? `${after.script} ${after.answer}` : ''}`;
}

const LOCALITY = 100;

function nearnessOf({ tenantNo, content }: Script, { tenantNos, incident }: ScriptMoment): number {
  const ofIncident = content.incident !== null && content.incident === incident ? 0.5 : 0;
  return (content.localityId === null ? 0 : LOCALITY) + tenantNos.indexOf(tenantNo) + ofIncident;
}

const CALLED_FOR = -1000;
const GENERAL = 1000;

function placeInTalk({ content: { after, category } }: Script, { categories }: ScriptMoment): number {
  if (after) return CALLED_FOR;
  return category === null ? GENERAL : categories.indexOf(category);
}
