import { describe, expect, it } from 'vitest';
import { mergeForm } from './merge';

const before = { name: 'Margaret Ellison', phone: '01632 960 142', diet: '' };

describe('a form that was filled in on an old state', () => {
  it('takes over what only they changed', () => {
    const { values, theirs } = mergeForm(before, before, { ...before, phone: '07700 900 982' });
    expect(values.phone).toBe('07700 900 982');
    expect(theirs).toEqual([{ name: 'phone', now: '07700 900 982', both: false }]);
  });

  it('keeps what only we changed', () => {
    const typed = { ...before, diet: 'Diabetic' };
    expect(mergeForm(before, typed, before)).toEqual({ values: typed, theirs: [] });
  });

  it('keeps what we typed where both changed the same field, and says what theirs is', () => {
    const { values, theirs } = mergeForm(before, { ...before, diet: 'Diabetic' }, { ...before, diet: 'No nuts' });
    expect(values.diet).toBe('Diabetic');
    expect(theirs).toEqual([{ name: 'diet', now: 'No nuts', both: true }]);
  });

  it('sees no conflict where both wrote the same', () => {
    const same = { ...before, diet: 'Diabetic' };
    expect(mergeForm(before, same, same).theirs).toEqual([]);
  });

  it('keeps what we typed where they emptied the field', () => {
    const full = { ...before, diet: 'Diabetic' };
    const { values, theirs } = mergeForm(full, { ...full, diet: 'Diabetic, no nuts' }, { ...full, diet: '' });
    expect(values.diet).toBe('Diabetic, no nuts');
    expect(theirs).toEqual([{ name: 'diet', now: '', both: true }]);
  });

  it('does not take line breaks of the browser for a change', () => {
    const two = { ...before, diet: 'one\ntwo' };
    expect(mergeForm(two, { ...two, diet: 'one\r\ntwo ' }, two).theirs).toEqual([]);
  });

  it('treats a field that was not sent as empty', () => {
    expect(mergeForm(before, { name: 'Margaret Ellison', phone: '01632 960 142' }, before).theirs).toEqual([]);
  });
});
