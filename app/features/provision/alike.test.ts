import { expect, it } from 'vitest';
import { alikeBecause, likeness } from './alike';

const entry = { name: 'Hot lunches', runBy: 'Kinver Kettle Circle', phone: null, charityNo: null, postcode: null };

it('takes names for the same that differ in order, case, accents and a slip', () => {
  expect(likeness('The Kettle Circle of Kinver', 'kinver kettle circle')).toBe(1);
  expect(likeness('Café Marigold', 'Cafe Marygold')).toBeGreaterThan(0.75);
  expect(likeness('Kinver Kettle Circle', 'Kinver Dog Walkers')).toBeLessThan(0.6);
  expect(likeness('', '')).toBe(0);
});

it('says why, the surest reason first, and nothing of what is merely near', () => {
  const phone = '+441632960001';
  expect(alikeBecause({ ...entry, phone, charityNo: '1' }, { ...entry, phone, charityNo: '1' })).toMatch(/charity/);
  expect(alikeBecause({ ...entry, phone }, { ...entry, phone, runBy: 'Other', name: 'Other' })).toMatch(/phone/);
  expect(alikeBecause(entry, { ...entry, name: 'Something else' })).toMatch(/name/);
  const other = { ...entry, runBy: 'Two Wheels', name: 'Medicine round' };
  expect(alikeBecause(entry, other)).toBeNull();
  expect(alikeBecause({ ...entry, postcode: 'DY7 6AA' }, { ...other, postcode: 'DY7 6AA' })).toBeNull();
});
