import { z } from 'zod';
import { deskLoader } from '~/door.server';
import { notFound } from '~/platform/errors/app-error';
import { csvFile } from '../csv/answer';
import { refusedCsv } from '../refused.server';
import { batchById } from '../queries.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** The refused rows of an import as they stood, with the reasons, to be put right and sent again. */
export const loader = deskLoader({ can: ['add', 'Provision'], params }, async ({ db, desk, params: { id } }) => {
  const batch = await batchById(db, id);
  if (batch?.tenantNo !== desk.tenant.tenantNo) throw notFound();
  return csvFile('refused-rows.csv', await refusedCsv(db, batch));
});
