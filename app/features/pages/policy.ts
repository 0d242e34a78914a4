import type { Policy } from '~/platform/permissions/policy';

/** The information pages of a portal: kept by those who answer for their council's words. */
export const pagePolicy = {
  coordinator: ['read', 'add', 'change'],
  officer: ['read', 'add', 'change'],
  clerk: ['read', 'add', 'change'],
} as const satisfies Policy;
