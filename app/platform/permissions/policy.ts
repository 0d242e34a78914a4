import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import type { Role } from './roles';

/** What can be done with a noun. `hand_on` gives a record to another tenant; `manage_people` invites and ends. */
export type Action = 'read' | 'add' | 'change' | 'match' | 'hand_on' | 'export' | 'see_contacts';

/** Who may do what with one noun: a row a role. A role that is not named may do nothing. */
export type Policy = Partial<Record<Role, readonly Action[]>>;

export type Ability = MongoAbility<[Action, string]>;

/** The CASL ability of one role over all nouns. Where it may do so (which tenants) is row-level security's part. */
export function abilityOf(policies: Record<string, Policy>, role: Role): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  for (const [subject, policy] of Object.entries(policies)) {
    for (const action of policy[role] ?? []) can(action, subject);
  }
  return build();
}

/** Whether a role may change anything at all: if not, its transactions get no range to write. */
export function mayWrite(policies: Record<string, Policy>, role: Role): boolean {
  return Object.values(policies).some((policy) =>
    (policy[role] ?? []).some((action) => action !== 'read' && action !== 'see_contacts' && action !== 'export'),
  );
}
