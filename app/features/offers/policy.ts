import type { Policy } from '~/platform/permissions/policy';

/** Offers of volunteers and groups. Social care sees who is helping on the request itself, not the register. */
export const offerPolicy = {
  coordinator: ['read', 'see_contacts', 'add', 'change', 'hand_on', 'export'],
  officer: ['read', 'see_contacts', 'add', 'change', 'hand_on', 'export'],
  clerk: ['read', 'see_contacts', 'add', 'change', 'export'],
} as const satisfies Policy;
