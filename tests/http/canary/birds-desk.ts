import { newId } from '#db/id';
import type { Put } from './birds-calls';

/** What else a desk keeps to itself: a file that is read in, and a page that nobody published. */
export interface DeskBirds {
  batchId: string;
  pageSlug: string;
}

/** Plants what is neither a record of a person nor public. */
export async function plantDesk(put: Put, word: string, openEntryId: string, holderNo: number): Promise<DeskBirds> {
  const batchId = newId();
  const pageSlug = `draft-of-${holderNo}`;
  await put('import_batch', {
    ...{ id: batchId, format: 1, status: 3, source: `${word} source`, file_name: `${word}.csv` },
    actor_name: `${word} Actor`,
  });
  await put('import_row', { batch_id: batchId, no: 1, verdict: 4, name: `${word} row` });
  await put('page_version', {
    ...{ id: newId(), slug: pageSlug, title: `${word} title`, markdown: `${word} page`, version: 1, state: 1 },
    author_name: `${word} Author`,
  });
  await put('join_wish', {
    ...{
      id: newId(),
      provision_id: openEntryId,
      holder_no: holderNo,
      entry_name: `${word} entry`,
      area_codes: ['E04008961'],
    },
    status: 3,
    decided_at: new Date(),
    reason: `${word} reason`,
  });
  const actor = { user_id: newId(), user_name: `${word} Reader`, user_tenant_no: holderNo, role: 2 };
  await put('view_record', { ...actor, id: newId(), subject: 'Request' });
  await put('desk_event', { id: newId(), kind: 'invited', actor_name: `${word} Actor` });
  return { batchId, pageSlug };
}
