import { diceFor, type Dice } from './dice';
import { askedBy, type Asked, type Wish } from './asking';
import { homeAt, spotsOf } from './homes';
import type { Kit } from './kit';
import { aPerson, otherOf } from './people';
import { standingsOf, type Patch, type Standing } from './plan';
import type { Spot } from './world';

const SAME_HOUSEHOLD = 0.07;
/** Of so many who are waiting, one rang and did not know the postcode. */
const PLACE_UNKNOWN_OF = 28;

/** A request of a patch that is known beforehand: it takes the place of one that stands alike. */
export type Drawn = Pick<Standing, 'status' | 'urgency'> & Omit<Wish, 'standing'>;

/** All requests of a patch, about in the order in which they came in. */
export function requestsOf(patch: Patch, kit: Kit, drawn: readonly Drawn[] = []): Asked[] {
  const dice = diceFor(patch.slug, 'requests');
  const standings = standingsOf(patch.requests, dice);
  const spots = spotsOf(patch, kit.world, patch.requests, dice);
  const waiting = [...drawn];
  const known: Asked[] = [];
  let unmatched = 0;
  for (const [index, standing] of standings.entries()) {
    const own = diceFor(patch.slug, 'request', index);
    const at = waiting.findIndex(({ status, urgency }) => status === standing.status && urgency === standing.urgency);
    const [first] = at < 0 ? [] : waiting.splice(at, 1);
    const rang =
      standing.status === 'unmatched' && standing.urgency !== 'food_today' && ++unmatched % PLACE_UNKNOWN_OF === 5;
    const spot = rang ? undefined : spots[index];
    const wish = first ? { ...first, standing } : thrown(standing, spot, known, kit, own);
    known.push(askedBy(patch, wish, kit, own));
  }
  if (waiting.length > 0) throw new Error('No request of this patch stands like one that was drawn');
  return known;
}

function thrown(standing: Standing, spot: Spot | undefined, known: readonly Asked[], kit: Kit, dice: Dice): Wish {
  const person = aPerson(dice, dice.weighted({ old: 62, middle: 22, young: 16 }));
  if (!spot) return { standing, person, home: null };
  const before = known.length > 0 ? dice.pick(known) : null;
  if (before?.home && dice.chance(SAME_HOUSEHOLD)) {
    return { standing, person: dice.chance(0.7) ? before.person : otherOf(before.person, dice), home: before.home };
  }
  return { standing, person, home: homeAt(spot, kit.world, dice) };
}
