import type { provision, provisionChange, provisionEvent, provisionLink } from '#db/schema/provision';
import { columnsOf } from '~/features/provision/content.server';
import { CHANGE_KIND, CHANGE_STATUS } from '~/features/provision/schema';
import { linkToken, sha256 } from '~/platform/hash.server';
import type { MapChange, MapEntry } from './map-entries';

/** An entry of the community map and all that lies under it, as rows. */
export interface MapRows {
  provision: typeof provision.$inferInsert;
  events: (typeof provisionEvent.$inferInsert)[];
  changes: (typeof provisionChange.$inferInsert)[];
  links: (typeof provisionLink.$inferInsert)[];
}

/** The rows of an entry, as the commands of the product would have left them. */
export function rowsOfMapEntry(entry: MapEntry): MapRows {
  const { id, holder, recordedByNo, content, confirmed, version, createdAt, updatedAt } = entry;
  const held = { countyNo: holder.countyNo, tenantNo: holder.tenantNo };
  const under = { ...held, provisionId: id };
  const confirmation = { confirmedAt: confirmed?.at ?? null, confirmedBy: confirmed?.by ?? null };
  return {
    provision: { ...held, id, recordedByNo, ...columnsOf(content), ...confirmation, version, createdAt, updatedAt },
    events: entry.events.map(({ actor, ...event }) => ({
      ...under,
      ...event,
      actorId: actor.id,
      actorName: actor.name,
      actorTenantNo: actor.tenantNo,
      onBehalfOf: actor.onBehalfOf,
    })),
    changes: entry.changes.map((change) => ({ ...under, basedOn: version, ...changeRow(change) })),
    links: entry.withLink ? [{ ...under, tokenHash: sha256(linkToken('provision', id)), createdAt }] : [],
  };
}

function changeRow({ kind, status, decided, ...change }: MapChange) {
  const decision = decided ? { decidedAt: decided.at, decidedBy: decided.by, reason: decided.reason } : {};
  return { ...change, ...decision, kind: CHANGE_KIND[kind], status: CHANGE_STATUS[status] };
}
