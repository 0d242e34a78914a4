import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import type { View } from '~/platform/audit/views.server';
import { publicOrigin } from '~/platform/env.server';
import { notFound } from '~/platform/errors/app-error';
import { outboxIsOpen } from '~/platform/email/outbox.server';
import { linesOf } from './present.server';
import { countOutbox, readOutbox, type OutboxOf } from './queries.server';
import { readFilter } from './schema';

/**
 * A page of one of the demo's outboxes. Only in a demo, where no mail leaves and nobody in it is real; anywhere else there is
 * no such page (`notFound`).
 */
export async function readOutboxPage(db: TenantDb, desk: Desk, url: URL, whom: OutboxOf) {
  if (!outboxIsOpen()) throw notFound();
  const { before, after } = readFilter(url.searchParams);
  const [{ rows, newer, older }, total] = await Promise.all([
    readOutbox(db, { status: ['sent'], ...(before ? { before } : {}), ...(after ? { after } : {}) }, whom),
    countOutbox(db, whom),
  ]);
  const lines = await linesOf(db, rows);
  const page = (which: 'before' | 'after', id: string | undefined) =>
    id === undefined ? null : `${url.pathname}?${which}=${id}`;
  const viewed: View = { subject: 'Message', id: null, tenantNo: desk.tenant.tenantNo };
  return {
    tenant: { slug: desk.tenant.slug, shortName: desk.tenant.shortName },
    letters: lines.map((line, index) => ({ ...line, text: rows[index]?.text ?? '' })),
    origin: publicOrigin(),
    total,
    previous: newer ? page('after', lines[0]?.id) : null,
    next: older ? page('before', lines.at(-1)?.id) : null,
    viewed,
  };
}
