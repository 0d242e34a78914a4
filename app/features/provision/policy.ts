import type { Policy } from '~/platform/permissions/policy';

/**
 * The community map. Call handlers and social care read it out and change nothing; who is behind an entry (its contact
 * for staff) is for those who keep it.
 */
export const provisionPolicy = {
  coordinator: ['read', 'see_contacts', 'add', 'change', 'hand_on', 'export'],
  officer: ['read', 'see_contacts', 'add', 'change', 'hand_on', 'export'],
  clerk: ['read', 'see_contacts', 'add', 'change', 'export'],
  call_handler: ['read'],
  social_care: ['read'],
} as const satisfies Policy;
