import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion, deckOf, diceFor } from './dice';

const throws = (label: string, n = 50) => {
  const dice = diceFor(label);
  return Array.from({ length: n }, () => dice.next());
};

test('the same label throws the same, another label something else', () => {
  expect(throws('kinver')).toEqual(throws('kinver'));
  expect(throws('kinver')).not.toEqual(throws('kinven'));
});

test('throws are spread evenly', () => {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const thrown of throws('spread', 20_000))
    tenths[Math.floor(thrown * 10)] = (tenths[Math.floor(thrown * 10)] ?? 0) + 1;
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

test('weights of nothing are never thrown, others as often as they weigh', () => {
  const dice = diceFor('weights');
  const thrown = Array.from({ length: 4000 }, () => dice.weighted({ often: 3, seldom: 1, never: 0 }));
  expect(thrown).not.toContain('never');
  expect(thrown.filter((key) => key === 'often').length / 4000).toBeCloseTo(0.75, 1);
});

test('a deck deals every card once before it deals one again', () => {
  const deal = deckOf([1, 2, 3, 4], diceFor('deck'));
  const dealt = Array.from({ length: 8 }, deal);
  expect(dealt.slice(0, 4).sort()).toEqual([1, 2, 3, 4]);
  expect(dealt.slice(4).sort()).toEqual([1, 2, 3, 4]);
});

test('parts add up to the whole, and none is a whole one off its share', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 2000 }),
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 }),
      (total, weights) => {
        const shares = Object.fromEntries(weights.map((weight, i) => [`part ${i}`, weight]));
        const sum = weights.reduce((all, weight) => all + weight, 0);
        const parts = apportion(total, shares);
        expect(Object.values(parts).reduce((all, part) => all + part, 0)).toBe(total);
        for (const [key, part] of Object.entries(parts))
          expect(Math.abs(part - (total * (shares[key] ?? 0)) / sum)).toBeLessThan(1);
      },
    ),
  );
});
