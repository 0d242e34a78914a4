import type { Dice } from './dice';
import type { Patch } from './plan';
import { HOUSES, STREETS } from './words/streets';
import type { Spot, World } from './world';

/** Where somebody lives: an invented house at a real postcode. */
export interface Home {
  address: string;
  spot: Spot;
}

/** An invented house at a postcode: "3 Church Close, Coppenhall". */
export function homeAt(spot: Spot, world: World, dice: Dice): Home {
  const street = dice.pick(STREETS);
  const house = dice.chance(0.08) ? `${dice.pick(HOUSES)}, ${street}` : `${dice.between(1, 120)} ${street}`;
  const flat = dice.chance(0.07) ? `Flat ${dice.between(1, 24)}, ` : '';
  return { address: `${flat}${house}, ${villageOf(world.areaName(spot.areaCode))}`, spot };
}

/** What people write on an envelope: the first place of a parish of several. */
export function villageOf(parish: string): string {
  return parish.split(/,| and | with /)[0] ?? parish;
}

/**
 * The postcodes of those who ask in a patch: as often as there are postcodes, after every parish has had one where the
 * patch says so.
 */
export function spotsOf({ areaCode, everyParish }: Patch, world: World, count: number, dice: Dice): Spot[] {
  const spots = world.spotsIn(areaCode);
  const first = everyParish ? onePerParish(dice.shuffled(spots)) : [];
  const rest = Array.from({ length: Math.max(0, count - first.length) }, () => dice.pick(spots));
  return dice.shuffled([...first, ...rest].slice(0, count));
}

function onePerParish(spots: readonly Spot[]): Spot[] {
  return [...new Map(spots.map((spot) => [spot.areaCode, spot])).values()];
}
