import { deskAction } from '~/door.server';
import { readEntryFilter } from '~/features/provision/filters';
import { entryChoices } from '~/features/provision/list.server';
import { placesAround } from '~/features/provision/places.server';
import { actorAt } from '~/platform/audit/actor';
import { recordDeskEvent } from '~/platform/audit/desk-events.server';
import type { View } from '~/platform/audit/views.server';
import { csvFile, download } from '../csv/answer';
import { exportCsv, exportServices } from '../export.server';
import { EXPORT_OPEN_REFERRAL } from '../schema';
import { spooled } from '../spool.server';

/**
 * What the list of the community map shows, as a file: CSV with what its staff know, or Open Referral UK with what is
 * published. Asked for by a form and not by a link, because it leaves an event beside the record that the list was looked at.
 */
export const action = deskAction(
  { can: ['export', 'Provision'], views: (answer: Response & { viewed?: View[] }) => answer.viewed ?? [] },
  async ({ db, desk, form }) => {
    const { slug, tenantNo } = desk.tenant;
    const around = await placesAround(db, desk.tenant);
    const filter = readEntryFilter(asQuery(form), entryChoices(desk, around));
    const open = form.get('format') === EXPORT_OPEN_REFERRAL;
    let count = 0;
    const file = await spooled(async (add) => {
      count = await (open ? exportServices : exportCsv)(db, { desk, filter, around }, add);
    });
    const data = { format: open ? EXPORT_OPEN_REFERRAL : 'csv', count };
    await recordDeskEvent(db, actorAt(desk), { tenantNo, kind: 'provision_exported', data });
    const viewed: View[] = [{ subject: 'Provision', id: null, tenantNo }];
    const answer = open
      ? download(`community-map-${slug}.json`, 'application/json; charset=utf-8', file)
      : csvFile(`community-map-${slug}.csv`, file);
    return Object.assign(answer, { viewed });
  },
);

function asQuery(form: FormData): URLSearchParams {
  return new URLSearchParams([...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}
