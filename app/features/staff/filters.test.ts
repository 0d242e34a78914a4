import { expect, test } from 'vitest';
import { paths } from '~/paths';
import { filtersSet, peopleQuery, readPeopleCursor, readPeopleFilter, type PeopleCursor } from './filters';

const USER = '0190f5a0-0000-7000-8000-000000000001';

test('an address carries a filter and a place in the list there and back', () => {
  const filter = { text: 'nair & co', roles: ['officer' as const, 'clerk' as const], tenantNo: 47_006_000 };
  const cursor: PeopleCursor = { side: 'before', userId: USER, tenantNo: 47_006_009, role: 'call_handler' };
  const query = new URL(paths.people('kinver', peopleQuery(filter, cursor)), 'http://localhost').searchParams;
  expect(readPeopleFilter(query)).toEqual(filter);
  expect(readPeopleCursor(query)).toEqual(cursor);
  expect(filtersSet(filter)).toBe(3);
});

test('an empty filter leaves nothing in the address', () => {
  const none = { text: '', roles: [], tenantNo: null };
  expect(paths.people('kinver', peopleQuery(none))).toBe('/kinver/desk/people');
  expect(readPeopleFilter(new URLSearchParams())).toEqual(none);
  expect(filtersSet(none)).toBe(0);
});

test('what does not fit is left out', () => {
  const query = new URLSearchParams(`role=emperor&role=toString&at=x&after=${USER}_1_officer&before=;drop`);
  expect(readPeopleFilter(query)).toEqual({ text: '', roles: [], tenantNo: null });
  expect(readPeopleCursor(query)).toBeNull();
});
