import { expect, test } from 'vitest';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { abilityFor } from '../policies';

test.each([
  ['coordinator', 'read add change'],
  ['officer', ''],
  ['clerk', ''],
  ['call_handler', ''],
  ['social_care', ''],
  ['administrator', 'read add change'],
] as Array<[Role, string]>)('%s, with colleagues: %s', (role, actions) => {
  expect(Object.keys(ROLES)).toContain(role);
  const all = ['read', 'add', 'change', 'match', 'hand_on', 'export', 'see_contacts'] as const;
  expect(all.filter((action) => abilityFor(role).can(action, 'Staff')).join(' ')).toBe(actions);
});
