import { and, eq, isNull, like, ne, or, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { mail } from '#db/schema/mail';
import { inScope } from '#db/scope.server';
import type { MailAbout } from './queue.server';
import { MAIL_STATUS } from './status';

/** Stands as the error of a message whose private link was ended before it left: nobody may send it any more. */
export const LINK_ENDED = 'link_ended';

/**
 * Gives up all messages about a record that have not left and carry a private link. Called where its links are ended: a
 * letter that arrives later, or that is tried again, would open nothing.
 */
export async function giveUpEndedLinks(db: TenantDb, about: MailAbout): Promise<void> {
  await db
    .update(mail)
    .set({ status: MAIL_STATUS.given_up, lastError: LINK_ENDED })
    .where(
      and(inScope(db, mail), isAbout(about), ne(mail.status, MAIL_STATUS.sent), like(mail.body, '%{{private-link:%')),
    );
}

/** Not one whose link was ended. */
export function linkNotEnded(): SQL {
  return or(isNull(mail.lastError), ne(mail.lastError, LINK_ENDED)) as SQL;
}

function isAbout(about: MailAbout): SQL {
  if ('requestId' in about) return eq(mail.requestId, about.requestId);
  return 'offerId' in about ? eq(mail.offerId, about.offerId) : eq(mail.provisionId, about.provisionId);
}
