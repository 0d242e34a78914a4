import { expect } from 'vitest';
import { helpForm } from '~/features/requests/help-form/record.server';
import { behind } from '../requests/stage';
import { Visitor } from './visitor';

/** Answers to all questions, each of them right. */
export const whole = {
  who: { who: 'me' },
  needs: { categories: ['food', 'pets'] },
  urgency: { urgency: 'this_week' },
  details: { food: 'Bread' },
  postcode: { postcode: 'dy7 6hl' },
  name: { name: 'Ada Testing', address: '1 High Street' },
  contact: { phone: '01632 960 555', email: 'Ada@test.example' },
  born: { bornYear: '1947' },
  access: { accessNeeds: 'Slow to the door', diet: '' },
  consent: { share: 'yes' },
};

/** Somebody at the form of a council's portal. */
export const at = (slug: string, address?: string) => new Visitor(helpForm, slug, address);

/** Sends the form, some answers changed; answers the visitor, the page after sending and the row of the request. */
export async function sentFrom(
  slug: string,
  change: Partial<Record<keyof typeof whole, Record<string, string | string[]>>>,
) {
  const visitor = at(slug);
  await visitor.answer({ ...whole, ...change });
  expect(await visitor.send('check')).toMatchObject({ status: 302, to: 'done' });
  const done = await visitor.open('done');
  if (!('page' in done) || done.page.page !== 'done') throw new Error('no confirmation');
  const [row] = await behind()`select * from request where id = ${done.page.recordId}`;
  return { visitor, done: done.page, row: row ?? {} };
}
