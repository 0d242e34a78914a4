import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countySource } from '#tests/factories/tenants';
import { walk, type Answers } from '~/features/drafts/journey';
import { resolveConfig } from '~/features/tenants/config';
import type { Category } from '~/features/tenants/schema';
import type { Typed } from '~/platform/forms/read-form';
import { daysAfter } from '~/platform/forms/typed-date';
import { URGENCY, type Urgency } from '../schema';
import { needsOf, sorted, type HelpContext } from './form';
import { helpSteps } from './steps';

const TODAY = '2026-03-01';
const money = { reason: 'They know.', services: [{ name: 'Advice', what: 'Debt', phone: '01632 960 510' }] };
const category = (code: number, slug: string, rest: Partial<Category> = {}): Category => ({
  ...{ code, slug, name: slug, hint: 'A hint', dbs: 'none' },
  ...rest,
});
const categories = [
  category(1, 'food'),
  category(2, 'medication'),
  category(3, 'money', { diverted: money }),
  category(6, 'pets'),
  category(7, 'other'),
];
const portal = resolveConfig(countySource({ categories }));
const context: HelpContext = {
  portal,
  today: TODAY,
  postcode: null,
  residence: {
    place: { parishCode: null, districtCode: null, countyCode: 'E10000001' },
    words: 'Exshire',
    areaCode: 'E10000001',
    postcode: null,
    loc: { x: 1, y: 1 },
  },
  choices: [],
  holder: null,
};

const read = (name: string, typed: Typed, values: Parameters<typeof needsOf>[0]['values'] = {}) => {
  const step = helpSteps.find((each) => each.step === name);
  if (!step) throw new Error(`There is no ${name}`);
  return step.read(typed, { values, context });
};

describe('needs', () => {
  const slugs = fc.subarray(categories.map(({ slug }) => slug));
  const urgencies = fc.constantFrom(...(Object.keys(URGENCY) as Urgency[]));

  test('are what was ticked and is ours, and the food or medicine that cannot wait', () => {
    fc.assert(
      fc.property(slugs, urgencies, (chosen, urgency) => {
        const values = { needs: { categories: chosen }, urgency: { urgency, medicineBy: null } };
        const needs = needsOf({ values, context }).map(({ slug }) => slug);
        const implied = { food_today: 'food', medicine: 'medication' }[urgency as string];
        expect(new Set(needs)).toEqual(
          new Set([...chosen, ...(implied ? [implied] : [])].filter((slug) => slug !== 'money')),
        );
        expect(needs).toHaveLength(new Set(needs).size);
        const { diverted } = sorted({ values, context });
        expect(diverted.map(({ slug }) => slug)).toEqual(chosen.filter((slug) => slug === 'money'));
      }),
    );
  });

  test('that all go elsewhere end the journey before anything personal is asked', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...helpSteps.map(({ step }) => step)), anyTyped), (some) => {
        const answers: Answers = { ...some, who: { who: 'me' }, needs: { categories: 'money' } };
        expect(walk(helpSteps, answers, context).missing).toBe('other-services');
      }),
    );
  });

  test('are not asked after before it was said where else to go', () => {
    const order = helpSteps.map(({ step }) => step);
    expect(order.slice(0, 3)).toEqual(['who', 'needs', 'other-services']);
  });
});

const anyTyped: fc.Arbitrary<Typed> = fc.dictionary(
  fc.constantFrom('seen', 'name', 'share', 'postcode', 'who'),
  fc.string(),
);

describe('the day medicine runs out', () => {
  const typedDay = (iso: string): Typed => {
    const [year = '', month = '', day = ''] = iso.split('-');
    return { urgency: 'medicine', 'medicineBy.day': day, 'medicineBy.month': month, 'medicineBy.year': year };
  };

  test('lies between today and sixty days on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        expect(read('urgency', typedDay(daysAfter(TODAY, days))).ok).toBe(days >= 0 && days <= 60);
      }),
    );
  });

  test('is asked of nobody else', () => {
    expect(read('urgency', { urgency: 'this_week', 'medicineBy.day': '99' })).toEqual({
      ok: true,
      value: { urgency: { urgency: 'this_week', medicineBy: null } },
    });
    expect(read('urgency', { urgency: 'medicine' })).toMatchObject({
      errors: { medicineBy: ['Enter the day the medicine runs out'] },
    });
  });
});

test('a year of birth may be left out, and is one in which somebody alive can have been born', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 1800, max: 2100 }).map(String), fc.string(), fc.constant('0x7d0')),
      (typed) => {
        const result = read('born', { bornYear: typed });
        const year = typed.trim();
        const right = year === '' || (/^\d{4}$/.test(year) && Number(year) >= 1900 && Number(year) <= 2026);
        expect(result.ok).toBe(right);
      },
    ),
  );
});

test('something else must be said, the rest may be', () => {
  const values = { needs: { categories: ['food', 'other'] } };
  expect(read('details', {}, values)).toMatchObject({ ok: false, errors: { other: ['Say what the other help is'] } });
  expect(read('details', { other: 'A lamp' }, values)).toEqual({
    ok: true,
    value: { details: { food: '', other: 'A lamp' } },
  });
});

test('one way to be reached is enough, and whoever asks may be it', () => {
  expect(read('contact', {}).ok).toBe(false);
  expect(read('contact', { phone: '(01632) 960-555' })).toMatchObject({
    value: { contact: { phone: '+441632960555' } },
  });
  expect(read('contact', { email: 'A@test.example ' })).toMatchObject({
    value: { contact: { email: 'a@test.example' } },
  });
  expect(read('contact', {}, { asker: { askerName: 'Bea', askerPhone: '+441632960556' } }).ok).toBe(true);
  expect(read('contact', {}, { asker: { askerName: 'Bea', askerPhone: null } }).ok).toBe(false);
});

test('a place that was chosen by hand has a line of its own, with its way back, when answers are checked', () => {
  const [postcode, place] = ['postcode', 'place'].map((name) => helpSteps.find(({ step }) => step === name));
  const values = { postcode: { postcode: null }, place: { areaCode: 'E10000001' } };
  const byHand = { ...context, choices: [{ group: 'Exshire', options: [{ value: 'E10000001', label: 'Exshire' }] }] };
  expect(postcode?.lines({ values, context: byHand })).toEqual([{ label: 'Postcode', value: 'Not known' }]);
  expect(place?.lines({ values, context: byHand })).toEqual([{ label: 'Where', value: 'Exshire' }]);
});
