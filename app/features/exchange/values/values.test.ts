import { describe, expect, it, test } from 'vitest';
import { hoursSchema } from '~/features/provision/hours-schema';
import { guessMapping, mappingProblem } from '../fields';
import { alikeIn, likeness } from '../likeness';
import { hoursText, readHours } from './hours-text';
import { readAreas, readCategories, readLocalities, type Known } from './places';
import { readCount, readDay, readKind, readPostcode, readStatus, readWebsite, readYes } from './simple';
import { cleaned } from './text';

describe('opening hours as people write them', () => {
  const week = ['MO', 'TU', 'WE', 'TH', 'FR'];
  test.each([
    ['Mon-Fri 9am-5pm', week, '09:00', '17:00'],
    ['Monday to Friday: 9 - 17', week, '09:00', '17:00'],
    ['weekdays 9.30am to 12.15pm', week, '09:30', '12:15'],
    ['Tues & Thurs 10:00–12:00', ['TU', 'TH'], '10:00', '12:00'],
    ['Sat, Sun noon-midnight', ['SA', 'SU'], '12:00', '00:00'],
    ['Fri-Mon 22:00-02:00', ['MO', 'FR', 'SA', 'SU'], '22:00', '02:00'],
    ['every day 12am - 12pm', [...week, 'SA', 'SU'], '00:00', '12:00'],
    ['Wednesdays 7pm until 9pm', ['WE'], '19:00', '21:00'],
  ])('%s', (text, days, opens, closes) => {
    expect(readHours(text).openings).toMatchObject([{ days, opens, closes }]);
  });

  it.each(['ring first', 'Mon 9-17; by appointment', 'Mon 25:00-26:00', 'Someday 9-5', '13pm-14pm', 'Mon 9am'])(
    'keeps as a note what it does not understand: %s',
    (text) => expect(readHours(text)).toMatchObject({ openings: [], note: text }),
  );

  it('knows always, nothing and what is too long', () => {
    expect(readHours('24/7').always).toBe(true);
    expect(readHours('  ')).toEqual(hoursSchema.parse({}));
    expect(() => readHours('x'.repeat(301))).toThrow('300');
    expect(() => readHours('{"always": 3}')).toThrow();
  });

  it.each([
    [{}, ''],
    [{ always: true }, 'always'],
    [{ note: 'ring first' }, 'ring first'],
    [{ openings: [{ days: ['MO', 'WE'], opens: '09:00', closes: '12:00' }] }, 'Mon, Wed 09:00-12:00'],
  ])('writes %j as %j', (hours, text) => expect(hoursText(hoursSchema.parse(hours))).toBe(text));

  it.each([
    { note: 'Mon 09:00-12:00' },
    { openings: [{ days: ['MO'], opens: '09:00', closes: '12:00' }], note: 'ring' },
    { always: true, bankHolidays: 'open' },
    { openings: [{ days: ['MO'], opens: '09:00', closes: '12:00', every: 'month', nth: 2 }] },
  ])('reads back what no words say: %j', (hours) => {
    const whole = hoursSchema.parse(hours);
    expect(readHours(hoursText(whole))).toEqual(whole);
  });
});

describe('simple values', () => {
  test.each([
    ['2026-03-04', '2026-03-04'],
    ['4/3/2026', '2026-03-04'],
    ['04.03.26', '2026-03-04'],
    ['4th March 2026', '2026-03-04'],
    ['2026-03-04T10:00:00Z', '2026-03-04'],
    ['', null],
  ])('a day: %s', (text, day) => expect(readDay(text)).toBe(day));
  it.each(['31/2/2026', 'soon', '2026'])('no day: %s', (text) => expect(() => readDay(text)).toThrow('real date'));

  it('a web address, and nothing that is no link', () => {
    expect(readWebsite('www.example.org/a')).toBe('https://www.example.org/a');
    for (const text of ['javascript:alert(1)', 'data:text/html,x', 'example', 'two words.org']) {
      expect(() => readWebsite(text), text).toThrow('web address');
    }
  });

  it('postcodes, numbers, yes and no, kinds and states', () => {
    expect(readPostcode('dy7 6aa')).toBe('DY7 6AA');
    expect(() => readPostcode('DY7')).toThrow('whole postcode');
    expect([readCount('1,200'), readCount('')]).toEqual([1200, null]);
    expect(() => readCount('-1')).toThrow();
    expect([readYes('Y'), readYes('0'), readYes(' ')]).toEqual([true, false, undefined]);
    expect([readKind('Community Group'), readKind('food'), readKind('')]).toEqual(['service', 'food', undefined]);
    expect(() => readKind('constructor')).toThrow();
    expect([readStatus('temporarily closed'), readStatus('Active')]).toEqual(['paused', 'active']);
  });

  it('text without what no keyboard types', () => {
    expect(cleaned('\uFEFF a\u0000b\ud800c\n\td ')).toBe('a b c\n\td');
  });
});

const KNOWN: Known = {
  categories: [
    { code: 1, slug: 'food', name: 'Food and supplies' },
    { code: 2, slug: 'pets', name: 'Pets, large and small' },
  ],
  areas: new Map([
    ['kinver', ['E04000001']],
    ['hilton', ['E04000002', 'E04000003']],
  ]),
  areaCodes: new Set(['E04000001', 'E04000002', 'E04000003']),
  localities: new Map([['villages', 'id-1']]),
  localityIds: new Set(['id-1', 'id-2']),
};

describe('names', () => {
  it('of categories, known and unknown', () => {
    expect(readCategories('FOOD & supplies; Pets, large and small', KNOWN).found).toEqual([1, 2]);
    expect(readCategories('pets, food, dragons', KNOWN)).toEqual({ found: [2, 1], unknown: ['dragons'] });
  });

  it('of parishes, if there is one of the name', () => {
    expect(readAreas('Kinver; Hilton E04000003', KNOWN).found).toEqual(['E04000001', 'E04000003']);
    expect(readAreas('Pershore E04009999; Kinver', KNOWN)).toEqual({
      found: ['E04000001'],
      unknown: ['Pershore E04009999'],
    });
    expect(readLocalities('id-2; Villages; id-9; Elsewhere', KNOWN)).toEqual({
      found: ['id-2', 'id-1'],
      unknown: ['id-9', 'Elsewhere'],
    });
    expect(() => readAreas('Hilton', KNOWN)).toThrow('Several parishes');
    expect(() => readAreas('Atlantis', KNOWN)).toThrow('no parish');
  });
});

describe('columns', () => {
  it('go where people mean them, once, and where they went before', () => {
    const headings = ['Organisation Name', 'SERVICE NAME', 'Address 1', 'Address 2', 'Tel', 'Telephone', 'Oddity'];
    expect(
      guessMapping(
        headings,
        new Map([
          ['oddity', 'cost'],
          ['tel', ''],
        ]),
      ),
    ).toEqual(['runBy', 'name', 'address', 'address', '', 'phone', 'cost']);
  });

  it('need a name, and most fields only one', () => {
    expect(mappingProblem(['phone'])).toContain('name');
    expect(mappingProblem(['name', 'phone', 'phone'])).toContain('Phone');
    expect(mappingProblem(['name', 'address', 'address', ''])).toBeNull();
  });
});

describe('likeness', () => {
  it('is of names alike in the same place, or of a charity', () => {
    const one = { name: 'Kinver Pantry', phone: null, postcode: 'DY7 6AA', charityNo: '12' };
    const as = (change: object) => alikeIn(one, { ...one, charityNo: null, ...change });
    expect(as({ name: 'The Kinver pantry' })).toEqual(['name', 'postcode']);
    expect(as({ name: 'Scout hut' })).toEqual([]);
    expect(as({ postcode: 'WV8 1AA' })).toEqual([]);
    expect(as({ name: 'Scout hut', postcode: null, charityNo: '12' })).toEqual(['charityNo']);
    expect(likeness('', '')).toBe(0);
  });
});
