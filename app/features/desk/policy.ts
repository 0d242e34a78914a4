import type { Policy } from '~/platform/permissions/policy';

/** The desk itself: its home and its tabs, without any record. */
export const deskPolicy = {
  coordinator: ['read'],
  officer: ['read'],
  clerk: ['read'],
  call_handler: ['read'],
  social_care: ['read'],
  administrator: ['read'],
} as const satisfies Policy;
