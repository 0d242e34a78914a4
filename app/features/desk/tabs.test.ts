import { describe, expect, it } from 'vitest';
import { abilityFor, type Subject } from '~/features/policies';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { tabsFor } from './tabs';

const labels = (role: Role) =>
  tabsFor('kinver', (subject: Subject) => abilityFor(role).can('read', subject), {}, '/').map(({ label }) => label);

describe('the tabs of a desk', () => {
  const all = ['Home', 'Requests', 'Volunteers', 'Community map', 'Calls', 'Messages', 'Map', 'Pages'];
  const table: Record<Role, string[]> = {
    coordinator: [...all, 'People'],
    officer: all,
    clerk: all,
    call_handler: ['Home', 'Requests', 'Community map', 'Calls', 'Map'],
    social_care: ['Home', 'Requests', 'Community map', 'Map'],
    administrator: ['Home', 'Map', 'People'],
  };
  it.each(Object.keys(ROLES) as Role[])('for the role %s', (role) => expect(labels(role)).toEqual(table[role]));

  it('mark the noun that a page belongs to', () => {
    const current = (path: string) =>
      tabsFor('kinver', () => true, {}, path)
        .filter((tab) => tab.current)
        .map(({ label }) => label);
    expect(current('/kinver/desk')).toEqual(['Home']);
    expect(current('/kinver/desk/requests')).toEqual(['Requests']);
    expect(current('/kinver/desk/requests/new')).toEqual(['Requests']);
    expect(current('/kinver/desk/requestsomething')).toEqual([]);
    expect(current('/kinver/desk/offers/1')).toEqual(['Volunteers']);
    expect(current('/kinver/desk/scripts/new')).toEqual(['Calls']);
    expect(current('/kinver/desk/overview')).toEqual(['Community map']);
  });

  it('say what waits', () => {
    const [, requests, offers] = tabsFor('kinver', () => true, { Request: 3 }, '/');
    expect([requests?.waiting, offers?.waiting]).toEqual([3, 0]);
    const [, many] = tabsFor('kinver', () => true, { Request: 100 }, '/');
    expect(many?.waiting).toBe('99+');
  });
});
