import { describe, expect, it } from 'vitest';
import {
  coveredQuestion,
  doubtWords,
  holderQuestion,
  parishQuestion,
  shownDoubts,
  withDoubts,
  type ListNames,
} from './filter-names';

const NAMES: ListNames = { councils: [], parish: null, doubts: [] };
const parishes = (count: number) =>
  Array.from({ length: count }, (_, no) => ({ code: `E0400${1000 + no}`, name: `Place ${no}`, count: 1 }));
const places = (count: number) =>
  Array.from({ length: count }, (_, no) => ({ value: String(41_000_001 + no), name: 'Norton Parish Council' }));

describe('the parish of a filter', () => {
  const asked = (listed: ReturnType<typeof parishes> | null, tier: 'county' | 'parish' = 'county') =>
    parishQuestion('Parish', 'E04001000', listed, { tier, names: NAMES });

  it('is chosen from a list, or by its name where the list would be too long or is not counted', () => {
    expect(asked(parishes(200))).toMatchObject({ options: { length: 200 }, group: null });
    for (const long of [parishes(201), null]) {
      expect(asked(long).options).toEqual([]);
      expect(asked(long).group).toMatchObject({ single: true, typed: { name: 'parish', value: '', error: null } });
    }
    expect(asked(null).group?.options.find(({ checked }) => checked)?.value).toBe('E04001000');
  });

  it('needs no name at the desk of a parish', () => expect(asked(null, 'parish').group).toBeNull());
});

describe('the parish that entries cover', () => {
  const grouped = (count: number) => [{ group: 'Wychavon', options: parishes(count) }];
  const asked = (count: number) => coveredQuestion('Covers', 'E04001000', grouped(count), { names: NAMES });

  it('is chosen from those of the range, by its name where there are more than 2,000, and not asked where there is none', () => {
    expect(asked(2000)).toMatchObject({ parishes: { length: 1 }, group: null });
    expect(asked(2001)).toMatchObject({ parishes: [], group: { name: 'parish', typed: { name: 'parish' } } });
    expect(asked(2001).group?.options.map(({ value }) => value)).toEqual(['', 'E04001000']);
    expect(coveredQuestion('Covers', null, [], { names: NAMES }).group).toBeNull();
  });
});

describe('a name that is not clear', () => {
  const doubt = (count: number) => ({ field: 'council' as const, typed: 'Norton', places: places(count) });

  it('is asked about, with twelve to choose from at most', () => {
    expect(doubtWords(doubt(0))).toMatch(/^No council here is called “Norton”/);
    expect(doubtWords(doubt(12))).toBe('Which council did you mean by “Norton”?');
    expect(doubtWords(doubt(13))).toMatch(/^More than 12 councils are called “Norton”/);
    const filter = { councils: [41_000_001], parish: null };
    const question = holderQuestion(
      { ...filter, holders: [] },
      { tier: 'county', names: { ...NAMES, doubts: [doubt(13)] } },
      null,
    );
    expect(question.options.filter(({ name }) => name === 'council')).toHaveLength(11);
    const [shown] = shownDoubts([doubt(13)], filter, ({ councils }) => councils.join());
    expect(shown?.links).toHaveLength(12);
    expect(shown?.links[1]?.href).toBe('41000001,41000002');
  });

  it('stays in the address beside what is clear, so that its page can ask', () => {
    expect(withDoubts({ council: ['41000001'], parish: undefined }, [doubt(2)])).toEqual({
      council: ['41000001', 'Norton'],
      parish: undefined,
    });
  });
});
