import { abilityOf, mayWrite, type Ability, type Policy } from '~/platform/permissions/policy';
import type { Role } from '~/platform/permissions/roles';
import { auditPolicy } from './audit/policy';
import { callFiguresPolicy, callPolicy } from './calls/policy';
import { deskPolicy } from './desk/policy';
import { localityPolicy } from './localities/policy';
import { matchPolicy } from './matches/policy';
import { messagePolicy } from './messages/policy';
import { offerPolicy } from './offers/policy';
import { pagePolicy } from './pages/policy';
import { provisionPolicy } from './provision/policy';
import { requestPolicy } from './requests/policy';
import { scriptPolicy } from './scripts/policy';
import { staffPolicy } from './staff/policy';

/** The nouns that a desk works with. A noun without a policy does not compile. */
export type Subject =
  | 'Desk'
  | 'Request'
  | 'Offer'
  | 'Match'
  | 'Staff'
  | 'Message'
  | 'Audit'
  | 'Provision'
  | 'Page'
  | 'Locality'
  | 'Call'
  | 'CallFigures'
  | 'Script';

export const policies = {
  Desk: deskPolicy,
  Request: requestPolicy,
  Offer: offerPolicy,
  Match: matchPolicy,
  Staff: staffPolicy,
  Message: messagePolicy,
  Audit: auditPolicy,
  Provision: provisionPolicy,
  Page: pagePolicy,
  Locality: localityPolicy,
  Call: callPolicy,
  CallFigures: callFiguresPolicy,
  Script: scriptPolicy,
} as const satisfies Record<Subject, Policy>;

/** What a role may do with each noun. */
export function abilityFor(role: Role): Ability {
  return abilityOf(policies, role);
}

/** Whether a role may change anything at a desk. */
export function mayWriteAnything(role: Role): boolean {
  return mayWrite(policies, role);
}
