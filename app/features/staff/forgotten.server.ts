import { withPortal } from '#db/client.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import type { Forgetful } from '~/platform/auth/forgotten.server';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { forgottenLetter } from './letters';

/**
 * Sends the link to somebody who has forgotten their password, in the name of a council that they work for. As the public role:
 * it can write a message for that council and read nothing of it, and the accounts' role gets no casework for this.
 */
export async function sendForgotten({ email, name, tenantNo, invitationId }: Forgetful): Promise<void> {
  await withPortal({ writeTo: tenantNo }, async (db) => {
    const tenant = await tenantByNo(db, tenantNo);
    if (!tenant) throw new Error(`No council has the number ${tenantNo}`);
    const facts = { sender: { name: tenant.name, phone: tenant.phone }, name };
    const letter = forgottenLetter(facts, privateLinkMark('invitation', invitationId));
    await queueMail(db, { countyNo: tenant.countyNo, tenantNo, to: email, ...letter });
  });
}
