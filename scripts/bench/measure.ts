/** Middle value of a list of durations. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the share `q` (0..1) of a list lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * Times two ways of the same in turn, so that whatever else the machine does befalls both. The first tenth warms up and
 * is thrown away; who goes first changes each time.
 */
export async function sideBySide(
  rounds: number,
  ways: { a: (round: number) => Promise<unknown>; b: (round: number) => Promise<unknown> },
): Promise<{ a: number; b: number }> {
  const { a, b } = await timesSideBySide(rounds, ways);
  return { a: median(a), b: median(b) };
}

/** As `sideBySide`, with every time that was taken. */
export async function timesSideBySide(
  rounds: number,
  ways: { a: (round: number) => Promise<unknown>; b: (round: number) => Promise<unknown> },
): Promise<{ a: number[]; b: number[] }> {
  const a: number[] = [];
  const b: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const both = [
      async () => a.push(await timed(() => ways.a(round))),
      async () => b.push(await timed(() => ways.b(round))),
    ];
    for (const one of round % 2 === 0 ? both : [...both].reverse()) await one();
  }
  const warm = Math.ceil(rounds / 10);
  return { a: a.slice(warm), b: b.slice(warm) };
}

/** A table for the screen and, as Markdown, for the README. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((word, column) => Math.max(word.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
