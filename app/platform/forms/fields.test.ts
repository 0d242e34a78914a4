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

test.each(['01905 763763 ext 12', '01905 763763 x12', '01905 763763 #12', '01632 960 001 ext. 5'])(
  '%s says what to do with the extension: it is not dropped',
  (typed) => {
    expect(phone.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual([
      expect.stringContaining('without its extension'),
    ]);
  },
);

test('a limit without a sentence of its own speaks plain words, not zod’s', () => {
  const form = new FormData();
  form.append('name', 'x'.repeat(1501));
  form.append('age', 'old');
  const read = readForm(form, z.object({ name: z.string().max(1500), age: z.coerce.number() }));
  expect(read).toMatchObject({ errors: { name: ['Use 1,500 characters or fewer'], age: ['Check this answer'] } });
});
