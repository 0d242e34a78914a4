import { expect, test } from 'vitest';
import { filterQuery, readFilter } from './schema';

const ID = '0192f000-0000-7000-8000-0000000000aa';
const read = (search: string) => readFilter(new URLSearchParams(search));

test('a filter says which states to show, once each and in order', () => {
  expect(read('status=sent&status=given_up&status=sent')).toEqual({ status: ['given_up', 'sent'] });
  expect(filterQuery(read('status=sent&status=given_up'))).toBe('status=given_up&status=sent');
});

test('what is not understood is left out', () => {
  expect(read('status=lost&before=yesterday&page=3')).toEqual({ status: [] });
  expect(filterQuery({ status: [] })).toBe('');
});

test('a page lies before or after a message, not both', () => {
  expect(read(`before=${ID}`)).toEqual({ status: [], before: ID });
  expect(read(`after=${ID}&before=${ID}`)).toEqual({ status: [], before: ID });
});
