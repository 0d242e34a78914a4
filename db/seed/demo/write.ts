import type { TenantDb } from '#db/client.server';
import { call, callBack, callEvent, callSignpost } from '#db/schema/calls';
import { match } from '#db/schema/matches';
import { offer, offerArea, offerCategory, offerEvent, offerLink, offerNote } from '#db/schema/offers';
import { need, request, requestEvent, requestLink, requestNote } from '#db/schema/requests';
import { provision, provisionChange, provisionEvent, provisionLink } from '#db/schema/provision';
import { rowsOfCall } from './call-rows';
import type { CountyDemo } from './county';
import type { MapEntry } from './map-entries';
import { rowsOfMapEntry } from './map-rows';
import type { OfferLife } from './offer-life';
import type { Life } from './life';
import { rowsOfOffer, rowsOfRequest } from './rows';

/** Rows a statement: each column of each row is a parameter, of which there may be 65,535. */
const BATCH = 400;

/** Writes the offers of a county with all that lies under them, in the range of `db`. */
export async function writeOffers(db: TenantDb, offers: readonly OfferLife[]): Promise<void> {
  const rows = offers.map(rowsOfOffer);
  await inBatches(
    rows,
    (one) => [one.offer],
    (batch) => db.insert(offer).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.categories,
    (batch) => db.insert(offerCategory).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.areas,
    (batch) => db.insert(offerArea).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.events,
    (batch) => db.insert(offerEvent).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.notes,
    (batch) => db.insert(offerNote).values(batch),
  );
  await inBatches(
    rows,
    (one) => [one.link],
    (batch) => db.insert(offerLink).values(batch),
  );
}

/**
 * Writes the requests of a county with all that lies under them; the offers they are matched with must be there. The
 * assignments follow by themselves, and so does the incident that each request belongs to.
 */
export async function writeRequests(db: TenantDb, lives: readonly Life[]): Promise<void> {
  const rows = lives.map(rowsOfRequest);
  await inBatches(
    rows,
    (one) => [one.request],
    (batch) => db.insert(request).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.needs,
    (batch) => db.insert(need).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.matches,
    (batch) => db.insert(match).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.events,
    (batch) => db.insert(requestEvent).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.notes,
    (batch) => db.insert(requestNote).values(batch),
  );
  await inBatches(
    rows,
    (one) => [one.link],
    (batch) => db.insert(requestLink).values(batch),
  );
}

/** Writes the community map of a county with all that lies under it. */
export async function writeMap(db: TenantDb, entries: readonly MapEntry[]): Promise<void> {
  const rows = entries.map(rowsOfMapEntry);
  await inBatches(
    rows,
    (one) => [one.provision],
    (batch) => db.insert(provision).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.events,
    (batch) => db.insert(provisionEvent).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.changes,
    (batch) => db.insert(provisionChange).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.links,
    (batch) => db.insert(provisionLink).values(batch),
  );
}

/** Writes the calls of a county with all that lies under them; requests and the community map must be there. */
export async function writeCalls(db: TenantDb, { calls, kit }: Pick<CountyDemo, 'calls' | 'kit'>): Promise<void> {
  const rows = calls.map((one) => rowsOfCall(one, kit));
  await inBatches(
    rows,
    (one) => [one.call],
    (batch) => db.insert(call).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.signposts,
    (batch) => db.insert(callSignpost).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.backs,
    (batch) => db.insert(callBack).values(batch),
  );
  await inBatches(
    rows,
    (one) => one.events,
    (batch) => db.insert(callEvent).values(batch),
  );
}

async function inBatches<Of, Row>(
  all: readonly Of[],
  rowsOf: (one: Of) => Row[],
  write: (batch: Row[]) => PromiseLike<unknown>,
): Promise<void> {
  const rows = all.flatMap(rowsOf);
  const batches = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, n) =>
    rows.slice(n * BATCH, (n + 1) * BATCH),
  );
  await Promise.all(batches.map(write));
}
