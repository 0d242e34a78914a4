import { describe, expect, it, test } from 'vitest';
import { alike, likeness, understand, wordsIn } from './words';

const CATEGORIES = [
  { code: 1, slug: 'food', name: 'Food and essentials', hint: 'Shopping, a food parcel or hot meals' },
  { code: 2, slug: 'medication', name: 'Medication', hint: 'Fetching a prescription from the surgery or the pharmacy' },
  { code: 5, slug: 'transport', name: 'Transport', hint: 'A lift to a hospital, a surgery or a pharmacy' },
  { code: 21, slug: 'sandbags', name: 'Sandbags', hint: 'To keep water out of your house' },
];

describe('words', () => {
  it('are folded, and nothing that is not a letter or digit is left of them', () => {
    expect(wordsIn("Zoë's café: O’Brien & sons, 24/7")).toEqual(['zoes', 'cafe', 'obrien', 'sons', '24']);
  });

  test.each([
    ['pharmacey', 'pharmacy'],
    ['chemsit', 'chemist'],
    ['shoping', 'shopping'],
    ['delivers', 'delivery'],
    ['presription', 'prescription'],
    ['pharm', 'pharmacy'],
  ])('%s is %s', (typed, meant) => expect(alike(typed, meant)).toBeGreaterThanOrEqual(0.7));

  test.each([
    ['food', 'fold'],
    ['car', 'care'],
    ['meals', 'deals'],
    ['supper', 'summer'],
    ['vet', 'vets'],
  ])('%s is not %s', (typed, other) => expect(alike(typed, other)).toBe(0));
});

describe('what somebody typed', () => {
  test.each<[string, number[]]>([
    ['pharmacey pickup', [2]],
    ['hot meal', [1]],
    ['sandbag', [21]],
    ['lift to hospital', [5]],
    ['Kinver', []],
  ])('"%s" means %j', (typed, codes) => expect(understand(typed, CATEGORIES)?.categories).toEqual(codes));

  it('keeps the words that tell something, unless there are no others', () => {
    expect(understand('who can help with shopping near me', CATEGORIES)?.words).toEqual(['shopping', 'me']);
    expect(understand('help', CATEGORIES)?.words).toEqual(['help']);
    expect(understand(' … ', CATEGORIES)).toBeNull();
  });

  it('is spelled right beside', () => {
    expect(understand('presription', CATEGORIES)?.meant).toEqual(['prescription']);
  });
});

describe('likeness', () => {
  const entry = (name: string, summary = '', categories = [1]) => ({ name, runBy: '', summary, categories });
  const sought = (words: string[], categories: number[] = []) => ({ words, meant: [], categories });

  it('is most for a word of the name, less for one of the description, least for its category', () => {
    const scores = [entry('Food bank'), entry('Larder', 'Free food'), entry('Larder')].map((one) =>
      likeness(sought(['food'], [1]), one),
    );
    expect(scores).toEqual([1, 0.8, 0.6]);
  });

  it('takes two words that stand beside each other for one', () => {
    expect(likeness(sought(['pickup']), entry('We pick up'))).toBe(1);
  });

  it('is nothing for less than half of what was typed', () => {
    expect(likeness(sought(['kinver', 'village', 'larder']), entry('Kinver drivers'))).toBe(0);
    expect(likeness(sought(['kinver', 'larder']), entry('Kinver drivers'))).toBe(0.5);
  });
});
