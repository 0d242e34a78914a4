import type { Policy } from '~/platform/permissions/policy';

/** Who looked at a record, and what was changed. */
export const auditPolicy = {
  coordinator: ['read'],
  officer: ['read'],
  clerk: ['read'],
} as const satisfies Policy;
