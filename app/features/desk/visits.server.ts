import { sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { deskVisit } from '#db/schema/audit';
import type { Desk } from '~/door.server';

/** Looks within so many minutes of the first are one visit: a reload does not make the news old, a morning's work does. */
const VISIT_MINUTES = 30;

/**
 * Notes that somebody looks at the desk's home, and answers when they looked the time before; null the first time.
 * Each may write this in their own name with the range they read.
 */
export async function visitDesk(
  db: TenantDb,
  { tenant, member }: Pick<Desk, 'tenant' | 'member'>,
): Promise<Date | null> {
  const isOver = sql`${deskVisit.beganAt} < now() - make_interval(mins => ${VISIT_MINUTES})`;
  const [visit] = await db
    .insert(deskVisit)
    .values({ countyNo: tenant.countyNo, tenantNo: tenant.tenantNo, userId: member.userId, lookedAt: sql`now()` })
    .onConflictDoUpdate({
      target: [deskVisit.tenantNo, deskVisit.userId],
      set: {
        lookedAt: sql`now()`,
        previousAt: sql`case when ${isOver} then ${deskVisit.lookedAt} else ${deskVisit.previousAt} end`,
        beganAt: sql`case when ${isOver} then now() else ${deskVisit.beganAt} end`,
      },
    })
    .returning({ previousAt: deskVisit.previousAt });
  return visit?.previousAt ?? null;
}
