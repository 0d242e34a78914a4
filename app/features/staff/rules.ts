import { ROLES, ROLE_WORDS, type Role } from '~/platform/permissions/roles';
import type { Tier } from '~/features/tenants/schema';

/** The roles that each kind of council has. What a role may do depends on where it is held, so none is held elsewhere. */
export const ROLES_AT: Record<Tier, readonly Role[]> = {
  county: ['coordinator', 'call_handler', 'social_care', 'administrator'],
  district: ['officer', 'call_handler', 'administrator'],
  parish: ['clerk', 'administrator'],
};

const COUNCIL_WORDS: Record<Tier, string> = {
  county: 'a county council',
  district: 'a district council',
  parish: 'a parish or town council',
};

/** Whether a role can be held at a council of this tier. */
export function isRoleAt(role: Role, tier: Tier): boolean {
  return ROLES_AT[tier].includes(role);
}

/** The roles that can be held at any of these tiers, in the order of their numbers. */
export function rolesAtAny(tiers: readonly Tier[]): Role[] {
  return (Object.keys(ROLES) as Role[]).filter((role) => tiers.some((tier) => isRoleAt(role, tier)));
}

/** Why a role cannot be held there, and what to do: "A parish clerk works for a parish or town council. Choose …". */
export function wrongRole(role: Role): string {
  const tiers = (Object.keys(ROLES_AT) as Tier[]).filter((tier) => isRoleAt(role, tier));
  const where = tiers.map((tier) => COUNCIL_WORDS[tier]).join(' or ');
  return `${withArticle(ROLE_WORDS[role])} works for ${where}. Choose another role, or another council`;
}

/** "a parish clerk", "an administrator": a role in a sentence. */
export function asRole(role: Role): string {
  return withArticle(ROLE_WORDS[role]).replace(/^A/, 'a');
}

function withArticle(words: string): string {
  return `${/^[aeiou]/.test(words) ? 'An' : 'A'} ${words}`;
}

/** What each role sees and does, for whoever gives it. */
export const ROLE_HINTS: Record<Role, string> = {
  coordinator: 'Everything in the county, and may act for any of its councils',
  officer: 'Requests, volunteers and matches of the district and its parishes',
  clerk: 'Requests and volunteers of the parish',
  call_handler: 'Takes calls and writes requests down. No export',
  social_care: 'Reads requests in the county. Every view is recorded',
  administrator: 'People and settings. Sees nobody’s personal data by this role alone',
};
