import { and, asc, eq, isNull } from 'drizzle-orm';
import { authDb } from '#db/client.server';
import { membership } from '#db/schema/auth';
import { report } from '../door/refusal.server';
import { findAccount } from './account.server';
import { recordSignIn } from './events.server';
import { invite } from './invitations.server';
import { accountKey, addressKey, countGuess } from './limits.server';

/** How long the link of a forgotten password can be used. */
const LINK_MS = 60 * 60 * 1000;
/** Longer than the work for an account that exists ever takes by itself: every answer takes as long as this. */
const ANSWER_MS = 1000;

/** Whom a link goes to, and whose message it is: one of the councils that they work for. */
export interface Forgetful {
  email: string;
  name: string;
  tenantNo: number;
  /** The invitation that its link opens. */
  invitationId: string;
}

interface Asking {
  email: string;
  /** The visitor's network address. */
  address: string;
}

/** What somebody who asks is told: the same whether or not there is such an account. */
export type Asked = { kind: 'asked' } | { kind: 'limited'; retryAfterSeconds: number };

/**
 * Takes the word of somebody who has forgotten their password: if the address has an account that may be used, `send` sends it a
 * link to choose a new one, three times an hour at most. Neither the answer nor the time it takes tells whether it has.
 */
export async function forgotPassword(
  asking: Asking,
  send: (to: Forgetful) => Promise<void>,
  pause: () => Promise<unknown> = () => new Promise((resolve) => setTimeout(resolve, ANSWER_MS)),
): Promise<Asked> {
  const byAddress = await countGuess('askedAddress', addressKey(asking.address));
  if (!byAddress.ok) return { kind: 'limited', retryAfterSeconds: byAddress.retryAfterSeconds };
  await Promise.all([answerBehind(asking.email, send).catch(report), pause()]);
  return { kind: 'asked' };
}

async function answerBehind(email: string, send: (to: Forgetful) => Promise<void>): Promise<void> {
  const counted = await countGuess('askedAccount', accountKey(email));
  const account = await findAccount(email);
  await recordSignIn('password_asked', account?.id ?? null);
  const tenantNo = account && !account.disabledAt && counted.ok ? await tenantOf(account.id) : null;
  if (!account || tenantNo === null) return;
  const { id } = await invite({ userId: account.id, tenantNo }, { forMs: LINK_MS, askedByOwner: true });
  await send({ email: account.email, name: account.name, tenantNo, invitationId: id });
}

/** The first council that somebody works for; null for whoever works for none any more. */
async function tenantOf(userId: string): Promise<number | null> {
  const [row] = await authDb()
    .select({ tenantNo: membership.tenantNo })
    .from(membership)
    .where(and(eq(membership.userId, userId), isNull(membership.endedAt)))
    .orderBy(asc(membership.tenantNo))
    .limit(1);
  return row?.tenantNo ?? null;
}
