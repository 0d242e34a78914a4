import type { TenantDb } from '#db/client.server';
import { holderOf } from '~/features/portal/holder.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import { queueMail } from '~/platform/email/queue.server';
import { publicOrigin } from '~/platform/env.server';
import { paths } from '~/paths';
import type { HeldProvision } from './hold.server';
import { joinAnswered } from './messages';
import type { EntryChange } from './queries.server';

/**
 * Writes to a council that asked to join in with an entry what its holder decided: `reason` where it declined, null where it
 * agreed. Nothing for any other change. On that council's desk the answer is put by the database (`answer_wish`).
 */
export async function tellWhoAsked(
  db: TenantDb,
  { id, countyNo, tenantNo, content }: Pick<HeldProvision, 'id' | 'countyNo' | 'tenantNo' | 'content'>,
  { kind, fromTenantNo }: Pick<EntryChange, 'kind' | 'fromTenantNo'>,
  reason: string | null,
): Promise<void> {
  const asker = kind === 'join' && fromTenantNo !== null ? await tenantByNo(db, fromTenantNo) : null;
  if (!asker) return;
  const holder = await holderOf(db, tenantNo);
  const wishes = publicOrigin() + paths.wishes(asker.slug);
  const message = joinAnswered({ holder, entry: content.name, reason, wishes });
  await queueMail(db, { countyNo, tenantNo, to: asker.email, about: { provisionId: id }, ...message });
}
