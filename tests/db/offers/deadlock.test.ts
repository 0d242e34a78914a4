import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node';
import type postgres from 'postgres';
import { expect, it } from 'vitest';
import { newId } from '#db/id';
import { matchNeed } from '~/features/matches/commands.server';
import { action as matchAction } from '~/features/matches/routes/matches';
import { action as statusAction } from '~/features/offers/routes/status';
import type { SignedIn } from '~/platform/auth/session.server';
import { needsOf, officer } from '../matches/stage';
import { asked, at, behind, setTheStage, SOUTH_STAFFORDSHIRE } from '../requests/stage';
import { offered } from './stage';

setTheStage();

const PRIYA: SignedIn = {
  sessionId: 'x',
  user: { id: newId(), name: 'Priya Nair', email: 'priya@test.example' },
  memberships: [{ tenantNo: SOUTH_STAFFORDSHIRE, countyNo: 41, role: 'officer' }],
};

function sent(id: string, form: Record<string, string>): ActionFunctionArgs {
  const request = new Request('http://localhost/x', { method: 'POST', body: new URLSearchParams(form) });
  const context = { nonce: '', clientAddress: '', session: Promise.resolve(PRIYA) } as AppLoadContext;
  return { request, params: { tenant: 'south-staffordshire', id }, context };
}

/** Waits until so many transactions of this database wait for another one. */
async function untilWaiting(tx: postgres.TransactionSql, count: number): Promise<void> {
  for (;;) {
    await tx`select pg_stat_clear_snapshot()`;
    const [row] = await tx`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (row?.waiting === count) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

// A match locks the request and then the offer; a withdrawal the offer and then the requests that it helps with.
it('a match and a withdrawal that wait for each other are both answered', async () => {
  const requestId = await asked({ needs: [1, 6].map((category) => ({ category, detail: '' })) });
  const offerId = await offered({ categories: [1, 6] });
  const [first, second] = await needsOf(requestId);
  const helped = { requestId, needId: first?.id ?? '', offerId };
  await at(SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, helped, officer('Priya Nair')));

  const { answers } = await behind().begin(async (tx) => {
    await tx`select from request where id = ${requestId} for update`;
    const matching = matchAction(sent(requestId, { intent: 'match', needId: second?.id ?? '', offerId }));
    await untilWaiting(tx, 1);
    const leaving = statusAction(sent(offerId, { move: 'withdraw', reason: 'Ill', tasks: '1', version: '1' }));
    await untilWaiting(tx, 2);
    // In an object: what a transaction returns is awaited before its commit, and these wait for that.
    return { answers: Promise.allSettled([matching, leaving]) };
  });
  const settled = await answers;
  expect(settled).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }]);
  const statuses = settled.map(
    (one) => one.status === 'fulfilled' && one.value instanceof Response && one.value.status,
  );
  expect(statuses[0]).toBe(302);
  // The withdrawal is done, or says that there is one more task than was on its page.
  expect([302, 409]).toContain(statuses[1]);
});
