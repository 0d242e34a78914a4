import type { TenantDb } from '#db/client.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { ago } from '~/ui/format/dates';
import type { MessageRow } from './queries.server';
import { reasonInWords, templateInWords } from './rules';
import type { MessageLine } from './components/message-table';

/** Messages as a page shows them, with the names of the councils they belong to. */
export async function linesOf(db: TenantDb, rows: readonly MessageRow[]): Promise<MessageLine[]> {
  const now = new Date();
  const councils = await tenantsByNo(
    db,
    rows.map((row) => row.tenantNo),
  );
  return rows.map((row) => ({
    id: row.id,
    what: templateInWords(row.template),
    to: row.to,
    subject: row.subject,
    council: councils.get(row.tenantNo)?.shortName ?? '',
    status: row.status,
    attempts: row.attempts,
    reason: row.lastError === null ? null : reasonInWords(row.lastError),
    writtenAt: row.createdAt.toISOString(),
    writtenWords: ago(row.createdAt, now),
  }));
}
