import { expect, test } from 'vitest';
import { reachWords } from './present.server';

test.each([
  [5000, [], 'Up to 5 km'],
  [5000, ['Kinver'], 'Only to Kinver'],
  [5000, ['Enville', 'Kinver'], 'Only to Enville and Kinver'],
])('whoever goes %j metres, or to %j alone, is told of in their own words', (travelM, names, words) => {
  expect(reachWords({ travelM, areas: names.map((name) => ({ name })) })).toBe(words);
});
