import { z } from 'zod';
import { deskLoader } from '~/door.server';
import { notFound } from '~/platform/errors/app-error';
import { csvFile, download } from '../csv/answer';
import { batchById } from '../queries.server';
import { refusedCsv, refusedServices } from '../refused.server';
import { spooled } from '../spool.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** The refused rows of an import as they stood, with the reasons, to be put right and sent again. */
export const loader = deskLoader({ can: ['add', 'Provision'], params }, async ({ db, desk, params: { id } }) => {
  const batch = await batchById(db, id);
  if (batch?.tenantNo !== desk.tenant.tenantNo) throw notFound();
  if (batch.format === 'csv') return csvFile('refused-rows.csv', await spooled((add) => refusedCsv(db, batch, add)));
  const services = await spooled((add) => refusedServices(db, batch, add));
  return download('refused-services.json', 'application/json; charset=utf-8', services);
});
