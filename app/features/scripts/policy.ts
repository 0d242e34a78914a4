import type { Policy } from '~/platform/permissions/policy';

/** What call handlers say. Whoever takes calls reads it; coordinators, officers and clerks write what their own desks say. */
export const scriptPolicy = {
  coordinator: ['read', 'add', 'change'],
  officer: ['read', 'add', 'change'],
  clerk: ['read', 'add', 'change'],
  call_handler: ['read'],
} as const satisfies Policy;
