import { and, count, desc, eq, inArray, isNotNull, notInArray } from 'drizzle-orm';
import { authDb, withTenant } from '#db/client.server';
import { appUser, membership } from '#db/schema/auth';
import { rangeOf } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';
import { hashPassword, verifyPassword } from '~/platform/auth/password.server';
import { ROLES } from '~/platform/permissions/roles';
import type { StaffMember } from './staff';

/** One line of the list that start prints. */
export interface DemoAccount {
  email: string;
  who: string;
}

/** The accounts worth trying first, and the pattern of the others. */
export const ACCOUNTS_TO_TRY: readonly DemoAccount[] = [
  { email: 'coordinator@worcestershire.example', who: 'county coordinator; also coordinator@staffordshire.example' },
  { email: 'officer@south-staffordshire.example', who: 'district officer who takes calls too' },
  { email: 'officer@wychavon.example', who: 'district officer; there is one at officer@<district>.example everywhere' },
  { email: 'clerk@kinver.example', who: 'clerk of two parishes; every parish has its clerk@<parish>.example' },
  { email: 'calls@south-staffordshire.example', who: 'call handler; also calls@worcestershire.example' },
  { email: 'socialcare@worcestershire.example', who: 'social care, read only' },
  { email: 'admin@staffordshire.example', who: 'administrator: people and settings, no personal data' },
];

/** Whether anybody else has an account here: then this is not a database for a demo. */
export async function hasStrangers(staff: readonly StaffMember[]): Promise<boolean> {
  const ids = staff.map(({ id }) => id);
  const [row] = await authDb().select({ strangers: count() }).from(appUser).where(notInArray(appUser.id, ids));
  return (row?.strangers ?? 0) > 0;
}

/**
 * Makes the accounts of the demo and what they belong to, where they are not there yet. All of them share one password
 * and so one hash: four hundred would take a quarter of a minute and would hide nothing, since start prints the
 * password.
 */
export async function putAccounts(
  staff: readonly StaffMember[],
  counties: readonly TenantConfig[],
  password: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await authDb()
    .insert(appUser)
    .values(staff.map(({ id, email, name }) => ({ id, email, name, passwordHash })))
    .onConflictDoNothing();
  for (const { tenantNo, countyNo } of counties) {
    const { lo, hi } = rangeOf(tenantNo);
    const rows = staff.flatMap(({ id, memberships }) =>
      memberships
        .filter((one) => lo <= one.tenantNo && one.tenantNo <= hi)
        .map((one) => ({ countyNo, tenantNo: one.tenantNo, userId: id, role: ROLES[one.role] })),
    );
    await withTenant({ lo, hi, wlo: lo, whi: hi }, (db) => db.insert(membership).values(rows).onConflictDoNothing());
  }
}

/**
 * Gives the accounts the password that start is about to print, when it is another than they were made with. Whoever
 * has chosen a password of their own since then keeps it.
 */
export async function keepPassword(staff: readonly StaffMember[], password: string): Promise<void> {
  const ours = inArray(
    appUser.id,
    staff.map(({ id }) => id),
  );
  const [shared] = await authDb()
    .select({ hash: appUser.passwordHash, users: count() })
    .from(appUser)
    .where(and(ours, isNotNull(appUser.passwordHash)))
    .groupBy(appUser.passwordHash)
    .orderBy(desc(count()))
    .limit(1);
  if (!shared?.hash || (await verifyPassword(shared.hash, password))) return;
  const passwordHash = await hashPassword(password);
  await authDb().update(appUser).set({ passwordHash }).where(eq(appUser.passwordHash, shared.hash));
}
