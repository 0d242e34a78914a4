import { listIn, textIn } from '~/platform/forms/typed';
import type { Typed } from '~/platform/forms/read-form';
import type { Drawn, Parish } from './schema';

/** A row of the form: a locality, or room for a new one. */
export interface DrawingRow {
  id: string;
  name: string;
  position: string;
  remove: boolean;
}

/** What the form shows. */
export interface DrawingState {
  rows: DrawingRow[];
  /** By code of a parish, the id of the locality it goes to; empty for none yet. */
  chosen: Record<string, string>;
}

interface Standing {
  localities: readonly Drawn[];
  parishes: readonly Parish[];
  /** Ids for new localities. */
  spare: readonly string[];
}

/** The form as it stands, or as it was typed. */
export function drawingState({ localities, parishes, spare }: Standing, typed?: Typed): DrawingState {
  if (typed) return { rows: typedRows(typed), chosen: Object.fromEntries(typedChoices(typed)) };
  const rows = [...localities, ...spare.map((id) => ({ id, name: '' }))];
  return {
    rows: rows.map(({ id, name }, at) => ({ id, name, position: String(at + 1), remove: false })),
    chosen: Object.fromEntries(
      parishes.map(({ code }) => [code, localities.find(({ areas }) => areas.includes(code))?.id ?? '']),
    ),
  };
}

function typedRows(typed: Typed): DrawingRow[] {
  return rowsOf(typed, 'localities', 'id').map((at) => {
    const part = (name: string) => textIn(typed, `localities[${at}].${name}`);
    return { id: part('id'), name: part('name'), position: part('position'), remove: part('remove') === 'yes' };
  });
}

function typedChoices(typed: Typed): [code: string, locality: string][] {
  return rowsOf(typed, 'parishes', 'code').map((at) => [
    textIn(typed, `parishes[${at}].code`),
    textIn(typed, `parishes[${at}].locality`),
  ]);
}

/** The numbers of the rows of a list that was sent: those whose `part` is there. */
function rowsOf(typed: Typed, list: string, part: string): number[] {
  const rows: number[] = [];
  while (listIn(typed, `${list}[${rows.length}].${part}`).length > 0) rows.push(rows.length);
  return rows;
}
