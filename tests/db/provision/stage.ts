import { newId } from '#db/id';
import { createProvision } from '~/features/provision/create.server';
import { blankContent, type ProvisionContent } from '~/features/provision/schema';
import { at } from '../requests/stage';

/** An entry as its holder would have recorded it; answers its id. */
export async function recorded(holderNo: number, wish: Partial<ProvisionContent> & { name: string }): Promise<string> {
  const plain = blankContent({
    kind: 'service',
    name: wish.name,
    runBy: 'Invented group',
    summary: 'Neighbours help.',
    categories: [1],
  });
  const entry = { id: newId(), countyNo: Math.floor(holderNo / 1_000_000), holderNo, recordedByNo: null };
  const actor = { id: null, name: 'Test', tenantNo: holderNo, onBehalfOf: null };
  await at(holderNo, (db) => createProvision(db, { ...entry, content: { ...plain, ...wish } }, actor));
  return entry.id;
}
