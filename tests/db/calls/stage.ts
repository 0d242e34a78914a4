import { newId } from '#db/id';
import type { TenantDb } from '#db/client.server';
import { createProvision } from '~/features/provision/create.server';
import { blankContent, type ProvisionContent } from '~/features/provision/schema';
import type { Desk } from '~/door.server';
import { saveCall, startCall, type Saved } from '~/features/calls/commands.server';
import type { SavedFields } from '~/features/calls/schema';
import { actorAt, THE_RESIDENT } from '~/platform/audit/actor';
import { as, at } from '../requests/stage';

/** Wrap-up codes. */
export const HELPED = { code: 1, words: 'The caller has what they need' };
export const SILENT = { code: 7, words: 'Nobody spoke, or a nuisance call' };

export const COPPENHALL_AREA = 'E04008961';

/** A published entry that covers Coppenhall, held by a council; answers its id. */
export async function provided(holderNo: number, differences: Partial<ProvisionContent> = {}): Promise<string> {
  const id = newId();
  const plain = blankContent({
    kind: 'service',
    name: 'Penkridge Food Share',
    runBy: 'Penkridge Food Share',
    summary: 'Parcels',
    categories: [1],
  });
  const content = { ...plain, areaCodes: [COPPENHALL_AREA], ...differences };
  const entry = { id, countyNo: Math.floor(holderNo / 1_000_000), holderNo, recordedByNo: null, content };
  await at(holderNo, (db) => createProvision(db, entry, THE_RESIDENT));
  return id;
}

/** A call that somebody at a desk has begun. */
export async function begun(desk: Desk): Promise<string> {
  return as(desk, (db) => startCall(db, desk, newId()));
}

/** Saves as one open page does; `editor` is the page. */
export function saved(
  desk: Desk,
  id: string,
  fields: Partial<SavedFields>,
  page: { version: number; editor: string } = { version: 1, editor: newId() },
): Promise<Saved> {
  return as(desk, (db: TenantDb) => saveCall(db, id, { ...page, ...fields }, actorAt(desk)));
}
