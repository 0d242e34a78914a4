import { expect, it } from 'vitest';
import { mergeChoices, mergedContent, unmergedContent } from './merging';
import { blankContent, type ProvisionContent } from './schema';

const entry = (wish: Partial<ProvisionContent>): ProvisionContent => ({
  ...blankContent({ kind: 'service', name: 'Larder', runBy: 'Helpers', summary: 'Food', categories: [1] }),
  ...wish,
});
const stays = entry({ areaCodes: ['E04000001'], phone: '+441632960001', staffNotes: 'Ours' });
const goes = entry({
  name: 'The larder',
  categories: [1, 2],
  areaCodes: ['E04000001', 'E04000002'],
  phone: '+441632960002',
  email: 'larder@test.example',
  hours: { ...stays.hours, note: 'Ring first' },
  staffNotes: 'Theirs',
  address: 'The hall',
});

it('keeps by itself what only the other says, and all areas and categories of both', () => {
  expect(mergedContent(stays, goes, {})).toEqual({
    ...stays,
    categories: [1, 2],
    areaCodes: ['E04000001', 'E04000002'],
    email: 'larder@test.example',
    hours: { ...stays.hours, note: 'Ring first' },
    staffNotes: 'Ours\n\nTheirs',
    address: 'The hall',
  });
  expect(mergedContent(goes, stays, {})).toMatchObject({ name: 'The larder', phone: '+441632960002' });
});

it('keeps what is chosen, and offers both only of what can be added up', () => {
  const keeps = { name: 'goes', phone: 'goes', areas: 'stays', email: 'stays', place: 'both' } as const;
  const merged = mergedContent(stays, goes, keeps);
  expect(merged).toMatchObject({ name: 'The larder', phone: '+441632960002', areaCodes: ['E04000001'], email: null });
  expect(merged.address).toBe('The hall');
  const offered = new Map(mergeChoices(stays, goes).map(({ part, keeps: possible }) => [part, possible.length]));
  expect([...offered]).toEqual([
    ['name', 2],
    ['categories', 3],
    ['areas', 3],
    ['place', 2],
    ['hours', 2],
    ['phone', 2],
    ['email', 2],
    ['notes', 3],
  ]);
});

it('leaves what would be too much as it was', () => {
  const many = (from: number) => Array.from({ length: 300 }, (_, at) => `E04${String(from + at).padStart(6, '0')}`);
  const merged = mergedContent(entry({ areaCodes: many(0) }), entry({ areaCodes: many(300), cost: 'Free' }), {});
  expect([merged.areaCodes.length, merged.cost]).toEqual([300, 'Free']);
});

it('is undone exactly, but for what was changed since', () => {
  const merged = mergedContent(stays, goes, {});
  const undo = (now: ProvisionContent) => unmergedContent(now, { before: stays, merged });
  expect(undo(merged)).toEqual(stays);
  const since = { ...merged, cost: '£2', email: 'new@test.example', areaCodes: [...merged.areaCodes, 'E04000009'] };
  expect(undo(since)).toEqual({
    ...stays,
    cost: '£2',
    email: 'new@test.example',
    areaCodes: ['E04000001', 'E04000009'],
  });
});
