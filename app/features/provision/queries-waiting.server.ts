import { and, ne, or, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { provision } from '#db/schema/provision';
import { heldBy, isToDo, notMerged } from './conditions.server';
import { countAnswers } from './queries-wishes.server';
import { PROVISION_STATUS } from './schema';

/** What waits for whoever keeps the entries of a council: each as many as the list shows under the same name. */
export interface EntriesWaiting {
  /** What groups signed up with, for the council to publish or decline. */
  signedUp: number;
  toConfirm: number;
  changes: number;
  stale: number;
  /** Answers of other councils that nobody here has put away. */
  answers: number;
}

/** The filter under which the list shows what waits for a council: its own, running, with something to see to. */
export const WAITING_QUERY = { holder: 'us', todo: ['signed_up', 'to_confirm', 'waiting', 'stale'] } as const;

/** What waits in the entries that a council holds itself. */
export async function entriesWaiting(db: TenantDb, own: number): Promise<EntriesWaiting> {
  const now = new Date();
  const counted = (what: (typeof WAITING_QUERY.todo)[number]) =>
    sql<number>`(count(*) filter (where ${isToDo(what, { now })}))::int`;
  const answers = await countAnswers(db, own);
  const [row] = await db
    .select({
      signedUp: counted('signed_up'),
      toConfirm: counted('to_confirm'),
      changes: counted('waiting'),
      stale: counted('stale'),
    })
    .from(provision)
    .where(runningOf(db, own));
  return { ...(row ?? { signedUp: 0, toConfirm: 0, changes: 0, stale: 0 }), answers };
}

/** How many entries of a council something waits in, counted up to `atMost`. */
export async function countEntriesWaiting(db: TenantDb, own: number, atMost: number): Promise<number> {
  const now = new Date();
  const any = or(...WAITING_QUERY.todo.map((what) => isToDo(what, { now })));
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(provision)
    .where(and(runningOf(db, own), any))
    .limit(atMost)
    .as('some');
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

/** What has ended waits for nobody. */
function runningOf(db: TenantDb, own: number): SQL {
  return and(notMerged(db), heldBy('us', own), ne(provision.status, PROVISION_STATUS.ended)) as SQL;
}
