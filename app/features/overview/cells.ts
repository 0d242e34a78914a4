/** How many entries help with a category in a place: our range's by how they stand today, and others' that cover it. */
export interface CellCounts {
  active: number;
  planned: number;
  paused: number;
  /** Ours that only staff see, however they stand: nobody can be sent there yet. */
  unpublished: number;
  /** Published by councils outside this desk's range, planned or running. */
  others: number;
}

export const NOTHING: CellCounts = { active: 0, planned: 0, paused: 0, unpublished: 0, others: 0 };

/** What a number of a cell leads to: our list by how they stand or of what is not published, or the directory. */
export type CellList = 'active' | 'planned' | 'paused' | 'unpublished' | 'others';

/** A cell in words, with the list that each number leads to. */
export interface OverviewCell {
  tone: 'gap' | 'thin' | 'strained' | 'covered';
  word: string;
  /** Null where the word counts nothing. */
  list: CellList | null;
  more: { word: string; list: CellList }[];
}

/** What a cell says: what is done first, then what is planned, and nothing as plainly as anything. */
export function cellOf(counts: CellCounts): OverviewCell {
  const [first, ...rest] = WORDS.filter(({ list }) => counts[list] > 0);
  const more = [...(first ? rest : []), BY_OTHERS].filter(({ list }) => counts[list] > 0);
  const others = more.map(({ list, word }) => ({ word: `${counts[list]} ${word}`, list }));
  if (first) return { tone: first.tone, word: `${counts[first.list]} ${first.word}`, list: first.list, more: others };
  const none = counts.others > 0 ? ({ tone: 'thin', word: 'none of ours' } as const) : NONE;
  return { ...none, list: null, more: others };
}

const WORDS = [
  { list: 'active', tone: 'covered', word: 'done' },
  { list: 'planned', tone: 'thin', word: 'planned' },
  { list: 'paused', tone: 'strained', word: 'paused' },
  { list: 'unpublished', tone: 'gap', word: 'not published' },
] as const;
const BY_OTHERS = { list: 'others', word: 'by others' } as const;
const NONE = { tone: 'gap', word: 'nothing' } as const;

/** Of all cells, those where nobody does or plans anything that people can know of. */
export function emptyCells(rows: readonly { cells: readonly CellCounts[] }[]): number {
  const isEmpty = ({ active, planned, others }: CellCounts) => active + planned + others === 0;
  return rows.reduce((sum, { cells }) => sum + cells.filter(isEmpty).length, 0);
}
