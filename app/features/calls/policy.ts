import type { Policy } from '~/platform/permissions/policy';

/** Calls and call-backs, with what callers said. Social care and administrators have no part in them. */
export const callPolicy = {
  coordinator: ['read', 'see_contacts', 'add', 'change'],
  officer: ['read', 'see_contacts', 'add', 'change'],
  clerk: ['read', 'see_contacts', 'add', 'change'],
  call_handler: ['read', 'see_contacts', 'add', 'change'],
} as const satisfies Policy;

/** The figures of the call desk, without personal data: for those who plan it. */
export const callFiguresPolicy = {
  coordinator: ['read'],
  officer: ['read'],
  clerk: ['read'],
} as const satisfies Policy;
