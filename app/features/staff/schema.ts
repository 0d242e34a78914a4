import { z } from 'zod';
import { email, line } from '~/platform/forms/fields';
import { ROLES, type Role } from '~/platform/permissions/roles';

const roleNames = Object.keys(ROLES) as [Role, ...Role[]];

/** A password as typed: nothing of it is trimmed. The bound is far above any that could have been chosen. */
const typedPassword = (missing: string) => z.string({ error: missing }).max(1000, missing);

/** The sign-in form. */
export const signInSchema = z.object({
  email: z.string({ error: 'Enter your email address' }).pipe(email),
  password: typedPassword('Enter your password'),
});

/** The form behind an invitation's link. What makes a password good is asked of `passwordProblem`. */
export const passwordSchema = z.object({ password: typedPassword('Enter a password') });

/** Somebody says that they have forgotten their password. */
export const forgottenSchema = z.object({ email: z.string({ error: 'Enter your email address' }).pipe(email) });

/** Somebody changes their own password. */
export const changePasswordSchema = z.object({
  current: typedPassword('Enter the password you have now'),
  password: typedPassword('Enter a new password'),
});

/** The form that invites a colleague. Whether the role fits the council is asked of `isRoleAt`. */
export const invitationSchema = z.object({
  name: line(200, 'Enter their full name'),
  email: z.string({ error: 'Enter their email address' }).pipe(email),
  role: z.enum(roleNames, 'Choose what they will do'),
  tenantNo: z.coerce.number({ error: 'Choose their council' }).int(),
});

export type InvitationForm = z.output<typeof invitationSchema>;

/** Names one membership in an address: `?at=47006000&as=officer`. */
export const membershipSchema = z.object({
  at: z.coerce.number().int().min(1_000_000).max(999_999_999),
  as: z.enum(roleNames),
});
