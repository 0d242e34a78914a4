import fc from 'fast-check';
import { expect, it } from 'vitest';
import { elementsOf } from './elements';

async function all(text: string): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const element of elementsOf(text)) found.push(element);
  return found;
}

it('tells what a list holds, whatever that is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue()),
      fc.jsonValue(),
      fc.constantFrom(undefined, 2, '\t'),
      async (list, other, indent) => {
        const same = JSON.parse(JSON.stringify(list)) as unknown;
        expect(await all(JSON.stringify(list, null, indent))).toEqual(same);
        const before = { contents: other };
        const envelope = { size: 1, before, said: '"contents": [1]', contents: list, after: other };
        expect(await all(`\uFEFF ${JSON.stringify(envelope, null, indent)}`)).toEqual(same);
      },
    ),
  );
});

it('tells it wherever a piece of the text ends, also within a letter', async () => {
  const list = Array.from({ length: 9000 }, (_, no) => ({ no, name: `Zoë${'🍞'.repeat(40)}` }));
  for (const start of ['', ' ']) expect(await all(start + JSON.stringify(list))).toEqual(list);
});

it('lets others go on while it reads', async () => {
  let turns = 0;
  const turn = setInterval(() => (turns += 1), 0);
  await all(JSON.stringify(Array.from({ length: 100_000 }, () => 'soup')));
  clearInterval(turn);
  expect(turns).toBeGreaterThan(1);
});

it.each(['"contents"', '{"id": "1", "of": {"contents": [7]}}', '{"contents": {"a": 1}}', '{}', 'null', '[]'])(
  'finds nothing in %j',
  async (text) => expect(await all(text)).toEqual([]),
);

it.each(['', '[1, 2', '[1,,2]', '[1,]', '["a', '{"contents":[{"a":1}', '[{]}]', '[1 2]', '[1] 2', '[1]]'])(
  'does not take %j',
  async (text) => {
    await expect(all(text)).rejects.toThrow(SyntaxError);
  },
);
