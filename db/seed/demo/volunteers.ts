import { ALL_DAYS, ALL_PARTS, DAYS, type NewOffer, type OfferKind, type Transport } from '~/features/offers/schema';
import { COMMON_CATEGORIES, type DbsLevel } from '~/features/tenants/schema';
import type { Dice } from './dice';
import { villageOf } from './homes';
import type { Kit } from './kit';
import { aPerson, emailFor, groupEmailFor } from './people';
import { GROUP_KINDS, type GroupKind } from './words/groups';
import type { Spot } from './world';

/** Who offers, and how to reach them. */
export type Who = Pick<NewOffer, 'name' | 'contactName' | 'charityNo' | 'phone' | 'email'>;

/** A volunteer, thought up. */
export function aVolunteer(kit: Kit, dice: Dice): Who {
  const { name } = aPerson(dice, dice.weighted({ old: 10, middle: 45, young: 45 }));
  const phone = dice.chance(0.86) ? kit.mobile() : null;
  const email = phone === null || dice.chance(0.88) ? emailFor(name, dice, kit.emails) : null;
  return { name, contactName: null, charityNo: null, phone, email };
}

/** Numbers from nine million on have not been given to any charity. */
const UNUSED_CHARITY_NUMBERS = [9_000_000, 9_099_999] as const;

/** A group of a kind, thought up: its place is a village or a whole district. */
export function aGroup(kind: GroupKind, place: string, kit: Kit, dice: Dice): Who {
  const name = kind.name.replace('{place}', place);
  return {
    name,
    contactName: aPerson(dice, 'middle').name,
    charityNo: dice.chance(0.4) ? String(dice.between(...UNUSED_CHARITY_NUMBERS)) : null,
    phone: dice.chance(0.8) ? kit.landline() : kit.mobile(),
    email: dice.chance(0.9) ? groupEmailFor(name, dice, kit.emails) : null,
  };
}

/** A kind of group that its village does not have yet. */
export function groupKindAt(spot: Spot, taken: Set<string>, kit: Kit, dice: Dice): GroupKind & { place: string } {
  const place = villageOf(kit.world.areaName(spot.areaCode));
  const open = new Set(openCategories(kit));
  const possible = GROUP_KINDS.filter(({ does }) => does.some((code) => open.has(code)));
  const free = dice.shuffled(possible).find(({ name }) => !taken.has(name.replace('{place}', place)));
  const kind = free ?? { name: `{place} Helpers ${taken.size}`, does: [COMMON_CATEGORIES.food], says: '' };
  taken.add(kind.name.replace('{place}', place));
  return { ...kind, place };
}

/** The categories that a county takes requests in: not those it sends to others. */
export function openCategories({ world }: Kit): number[] {
  return world.county.categories.filter(({ diverted }) => !diverted).map(({ code }) => code);
}

/** The check they say they have. */
export function dbsOf(kind: OfferKind, dice: Dice): DbsLevel {
  return kind === 'group'
    ? dice.weighted({ none: 15, basic: 20, standard: 10, enhanced: 55 })
    : dice.weighted({ none: 44, basic: 22, standard: 10, enhanced: 24 });
}

const TRAVEL_KM: Readonly<Record<Transport, readonly [number, number]>> = {
  on_foot: [1, 3],
  bicycle: [3, 7],
  car: [4, 15],
  van: [8, 25],
};

/** How they get about, and how far (metres). */
export function travelOf(kind: OfferKind, dice: Dice): Pick<NewOffer, 'transport' | 'travelM'> {
  const transport: Transport =
    kind === 'group'
      ? dice.weighted({ on_foot: 15, car: 45, van: 40 })
      : dice.weighted({ on_foot: 24, bicycle: 10, car: 60, van: 6 });
  const [least, most] = TRAVEL_KM[transport];
  return { transport, travelM: dice.between(least, most) * 1000 + (kind === 'group' ? 2000 : 0) };
}

/** When they have time. */
export function timesOf(kind: OfferKind, dice: Dice): Pick<NewOffer, 'days' | 'parts'> {
  const weekends = DAYS.saturday | DAYS.sunday;
  const days = { any: ALL_DAYS, weekdays: ALL_DAYS & ~weekends, weekends, some: dice.between(1, ALL_DAYS) };
  const often = kind === 'group' ? { weekdays: 50, any: 50 } : { any: 40, weekdays: 22, weekends: 8, some: 30 };
  const parts = { any: ALL_PARTS, some: dice.between(1, ALL_PARTS) };
  return {
    days: days[dice.weighted<keyof typeof days>(often)],
    parts: parts[dice.weighted({ any: 45, some: 55 })],
  };
}

/** What somebody is ready to do: those with an enhanced check visit and drive, those with a car drive. */
export function tasksOf(dbs: DbsLevel, transport: Transport, kit: Kit, dice: Dice): number[] {
  const { food, medication, befriending, errands, pets, other, money } = COMMON_CATEGORIES;
  const enhanced = dbs === 'enhanced';
  const drives = transport === 'car' || transport === 'van';
  const weights: Record<number, number> = {
    [food]: 40,
    [medication]: dbs === 'none' ? 12 : 32,
    [befriending]: enhanced ? 40 : 10,
    [COMMON_CATEGORIES.transport]: drives ? (enhanced ? 30 : 8) : 0,
    [errands]: 16,
    [pets]: 14,
    [other]: 8,
    [money]: enhanced ? 12 : 0,
  };
  const possible = Object.fromEntries(openCategories(kit).map((code) => [String(code), weights[code] ?? 0]));
  const wanted = dice.between(1, 3);
  const chosen = new Set<number>();
  for (let tries = 0; tries < 40 && chosen.size < wanted; tries += 1) chosen.add(Number(dice.weighted(possible)));
  return [...chosen];
}

/** Their own parish and the next ones. */
export function parishesAround(spot: Spot, { world }: Kit, dice: Dice): string[] {
  const wanted = dice.between(1, 3);
  const found = new Set([spot.areaCode]);
  const near = world.spotsIn(spot.place.districtCode ?? spot.place.countyCode);
  for (let tries = 0; tries < 60 && found.size < wanted; tries += 1) {
    const other = dice.pick(near);
    if (Math.hypot(other.loc.x - spot.loc.x, other.loc.y - spot.loc.y) < 6000) found.add(other.areaCode);
  }
  return [...found];
}
