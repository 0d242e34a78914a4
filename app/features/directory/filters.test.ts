import fc from 'fast-check';
import { expect, it } from 'vitest';
import { START } from '~/features/provision/walk';
import { DISTANCES_KM, filterQuery, filtersSet, readFilter, typedProblems } from './filters';

const read = (query: string) => readFilter(new URLSearchParams(query));

it('is read out of an address', () => {
  expect(
    read('place=WR10+1PE&words=%20hot+meals%20&category=food&category=pets&open=now&within=5&from=1.2.52'),
  ).toEqual({
    place: 'WR10 1PE',
    words: 'hot meals',
    categories: ['food', 'pets'],
    openNow: true,
    withinKm: 5,
    from: { block: 1, index: 2, shown: 52 },
    locality: '',
  });
});

it('leaves out what it does not understand', () => {
  expect(read('open=yes&within=7&from=-1&locality=' + 'x'.repeat(200))).toEqual(read(''));
  expect(filtersSet(read(''))).toBe(0);
});

it('keeps what is too long as it was typed, and says which it is', () => {
  const long = 'x'.repeat(101);
  expect(read(`place=${long}&words=bread`)).toMatchObject({ place: long, words: 'bread' });
  expect(typedProblems(read(`place=${long}&words=bread`))).toEqual({
    place: 'Enter a place of 100 characters or fewer',
    words: null,
  });
  expect(typedProblems(read(`place=Kinver&words=${long}`))).toMatchObject({ place: null });
  expect(typedProblems(read(`place=${'x'.repeat(100)}&words=${'y'.repeat(100)}`))).toBeNull();
});

it('says the same again in an address', () => {
  const arbitrary = fc.record({
    place: fc.stringMatching(/^[A-Za-z0-9]{0,20}$/),
    words: fc.stringMatching(/^[a-z]{0,20}$/),
    categories: fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { maxLength: 5 }),
    openNow: fc.boolean(),
    withinKm: fc.constantFrom(null, ...DISTANCES_KM),
    from: fc.constant(START),
    locality: fc.stringMatching(/^[a-z]{0,9}$/),
  });
  fc.assert(
    fc.property(arbitrary, (filter) => {
      const search = new URLSearchParams();
      for (const [name, value] of Object.entries(filterQuery(filter)))
        for (const one of [value ?? []].flat()) if (one !== '') search.append(name, String(one));
      expect(readFilter(search)).toEqual(filter);
    }),
  );
});
