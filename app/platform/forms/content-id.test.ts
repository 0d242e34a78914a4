import { expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#db/id';
import { contentId } from './content-id.server';

test('the same form with the same content has one id, with other content another', () => {
  const [form, other] = [newId(), newId()];
  const ids = [
    contentId(form, { words: 'Milk' }),
    contentId(form, { words: 'Insulin' }),
    contentId(other, { words: 'Milk' }),
    contentId('c7b9b5b0-0b60-4f2a-8b64-7fbd0a9d0c11', { words: 'Milk' }),
  ];
  expect(contentId(form, { words: 'Milk' })).toBe(ids[0]);
  expect(new Set(ids).size).toBe(4);
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
});

test('it stands in time where its form does', () => {
  const early = '01900000-0000-7000-8000-000000000001';
  const late = '01900000-0001-7000-8000-000000000001';
  expect(contentId(early, 'b') < contentId(late, 'a')).toBe(true);
});
