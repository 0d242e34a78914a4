import type { Urgency } from '~/features/requests/schema';
import type { Dice } from './dice';
import type { Standing } from './plan';

/** What has become of one need by today; `by_hand` is done without a match. */
export type Fate = 'open' | 'matched' | 'accepted' | 'done' | 'by_hand' | 'dropped';

/** What has become of each of a request's needs, so that the request stands as it is to stand. */
export function fatesOf({ status, urgency }: Standing, needs: number, dice: Dice): Fate[] {
  const all = (fate: () => Fate) => Array.from({ length: needs }, fate);
  switch (status) {
    case 'unmatched':
      return all(() => 'open').map((fate, index) => (index > 0 && dice.chance(0.08) ? 'dropped' : fate));
    case 'part_matched': {
      const helped = urgency === 'food_today' ? dice.between(1, needs - 1) : dice.between(0, needs - 1);
      return all(() => 'open').map((fate, index) =>
        index === helped ? dice.weighted({ matched: 40, accepted: 45, done: 15 }) : fate,
      );
    }
    case 'matched':
      return all(() => dice.weighted({ matched: 40, accepted: 60 })).map((fate, index) =>
        index > 0 && dice.chance(0.25) ? 'done' : fate,
      );
    case 'done':
      return all(() => dice.weighted({ done: 87, by_hand: 13 })).map((fate, index) =>
        index > 0 && dice.chance(0.1) ? 'dropped' : fate,
      );
    case 'withdrawn':
    case 'refused':
    case 'closed':
      return all(() => 'open').map((fate, index) =>
        index > 0 && status === 'closed' && dice.chance(0.3) ? 'done' : fate,
      );
  }
}

/** Hours until somebody is found, by how much it presses: least and most. */
const FOUND_AFTER: Readonly<Record<Urgency, readonly [number, number]>> = {
  food_today: [0.3, 3],
  medicine: [1, 14],
  this_week: [3, 44],
  no_hurry: [8, 110],
};

/** Hours from the match until it is done. */
const DONE_AFTER: Readonly<Record<Urgency, readonly [number, number]>> = {
  food_today: [1, 5],
  medicine: [3, 30],
  this_week: [10, 70],
  no_hurry: [20, 110],
};

/** Hours until a helper is found for something that presses so. */
export const hoursUntilFound = (urgency: Urgency, dice: Dice) => within(FOUND_AFTER[urgency], dice);

/** Hours until it is done once somebody has been found. */
export const hoursUntilDone = (urgency: Urgency, dice: Dice) => within(DONE_AFTER[urgency], dice);

function within([least, most]: readonly [number, number], dice: Dice): number {
  return least + (most - least) * dice.next() ** 1.6;
}
