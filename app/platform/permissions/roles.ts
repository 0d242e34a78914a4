/** The roles a member of staff can have at a tenant, and their numbers in the table `membership`. */
export const ROLES = {
  coordinator: 1,
  officer: 2,
  clerk: 3,
  call_handler: 4,
  social_care: 5,
  administrator: 6,
} as const;

export type Role = keyof typeof ROLES;

export const ROLE_WORDS: Record<Role, string> = {
  coordinator: 'county coordinator',
  officer: 'district officer',
  clerk: 'parish clerk',
  call_handler: 'call handler',
  social_care: 'social care, read only',
  administrator: 'administrator',
};

/** The role with this number; throws a RangeError for a number that the table does not allow. */
export function roleOf(number: number): Role {
  const found = (Object.keys(ROLES) as Role[]).find((role) => ROLES[role] === number);
  if (!found) throw new RangeError(`No role has the number ${number}`);
  return found;
}
