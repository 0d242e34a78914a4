/** How many entries help with a category in a place: our range's by how they stand today, and others' that cover it. */
export interface CellCounts {
  active: number;
  planned: number;
  paused: number;
  /** Published by councils outside this desk's range, planned or running. */
  others: number;
}

export const NOTHING: CellCounts = { active: 0, planned: 0, paused: 0, others: 0 };

/** A cell in words, with the list that each number leads to. */
export interface OverviewCell {
  tone: 'gap' | 'thin' | 'strained' | 'covered';
  word: string;
  /** How the entries stand that the word counts; null where it leads to no list of ours. */
  status: 'active' | 'planned' | 'paused' | null;
  more: { word: string; status: 'planned' | 'paused' | null }[];
}

/** What a cell says: what is done first, then what is planned, and nothing as plainly as anything. */
export function cellOf({ active, planned, paused, others }: CellCounts): OverviewCell {
  const own = [
    { count: active, tone: 'covered', word: 'done', status: 'active' },
    { count: planned, tone: 'thin', word: 'planned', status: 'planned' },
    { count: paused, tone: 'strained', word: 'paused', status: 'paused' },
  ] as const;
  const [first, ...rest] = own.filter(({ count }) => count > 0);
  const byOthers = others > 0 ? [{ word: `${others} by others`, status: null }] : [];
  if (!first) {
    const tone = others > 0 ? 'thin' : 'gap';
    return { tone, word: others > 0 ? 'none of ours' : 'nothing', status: null, more: byOthers };
  }
  const more = rest.map(({ count, word, status }) => ({
    word: `${count} ${word}`,
    status: status as 'planned' | 'paused',
  }));
  return { tone: first.tone, word: `${first.count} ${first.word}`, status: first.status, more: [...more, ...byOthers] };
}

/** Of all cells, those where nobody does or plans anything. */
export function emptyCells(rows: readonly { cells: readonly CellCounts[] }[]): number {
  const isEmpty = ({ active, planned, others }: CellCounts) => active + planned + others === 0;
  return rows.reduce((sum, { cells }) => sum + cells.filter(isEmpty).length, 0);
}
