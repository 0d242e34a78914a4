import { Calendar } from './calendar';
import { callsOf, type DemoCall } from './calls';
import { diceFor } from './dice';
import { DRAWN_PHONES, drawnOffers, drawnRequests } from './drawn';
import { handedOn } from './handing';
import { kitFor, type Kit } from './kit';
import type { Life } from './life';
import { liveThrough } from './live-through';
import { liveAsOffer, type OfferLife } from './offer-life';
import { offersOf, type Offered } from './offers';
import { PATCHES, type Patch } from './plan';
import { Register } from './register';
import { requestsOf } from './requests';
import { mapOf, type MapEntry } from './map-entries';
import { rosterOf, type StaffMember } from './staff';
import type { World } from './world';

/** The demo of one county: everybody who asked and everybody who offered, with what has become of it, and what there is. */
export interface CountyDemo {
  kit: Kit;
  requests: Life[];
  offers: OfferLife[];
  /** The community map. */
  map: MapEntry[];
  /** What came in at the call desks. */
  calls: DemoCall[];
}

/** Thinks up the demo of a county as it stands at a moment. The same councils, postcodes and moment give the same. */
export function demoOf(world: World, staff: readonly StaffMember[], now: Date): CountyDemo {
  const { slug } = world.county;
  const kit = kitFor(world, new Calendar(now), slug, DRAWN_PHONES);
  const patches = PATCHES[slug] ?? [];
  const offered = patches.flatMap((patch) => offersOf(patch, kit, isDrawn(patch) ? drawnOffers(world, now) : []));
  const asked = patches.flatMap((patch) => requestsOf(patch, kit, isDrawn(patch) ? drawnRequests(world, now) : []));
  asked.sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime());
  const stage = { kit, roster: rosterOf(staff, world.county), register: new Register(offered, kit.calendar) };
  const given = handedOn(asked, world);
  const requests = asked.map((one) =>
    liveThrough(one, given.get(one) ?? null, stage, diceFor(slug, 'life', one.reference)),
  );
  const matches = grouped(requests.flatMap((life) => life.matches));
  const events = grouped(requests.flatMap((life) => life.ofOffers));
  const offers = offered.map((one) =>
    liveAsOffer(one, matches.get(one) ?? [], events.get(one) ?? [], stage, diceFor(slug, 'offer life', one.reference)),
  );
  const map = mapOf(kit, stage.roster);
  return { kit, requests, offers, map, calls: callsOf(kit, stage.roster, requests, map) };
}

const isDrawn = ({ slug }: Patch) => slug === 'south-staffordshire';

function grouped<T extends { offer: Offered }>(all: readonly T[]): Map<Offered, T[]> {
  const groups = new Map<Offered, T[]>();
  for (const one of all) {
    const group = groups.get(one.offer);
    if (group) group.push(one);
    else groups.set(one.offer, [one]);
  }
  return groups;
}
