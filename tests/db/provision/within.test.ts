import { expect, it } from 'vitest';
import { withPortal } from '#db/client.server';
import { withinBlocks } from '~/features/provision/queries-within.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import { behind, KINVER, setTheStage } from '../requests/stage';
import { recorded } from './stage';

setTheStage();

it('puts what runs before what does not, and the confirmed before the stale, among what fits as well', async () => {
  const stale = await recorded(KINVER, { name: 'Quilters A' });
  await behind()`update provision set updated_at = now() - interval '400 days' where id = ${stale}`;
  await recorded(KINVER, { name: 'Quilters B', status: 'paused' });
  await recorded(KINVER, { name: 'Quilters C', status: 'planned', plannedFrom: '2999-01-01' });
  await recorded(KINVER, { name: 'Quilters D' });
  const found = await withPortal({}, async (db) => {
    const kinver = await tenantByNo(db, KINVER);
    if (!kinver) throw new Error('Kinver is not there');
    return (await withinBlocks(db, kinver, { words: 'quilters' }, 50))(0);
  });
  const names = found.entries.map(({ content }) => content.name);
  expect(names).toEqual(['Quilters D', 'Quilters A', 'Quilters B', 'Quilters C']);
});
