import type { Policy } from '~/platform/permissions/policy';

/** What call handlers say. Whoever takes calls reads it; coordinators and officers write it. */
export const scriptPolicy = {
  coordinator: ['read', 'add', 'change'],
  officer: ['read', 'add', 'change'],
  clerk: ['read'],
  call_handler: ['read'],
} as const satisfies Policy;
