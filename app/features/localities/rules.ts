import type { Drawn, DrawingForm, Parish } from './schema';

/** What came of a form: localities in their order, or what is wrong by field name. */
export type Drawing = { localities: Drawn[] } | { errors: Record<string, string> };

type Row = DrawingForm['localities'][number] & { at: number; areas: string[] };

/**
 * Puts a form together: every one of `parishes` in exactly one locality, every locality with a name of its own and at least
 * one parish. A new row that nobody filled in is no locality.
 */
export function drawingOf(form: DrawingForm, parishes: readonly Parish[]): Drawing {
  const chosen = new Map(form.parishes.map(({ code, locality }) => [code, locality]));
  const rows = form.localities.map((row, at) => ({ ...row, at, areas: codesIn(row.id, parishes, chosen) }));
  const kept = rows.filter(({ name, areas, remove }) => !remove && (name !== '' || areas.length > 0));
  const errors = { ...wrongNames(kept), ...wrongParishes(form, rows, parishes) };
  if (Object.keys(errors).length > 0) return { errors };
  const ordered = kept.toSorted((a, b) => a.position - b.position || a.at - b.at);
  return { localities: ordered.map(({ id, name, areas }) => ({ id, name, areas })) };
}

function codesIn(id: string, parishes: readonly Parish[], chosen: ReadonlyMap<string, string | undefined>): string[] {
  return parishes.filter(({ code }) => chosen.get(code) === id).map(({ code }) => code);
}

function wrongNames(kept: readonly Row[]): Record<string, string> {
  const seen = new Set<string>();
  const errors = kept.flatMap(({ at, name, areas }): [string, string][] => {
    const same = seen.has(name.toLowerCase());
    seen.add(name.toLowerCase());
    const field = `localities[${at}].name`;
    if (name === '') return [[field, 'Enter a name for this locality: there are parishes in it']];
    if (same) return [[field, `There are two localities named ${name}: give one of them another name`]];
    if (areas.length === 0) return [[field, `Choose at least one parish for ${name} below, or remove it`]];
    return [];
  });
  return Object.fromEntries(errors);
}

function wrongParishes(form: DrawingForm, rows: readonly Row[], parishes: readonly Parish[]): Record<string, string> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const errors = parishes.flatMap((parish): [string, string][] => {
    const at = form.parishes.findIndex(({ code }) => code === parish.code);
    const row = byId.get(form.parishes[at]?.locality ?? '');
    if (row && !row.remove) return [];
    const field = at === -1 ? 'parishes' : `parishes[${at}].locality`;
    if (row?.remove) return [[field, `Choose another locality for ${parish.name}: ${row.name} is to be removed`]];
    return [[field, `Choose a locality for ${parish.name}`]];
  });
  return Object.fromEntries(errors);
}

/** Whether two drawings say the same: a form that is sent twice finds its own work done. */
export function sameDrawing(a: readonly Drawn[], b: readonly Drawn[]): boolean {
  const said = (drawing: readonly Drawn[]) =>
    JSON.stringify(drawing.map(({ id, name, areas }) => [id, name, areas.toSorted()]));
  return said(a) === said(b);
}

/** The word for a new locality's address, not one of those taken: "North East" is `north-east`, a second `north-east-2`. */
export function slugFor(name: string, taken: ReadonlySet<string>): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const word = letters.length < 2 ? `locality-${letters || '1'}` : letters;
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? word : `${word}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
