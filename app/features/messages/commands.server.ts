import { and, eq } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { deskEvent } from '#db/schema/audit';
import { mail } from '#db/schema/mail';
import { inScope } from '#db/scope.server';
import type { Actor } from '~/platform/audit/actor';
import { linkNotEnded } from '~/platform/email/ended-links.server';
import { enqueueMail } from '~/platform/email/queue.server';
import { MAIL_STATUS } from '~/platform/email/status';

/**
 * Puts a message that was given up into the queue again, with all its tries before it, and records who did so. A
 * message that is not given up (somebody else was faster, the button was pressed twice), or whose private link was ended
 * since, is left as it is.
 *
 * @returns whether this call did it
 */
export async function tryMessageAgain(db: TenantDb, id: string, actor: Actor): Promise<boolean> {
  const [message] = await db
    .update(mail)
    .set({ status: MAIL_STATUS.waiting, lastError: null })
    .where(and(inScope(db, mail), eq(mail.id, id), eq(mail.status, MAIL_STATUS.given_up), linkNotEnded()))
    .returning({ countyNo: mail.countyNo, tenantNo: mail.tenantNo });
  if (!message) return false;
  await Promise.all([
    enqueueMail(db, message.tenantNo, id),
    db.insert(deskEvent).values({
      ...message,
      id: newId(),
      kind: 'message_tried_again',
      actorId: actor.id,
      actorName: actor.name,
      actorTenantNo: actor.tenantNo,
      onBehalfOf: actor.onBehalfOf,
      data: { mailId: id },
    }),
  ]);
  return true;
}
