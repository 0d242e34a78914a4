import type { OfferStatus } from '~/features/offers/schema';
import type { RequestStatus, Urgency } from '~/features/requests/schema';
import { apportion, type Dice } from './dice';

/** A part of a county that is filled on its own: so many requests and offers from homes in one area. */
export interface Patch {
  /** Of the council; also the label of the dice. */
  slug: string;
  /** GSS code of the county or district. */
  areaCode: string;
  requests: number;
  offers: number;
  /** Every parish that has postcodes gets a request before any gets a second. */
  everyParish: boolean;
}

const patch = (slug: string, areaCode: string, requests: number, offers: number): Patch => ({
  slug,
  areaCode,
  requests,
  offers,
  everyParish: slug === 'south-staffordshire',
});

/** What each county of the demo gets, by the slug of the county. */
export const PATCHES: Readonly<Record<string, readonly Patch[]>> = {
  worcestershire: [patch('worcestershire', 'E10000034', 550, 800)],
  staffordshire: [
    patch('south-staffordshire', 'E07000196', 300, 260),
    patch('cannock-chase', 'E07000192', 34, 24),
    patch('east-staffordshire', 'E07000193', 28, 20),
    patch('lichfield', 'E07000194', 32, 24),
    patch('newcastle-under-lyme', 'E07000195', 38, 28),
    patch('stafford', 'E07000197', 40, 30),
    patch('staffordshire-moorlands', 'E07000198', 26, 20),
    patch('tamworth', 'E07000199', 22, 16),
  ],
};

/** Of 550 requests. */
const STATUS_SHARES: Readonly<Record<RequestStatus, number>> = {
  unmatched: 128,
  part_matched: 44,
  matched: 96,
  done: 214,
  withdrawn: 24,
  refused: 11,
  closed: 33,
};

const URGENCY_OF_OPEN: Readonly<Record<Urgency, number>> = { food_today: 8, medicine: 17, this_week: 45, no_hurry: 30 };
const URGENCY_OF_ENDED: Readonly<Record<Urgency, number>> = {
  food_today: 14,
  medicine: 20,
  this_week: 42,
  no_hurry: 24,
};

/** How one request stands today, and how long ago it came in, as the place among all of its patch (0 first, 1 last). */
export interface Standing {
  status: RequestStatus;
  urgency: Urgency;
  position: number;
}

/** How the requests of a patch stand, the oldest first: exactly as many of each kind as the shares say. */
export function standingsOf(requests: number, dice: Dice): Standing[] {
  const statuses = apportion(requests, STATUS_SHARES);
  const all = (Object.keys(statuses) as RequestStatus[]).flatMap((status) => {
    const open = status === 'unmatched' || status === 'part_matched' || status === 'matched';
    const urgencies = apportion(statuses[status], open ? URGENCY_OF_OPEN : URGENCY_OF_ENDED);
    return (Object.keys(urgencies) as Urgency[]).flatMap((urgency) =>
      Array.from({ length: urgencies[urgency] }, () => ({ status, urgency, late: lateness(status, urgency, dice) })),
    );
  });
  all.sort((a, b) => a.late - b.late);
  return all.map(({ status, urgency }, index) => ({ status, urgency, position: (index + dice.next()) / all.length }));
}

/** From here on everything has come in within about a day. */
const JUST_NOW = 0.976;

/** Where among the others it tends to stand in time: what is done is older, what needs food today has just come in. */
function lateness(status: RequestStatus, urgency: Urgency, dice: Dice): number {
  const chance = dice.next();
  if (status === 'done') return 0.85 * chance;
  if (status === 'matched') return urgency === 'food_today' ? JUST_NOW + 0.02 * chance : 0.45 + 0.54 * chance;
  if (status === 'part_matched') return urgency === 'food_today' ? JUST_NOW + 0.025 * chance : 0.4 + 0.59 * chance;
  if (status !== 'unmatched') return 0.92 * chance;
  if (urgency === 'food_today') return JUST_NOW + 0.024 * chance;
  if (urgency === 'medicine') return 0.7 + 0.3 * chance;
  return 0.35 + 0.65 * chance ** 0.6;
}

/** Of 800 offers. */
const OFFER_SHARES: Readonly<Record<OfferStatus, number>> = {
  new: 150,
  active: 556,
  paused: 42,
  withdrawn: 34,
  refused: 18,
};

/** How one offer stands today, and when it came in among all of its patch. */
export interface OfferStanding {
  status: OfferStatus;
  position: number;
}

/** How the offers of a patch stand, the oldest first. New ones are those of the last days. */
export function offerStandingsOf(offers: number, dice: Dice): OfferStanding[] {
  const statuses = apportion(offers, OFFER_SHARES);
  const all = (Object.keys(statuses) as OfferStatus[]).flatMap((status) =>
    Array.from({ length: statuses[status] }, () => {
      const chance = dice.next();
      return { status, late: status === 'new' ? 0.55 + 0.45 * chance : 0.9 * chance ** 1.2 };
    }),
  );
  all.sort((a, b) => a.late - b.late);
  return all.map(({ status }, index) => ({ status, position: (index + dice.next()) / all.length }));
}
