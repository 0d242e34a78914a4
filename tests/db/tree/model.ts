import fc from 'fast-check';
import type { Action } from '~/platform/permissions/policy';
import type { Role } from '~/platform/permissions/roles';

/**
 * The naive model: a tree of parents that is walked up, and sentences about roles. It is written from the design's words
 * and imports nothing of the policies, so that whatever they both say was said twice.
 */
export interface Node {
  no: number;
  parent: Node | null;
}

export const liesUnder = (node: Node | null, above: Node): boolean =>
  node !== null && (node === above || liesUnder(node.parent, above));

const topOf = (node: Node): Node => (node.parent ? topOf(node.parent) : node);

export const inOneCounty = (one: Node, other: Node): boolean => topOf(one) === topOf(other);

/** All that can be done with each noun. */
export const VERBS: Record<string, readonly Action[]> = {
  Desk: ['read'],
  Request: ['read', 'see_contacts', 'add', 'change', 'match', 'hand_on', 'export'],
  Offer: ['read', 'see_contacts', 'add', 'change', 'hand_on', 'export'],
  Match: ['read', 'add', 'change'],
  Provision: ['read', 'see_contacts', 'add', 'change', 'hand_on', 'export'],
  Call: ['read', 'see_contacts', 'add', 'change'],
  CallFigures: ['read'],
  Script: ['read', 'add', 'change'],
  Locality: ['change'],
  Page: ['read', 'add', 'change'],
  Message: ['read', 'change'],
  Audit: ['read'],
  Staff: ['read', 'add', 'change'],
};

/** Who may do what, a sentence a role. */
export function may(role: Role, action: Action, noun: string): boolean {
  const does = (VERBS[noun] ?? []).includes(action);
  const among = (...said: string[]) => does && said.includes(`${action} ${noun}`);
  switch (role) {
    // Everything in the county.
    case 'coordinator':
      return does;
    // Everything in the district but its people and roles.
    case 'officer':
      return does && noun !== 'Staff';
    // As an officer, but for drawing localities and for handing on.
    case 'clerk':
      return does && noun !== 'Staff' && noun !== 'Locality' && action !== 'hand_on';
    // Takes calls, writes down requests, reads scripts, the directory and who helps. No export.
    case 'call_handler':
      return (
        (does && noun === 'Call') ||
        among('read Request', 'see_contacts Request', 'add Request', 'read Match') ||
        among('read Provision', 'read Script', 'read Desk')
      );
    // Requests and who is helping, and what is published: read, and nothing else.
    case 'social_care':
      return among('read Request', 'see_contacts Request', 'read Match', 'read Provision', 'read Desk');
    // Who works here, and no personal data by that alone.
    case 'administrator':
      return (does && noun === 'Staff') || among('read Desk');
  }
}

/** Whether a role has anything to write at all. */
export const writes = (role: Role): boolean => role !== 'social_care';

/** A tree without its counties' numbers: how many there are, and what lies in each, with gaps as the real ones have. */
export interface Shape {
  counties: number;
  districts: number[];
  parishes: number[];
}

export const shapes: fc.Arbitrary<Shape> = fc.record({
  counties: fc.integer({ min: 1, max: 3 }),
  districts: fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 3 }),
  parishes: fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 3 }),
});

/** The councils of a county, each with its parent. */
export function countyTree(county: number, { districts, parishes }: Shape): Node[] {
  const top: Node = { no: county * 1_000_000, parent: null };
  return [
    top,
    ...districts.flatMap((district) => {
      // District 0 is the county itself: the parishes of a unitary authority lie right under it.
      const middle: Node = district === 0 ? top : { no: top.no + district * 1_000, parent: top };
      const below = parishes.map((parish) => ({ no: top.no + district * 1_000 + parish, parent: middle }));
      return district === 0 ? below : [middle, ...below];
    }),
  ];
}
