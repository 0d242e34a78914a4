import { expect, test } from 'vitest';
import { z } from 'zod';
import { phone } from './fields';
import { readForm } from './read-form';

test.each([
  ['01905 763763', '+441905763763'],
  ['+44 (0)7700 900123', '+447700900123'],
  ['+44 (0) 1632 960 001', '+441632960001'],
  ['0044 (0)7700 900 123', '+447700900123'],
])('%s is the number %s', (typed, number) => {
  expect(phone.parse(typed)).toBe(number);
});

test.each([
  ['01905 763763 ext 12', '+441905763763;ext=12'],
  ['01905 763763 x12', '+441905763763;ext=12'],
  ['01905 763763 #12', '+441905763763;ext=12'],
  ['01632 960 001 ext. 0012345', '+441632960001;ext=0012345'],
  ['(01632) 960 001 (extension 5)', '+441632960001;ext=5'],
  ['+441905763763;ext=12', '+441905763763;ext=12'],
])('%s keeps its extension: %s', (typed, number) => expect(phone.parse(typed)).toBe(number));

test('an extension that is none is refused with what to do', () => {
  const said = (typed: string) => phone.safeParse(typed).error?.issues.map(({ message }) => message);
  expect(said('01905 763763 ext 123456789')).toEqual(['Enter an extension of 7 digits or fewer']);
  expect(said('ext 12')).toEqual([expect.stringContaining('Enter a phone number')]);
});

test('a limit without a sentence of its own speaks plain words, not zod’s', () => {
  const form = new FormData();
  form.append('name', 'x'.repeat(1501));
  form.append('age', 'old');
  const read = readForm(form, z.object({ name: z.string().max(1500), age: z.coerce.number() }));
  expect(read).toMatchObject({ errors: { name: ['Use 1,500 characters or fewer'], age: ['Check this answer'] } });
});
