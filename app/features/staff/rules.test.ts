import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { TIERS } from '~/features/tenants/schema';
import { asRole, isRoleAt, rolesAtAny, wrongRole } from './rules';

describe('where a role is held', () => {
  test.each([
    ['coordinator', 'county'],
    ['officer', 'district'],
    ['clerk', 'parish'],
    ['call_handler', 'county district'],
    ['social_care', 'county'],
    ['administrator', 'county district parish'],
  ] as Array<[Role, string]>)('%s: %s', (role, tiers) => {
    expect(TIERS.filter((tier) => isRoleAt(role, tier)).join(' ')).toBe(tiers);
  });

  test('lists the roles of several tiers once each', () => {
    expect(rolesAtAny(['district', 'parish'])).toEqual(['officer', 'clerk', 'call_handler', 'administrator']);
    expect(rolesAtAny(TIERS)).toEqual(Object.keys(ROLES));
  });
});

test('says why a role cannot be held there', () => {
  expect(wrongRole('clerk')).toBe(
    'A parish clerk works for a parish or town council. Choose another role, or another council',
  );
  expect(wrongRole('call_handler')).toContain('a county council or a district council');
});

test('speaks of a role in a sentence', () => {
  expect(asRole('administrator')).toBe('an administrator');
  expect(asRole('officer')).toBe('a district officer');
});
