import { newId } from '#db/id';
import { createOffer } from '~/features/offers/create.server';
import { OFFER_STATUS, type NewOffer, type OfferStatus } from '~/features/offers/schema';
import { THE_VOLUNTEER } from '~/platform/audit/actor';
import { newReference } from '~/platform/reference.server';
import { at, KINVER_AREA, SOUTH_STAFFORDSHIRE, behind } from '../requests/stage';

export interface Offered extends Partial<NewOffer> {
  holderNo?: number;
  offeredAt?: Date;
  reference?: string;
  status?: OfferStatus;
  pausedUntil?: string;
  dbsUntil?: string;
}

/** Where the requests of these tests are: their postcode, in grid metres. */
export const HERE = { x: 384_000, y: 283_000 };

/** So many metres east of there. */
export const east = (metres: number) => ({ x: HERE.x + metres, y: HERE.y });

/** An offer as it would have come in at its holder's portal; answers its id. */
export async function offered(wish: Offered = {}): Promise<string> {
  const { status = 'active', pausedUntil = null, dbsUntil = null, ...given } = wish;
  const holderNo = given.holderNo ?? SOUTH_STAFFORDSHIRE;
  const entry = { ...PLAIN, id: newId(), reference: newReference('JV'), ...given };
  const whole = { ...entry, holderNo, countyNo: Math.floor(holderNo / 1_000_000), portalNo: holderNo };
  await at(holderNo, (db) => createOffer(db, whole, THE_VOLUNTEER));
  await behind()`update offer set status = ${OFFER_STATUS[status]}, paused_until = ${pausedUntil}, dbs_until = ${dbsUntil}
    where id = ${entry.id}`;
  return entry.id;
}

const PLAIN: Omit<NewOffer, 'id'> = {
  kind: 'person',
  channel: 'online',
  name: 'Sam Whitlock',
  contactName: null,
  charityNo: null,
  phone: '+447700900123',
  email: null,
  postcode: 'ST18 9BW',
  areaCode: KINVER_AREA,
  loc: HERE,
  travelM: 5000,
  areas: [],
  days: 127,
  parts: 7,
  transport: 'car',
  skills: '',
  dbs: 'none',
  capacity: 2,
  consentVersion: 3,
  categories: [1],
};
