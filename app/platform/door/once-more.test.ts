import { expect, it } from 'vitest';
import { onceMore } from './once-more.server';

/** What PostgreSQL says, as drizzle hands it on: wrapped. */
const refusal = (code: string) => new Error('Failed query', { cause: Object.assign(new Error('refused'), { code }) });

/** Work that fails with these, one after the other, and then answers how often it was begun. */
function failingWith(...errors: Error[]) {
  let begun = 0;
  return async () => {
    begun += 1;
    const error = errors[begun - 1];
    if (error) throw error;
    return Promise.resolve(begun);
  };
}

it.each(['40P01', '40001'])('runs again what the database ended for the sake of another (%s)', async (code) => {
  expect(await onceMore(failingWith(refusal(code), refusal(code)))).toBe(3);
});

it('gives up after the third time', async () => {
  const again = refusal('40P01');
  await expect(onceMore(failingWith(again, again, again, again))).rejects.toBe(again);
});

it('runs nothing again that failed for a reason of its own', async () => {
  const wrong = refusal('23505');
  await expect(onceMore(failingWith(wrong))).rejects.toBe(wrong);
});
