import type { Policy } from '~/platform/permissions/policy';

/** Joining a need to an offer, and undoing it. */
export const matchPolicy = {
  coordinator: ['read', 'add', 'change'],
  officer: ['read', 'add', 'change'],
  clerk: ['read', 'add', 'change'],
  call_handler: ['read'],
  social_care: ['read'],
} as const satisfies Policy;
