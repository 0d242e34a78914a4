import fc from 'fast-check';
import { expect, it } from 'vitest';
import { elementsOf } from './split';

const parsed = (text: string) => [...(elementsOf(text) ?? ['null'])].map((one) => JSON.parse(one) as unknown);

it('tells what a list holds, whatever that is', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.jsonValue(),
      fc.constantFrom(undefined, 2, '\t'),
      (list, other, indent) => {
        const same = JSON.parse(JSON.stringify(list)) as unknown;
        expect(parsed(JSON.stringify(list, null, indent))).toEqual(same);
        const envelope = {
          size: 1,
          before: { contents: other },
          said: '"contents": [1]',
          contents: list,
          after: other,
        };
        expect(parsed(`\uFEFF ${JSON.stringify(envelope, null, indent)}`)).toEqual(same);
      },
    ),
  );
});

it.each(['"contents"', '{"id": "1", "of": {"contents": []}}', '{"contents": {"a": 1}}', '', '{', '7'])(
  'knows that %j is no list',
  (text) => expect(elementsOf(text)).toBeNull(),
);

it.each(['[1, 2', '[1,,2]', '[1,]', '["a', '{"contents":[{"a":1}', '[{]}]', '[1 2]'])('does not take %j', (text) => {
  expect(() => parsed(text)).toThrow(SyntaxError);
});
