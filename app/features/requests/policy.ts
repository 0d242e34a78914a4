import type { Policy } from '~/platform/permissions/policy';

/** Requests for help. Social care may read across the county, and nothing else. */
export const requestPolicy = {
  coordinator: ['read', 'see_contacts', 'add', 'change', 'match', 'hand_on', 'export'],
  officer: ['read', 'see_contacts', 'add', 'change', 'match', 'hand_on', 'export'],
  clerk: ['read', 'see_contacts', 'add', 'change', 'match', 'export'],
  call_handler: ['read', 'see_contacts', 'add'],
  social_care: ['read', 'see_contacts'],
} as const satisfies Policy;
