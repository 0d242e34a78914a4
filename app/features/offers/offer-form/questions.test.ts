import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countySource } from '#tests/factories/tenants';
import { resolveConfig } from '~/features/tenants/config';
import type { Typed } from '~/platform/forms/read-form';
import type { OfferContext, OfferGiven } from './form';
import { reachWords } from './reach';
import { offerSteps } from './steps';

const nearby = {
  group: 'Wye',
  options: [
    { value: 'E04000001', label: 'Zed' },
    { value: 'E04000002', label: 'Yew' },
  ],
};
const context: OfferContext = {
  portal: resolveConfig(countySource()),
  postcode: null,
  residence: null,
  choices: [],
  nearby,
  holder: null,
};
const group: OfferGiven['values'] = { kind: { kind: 'group' } };

const read = (name: string, typed: Typed, values: OfferGiven['values'] = {}) => {
  const step = offerSteps.find((each) => each.step === name);
  if (!step) throw new Error(`There is no ${name}`);
  return step.read(typed, { values, context });
};

describe('a group', () => {
  const named = (charityNo: string) => read('name', { name: 'Circle', contactName: 'Cy', charityNo }, group);

  test.each(['1234567', '123456', '1234567-12', 'SC012345', 'sc 012 345', 'NIC100123', ''])('may be %j', (number) => {
    expect(named(number).ok).toBe(true);
  });

  test.each(['12345', '12345678', 'SC01234', 'XX012345', '1234567-', 'none'])('is not %j', (number) => {
    expect(named(number)).toMatchObject({
      ok: false,
      errors: { charityNo: [expect.stringMatching(/charity number/)] },
    });
  });

  test('has somebody to talk to, a person needs nobody', () => {
    expect(read('name', { name: 'Circle' }, group).ok).toBe(false);
    expect(read('name', { name: 'Bea', charityNo: 'rubbish' })).toEqual({
      ok: true,
      value: { name: { name: 'Bea', contactName: null, charityNo: null } },
    });
  });

  test('helps up to a thousand at a time, a person up to twenty', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 1200 }), (capacity) => {
        expect(read('capacity', { capacity: String(capacity) }, group).ok).toBe(capacity >= 1 && capacity <= 1000);
        expect(read('capacity', { capacity: String(capacity) }).ok).toBe(capacity >= 1 && capacity <= 20);
      }),
    );
  });
});

test('where they go is a distance, or parishes near by', () => {
  expect(read('reach', { reach: '3' })).toEqual({ ok: true, value: { reach: { travelM: 3000, areas: [] } } });
  // Parishes that stayed ticked under another answer do not count.
  expect(read('reach', { reach: '8', areas: 'E04000001' })).toMatchObject({ value: { reach: { areas: [] } } });
  expect(read('reach', { reach: 'parishes', areas: ['E04000002', 'E04000001'] })).toMatchObject({ ok: true });
  expect(read('reach', { reach: 'parishes', areas: 'E04999999' }).ok).toBe(false);
  expect(read('reach', { reach: '4' }).ok).toBe(false);
});

test.each([
  [{ travelM: 8000, areas: [] }, 'Up to 5 miles'],
  [{ travelM: 7000, areas: [] }, 'Up to 7.0 km'],
  [{ travelM: 5000, areas: ['E04000001', 'E04000002'] }, 'To Zed and Yew'],
  [{ travelM: 5000, areas: ['E04000001', 'E04999999'] }, 'To Zed and 1 other parish'],
])('%j is said as %s', (reach, words) => {
  expect(reachWords(reach, nearby)).toBe(words);
});
