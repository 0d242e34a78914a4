import type { Policy } from '~/platform/permissions/policy';

/** Colleagues: who works at the tenants of one's range, and as what. */
export const staffPolicy = {
  coordinator: ['read', 'add', 'change'],
  administrator: ['read', 'add', 'change'],
} as const satisfies Policy;
