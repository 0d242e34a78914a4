/**
 * A cell of a CSV file that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it, which
 * spreadsheets hide and our own import takes away again.
 */
export function safeCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /["\r\n,;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A line of a CSV file, its end included. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(safeCell).join(',')}\r\n`;
}

/** What a CSV file begins with so that a spreadsheet reads it as UTF-8. */
export const CSV_START = '\uFEFF';
