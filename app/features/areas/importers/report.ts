/** What became of the rows of a file. */
export interface Counts {
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Left out because they lie outside the areas known here. */
  outside: number;
  /** Left out because the file gives them no position. */
  unplaced: number;
  refused: number;
}

/** A finished import. */
export interface ImportReport extends Counts {
  /** What the file turned out to be, in words. */
  title: string;
  fileName: string;
  /** What to know about the result beyond the numbers; sentences. */
  notes: string[];
}

/** A row that was not taken. */
export interface RefusedRow {
  /** Line of a CSV file or number of a GeoJSON feature, counted from 1. */
  number: number;
  reason: string;
  /** The row as it stands in the file, or its name. */
  text: string;
}

/** Who is told how an import goes on. */
export interface ImportListener {
  /** Called often; `share` is how much of the file has been read, from 0 to 1. */
  progress: (counts: Counts, share: number) => void;
  refused: (row: RefusedRow) => void;
  /** A sentence about a step that may take a while after the file has been read. */
  step: (sentence: string) => void;
}

/** Counts to start from. */
export function noCounts(): Counts {
  return { read: 0, added: 0, changed: 0, unchanged: 0, outside: 0, unplaced: 0, refused: 0 };
}
