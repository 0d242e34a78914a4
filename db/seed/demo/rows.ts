import type { match } from '#db/schema/matches';
import type { offer, offerArea, offerCategory, offerEvent, offerLink, offerNote } from '#db/schema/offers';
import type { need, request, requestEvent, requestLink, requestNote } from '#db/schema/requests';
import { MATCH_STATUS } from '~/features/matches/schema';
import { DBS, OFFER_KIND, OFFER_STATUS, TRANSPORT } from '~/features/offers/schema';
import { householdKey } from '~/features/requests/rules';
import { CHANNEL, NEED_STATUS, REQUEST_STATUS, URGENCY } from '~/features/requests/schema';
import type { Actor } from '~/platform/audit/actor';
import { keyedHash, linkToken, sha256 } from '~/platform/hash.server';
import type { Happening, Life, Note } from './life';
import type { OfferLife } from './offer-life';

type Insert<Table extends { $inferInsert: unknown }> = Table['$inferInsert'];

/** A request and all that lies under it, as rows. */
export interface RequestRows {
  request: Insert<typeof request>;
  needs: Insert<typeof need>[];
  matches: Insert<typeof match>[];
  events: Insert<typeof requestEvent>[];
  notes: Insert<typeof requestNote>[];
  link: Insert<typeof requestLink>;
}

/** The rows of a request, as the commands of the product would have left them. */
export function rowsOfRequest(life: Life): RequestRows {
  const { asked, holder } = life;
  const { needs: _, urgency, channel, ...entry } = asked.entry;
  const held = { countyNo: holder.countyNo, tenantNo: holder.tenantNo };
  const under = { ...held, requestId: entry.id };
  const household = householdKey(entry.address, entry.postcode);
  return {
    request: {
      ...held,
      ...entry,
      reference: asked.reference,
      status: REQUEST_STATUS[asked.standing.status],
      urgency: URGENCY[urgency],
      channel: CHANNEL[channel],
      portalNo: asked.portal.tenantNo,
      askedAt: asked.askedAt,
      householdHash: household === null ? null : keyedHash('household', household),
      closeReason: life.closeReason,
      closedAt: life.closedAt,
      version: life.version,
      updatedAt: life.updatedAt,
    },
    needs: life.needs.map(({ status, ...rest }) => ({
      ...under,
      ...rest,
      status: NEED_STATUS[status],
      createdAt: asked.askedAt,
    })),
    matches: life.matches.map(({ need: index, offer: helper, by, status, ...rest }) => ({
      ...under,
      ...rest,
      needId: life.needs[index]?.id ?? '',
      offerId: helper.entry.id,
      status: MATCH_STATUS[status],
      matchedBy: by.name,
    })),
    events: life.events.map((event) => ({ ...under, ...eventRow(event) })),
    notes: life.notes.map((note) => ({ ...under, ...noteRow(note) })),
    link: { ...under, tokenHash: sha256(linkToken('request', entry.id)), createdAt: asked.askedAt },
  };
}

/** An offer and all that lies under it, as rows. */
export interface OfferRows {
  offer: Insert<typeof offer>;
  categories: Insert<typeof offerCategory>[];
  areas: Insert<typeof offerArea>[];
  events: Insert<typeof offerEvent>[];
  notes: Insert<typeof offerNote>[];
  link: Insert<typeof offerLink>;
}

/** The rows of an offer, as the commands of the product would have left them. */
export function rowsOfOffer(life: OfferLife): OfferRows {
  const { offered, closeReason, version, updatedAt } = life;
  const { holder, portal, standing, reference, offeredAt, dbsUntil, pausedUntil } = offered;
  const { kind, channel, transport, dbs, areas, categories, ...entry } = offered.entry;
  const held = { countyNo: holder.countyNo, tenantNo: holder.tenantNo };
  const under = { ...held, offerId: entry.id };
  return {
    offer: {
      ...held,
      ...entry,
      reference,
      kind: OFFER_KIND[kind],
      status: OFFER_STATUS[standing.status],
      channel: CHANNEL[channel],
      portalNo: portal.tenantNo,
      transport: TRANSPORT[transport],
      dbs: DBS[dbs],
      dbsUntil,
      pausedUntil,
      offeredAt,
      closeReason,
      version,
      updatedAt,
    },
    categories: [...new Set(categories)].map((category) => ({ ...under, category })),
    areas: [...new Set(areas)].map((areaCode) => ({ ...under, areaCode })),
    events: life.events.map((event) => ({ ...under, ...eventRow(event) })),
    notes: life.notes.map((note) => ({ ...under, ...noteRow(note) })),
    link: { ...under, tokenHash: sha256(linkToken('offer', entry.id)), createdAt: offeredAt },
  };
}

function eventRow({ id, kind, at, actor, data }: Happening) {
  return { id, kind, at, data, ...actorColumns(actor) };
}

function actorColumns({ id, name, tenantNo, onBehalfOf }: Actor) {
  return { actorId: id, actorName: name, actorTenantNo: tenantNo, onBehalfOf };
}

function noteRow({ id, body, author, at }: Note) {
  return { id, body, authorId: author.id, authorName: author.name, at };
}
