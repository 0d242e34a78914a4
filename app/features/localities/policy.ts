import type { Policy } from '~/platform/permissions/policy';

/** How a district groups its parishes: facts that everybody reads in filters and overviews. Here is who draws them. */
export const localityPolicy = {
  coordinator: ['change'],
  officer: ['change'],
} as const satisfies Policy;
