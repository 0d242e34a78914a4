import type { TenantDb } from '#db/client.server';
import { mail } from '#db/schema/mail';
import { requestReceived } from '~/features/requests/messages';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { MAIL_STATUS } from '~/platform/email/status';
import type { CountyDemo } from './county';
import type { Life } from './life';

/** How many confirmations are shown as sent, and how many could not be delivered; in each county. */
const SENT = 15;
const GIVEN_UP = 2;

/**
 * Confirmations of the latest requests by form, as the outbox shows them: most were sent, two were refused by the mail
 * provider and wait for somebody to ask for the address again. Nothing is put into the queue.
 */
export async function writeLetters(db: TenantDb, { requests, kit }: CountyDemo): Promise<void> {
  const written = requests.filter(({ asked }) => asked.entry.email !== null && asked.entry.channel === 'online');
  const latest = written.slice(-(SENT + GIVEN_UP));
  const rows = latest.map((life, index) => letterOf(life, index % 7 === 3 && index < 7 * GIVEN_UP, kit.idAt));
  if (rows.length > 0) await db.insert(mail).values(rows);
}

function letterOf({ asked, holder }: Life, givenUp: boolean, idAt: (moment: Date) => string) {
  const { entry, reference, askedAt } = asked;
  const link = privateLinkMark('request', entry.id);
  const sentAt = new Date(Math.min(askedAt.getTime() + 4000, Date.now()));
  return {
    countyNo: holder.countyNo,
    tenantNo: holder.tenantNo,
    id: idAt(askedAt),
    ...requestReceived({ holder: asked.holder, reference, link, forOther: entry.forOther }),
    toAddress: entry.email ?? '',
    attempts: 1,
    createdAt: askedAt,
    ...(givenUp
      ? { status: MAIL_STATUS.given_up, lastError: '422 validation_error' }
      : { status: MAIL_STATUS.sent, sentAt }),
  };
}
