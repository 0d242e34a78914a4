import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pageFrom, readSpot, START, writeSpot, type Blocks, type Spot, type Walked } from './walk';

const SIZE = 5;
const lists = fc.array(fc.array(fc.nat(), { maxLength: 12 }), { minLength: 1, maxLength: 40 });
const blocksOf =
  (all: number[][]): Blocks<string> =>
  (no) =>
    Promise.resolve({ entries: (all[no] ?? []).map((_, index) => `${no}/${index}`), last: no >= all.length - 1 });

it('comes by every entry once, and back by the same pages', () =>
  fc.assert(
    fc.asyncProperty(lists, async (all) => {
      const blocks = blocksOf(all);
      const [seen, begins]: [string[], Spot[]] = [[], []];
      for (let at: Spot | null = START; at;) {
        const page: Walked<string> = await pageFrom(blocks, at, SIZE);
        expect(at.shown).toBe(seen.length);
        expect(page.entries.length).toBeLessThanOrEqual(SIZE);
        seen.push(...page.entries);
        begins.push(at);
        at = page.next;
      }
      expect(seen).toEqual(all.flatMap((block, no) => block.map((_, index) => `${no}/${index}`)));
      for (let at = begins.at(-1) ?? null; at;) {
        const { previous } = await pageFrom(blocks, at, SIZE);
        if (previous === null) expect(at).toEqual(START);
        else expect(previous.shown).toBeLessThanOrEqual(at.shown);
        at = previous;
      }
    }),
  ));

it('is said in an address', () => {
  const spot = { block: 3, index: 17, shown: 1250 };
  expect(readSpot(writeSpot(spot))).toEqual(spot);
  for (const nonsense of ['', '1.2', '-1.0.0', 'a.b.c', '1.2.3.4', '99999.1.1'])
    expect(readSpot(nonsense)).toEqual(START);
});
