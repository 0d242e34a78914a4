import { deskAction } from '~/door.server';
import { readEntryFilter } from '~/features/provision/filters';
import { entryChoices } from '~/features/provision/list.server';
import { localitiesAround } from '~/features/provision/places.server';
import { actorAt } from '~/platform/audit/actor';
import { recordDeskEvent } from '~/platform/audit/desk-events.server';
import type { View } from '~/platform/audit/views.server';
import { csvFile } from '../csv/answer';
import { exportCsv } from '../export.server';

/**
 * What the list of the community map shows, as a file. Asked for by a form and not by a link, because it leaves an event
 * beside the record that the list was looked at.
 */
export const action = deskAction(
  { can: ['export', 'Provision'], views: (answer: Response & { viewed?: View[] }) => answer.viewed ?? [] },
  async ({ db, desk, form }) => {
    const { tenant } = desk;
    const localities = await localitiesAround(db, tenant);
    const filter = readEntryFilter(asQuery(form), entryChoices(desk, localities));
    const { text, count } = await exportCsv(db, desk, filter, localities);
    const data = { format: 'csv', count };
    await recordDeskEvent(db, actorAt(desk), { tenantNo: tenant.tenantNo, kind: 'provision_exported', data });
    const viewed: View[] = [{ subject: 'Provision', id: null, tenantNo: tenant.tenantNo }];
    return Object.assign(csvFile(`community-map-${tenant.slug}.csv`, text), { viewed });
  },
);

function asQuery(form: FormData): URLSearchParams {
  return new URLSearchParams([...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}
