import type { Policy } from '~/platform/permissions/policy';

/** Messages sent to residents and volunteers, and those that could not be delivered. */
export const messagePolicy = {
  coordinator: ['read', 'change'],
  officer: ['read', 'change'],
  clerk: ['read', 'change'],
} as const satisfies Policy;
