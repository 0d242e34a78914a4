import { v7 } from 'uuid';
import { newReference } from '~/platform/reference.server';
import type { Calendar } from './calendar';
import { deckOf, diceFor, type Dice } from './dice';
import { DRAMA_LANDLINES, DRAMA_MOBILES } from './people';
import { NEED_WORDS, type NeedWords } from './words';
import { FOOD_TODAY } from './words/food';
import type { World } from './world';

/** What the makers of one county's demo share: whatever may be given out only once, and the clock. */
export interface Kit {
  world: World;
  calendar: Calendar;
  dice: Dice;
  /** In E.164, from the ranges kept for drama; none twice in a county before all are used. */
  landline: () => string;
  mobile: () => string;
  emails: Set<string>;
  reference: () => string;
  /** A UUIDv7 of that moment, as `newId` would have made it then: of one millisecond, in the order of asking. */
  idAt: (moment: Date) => string;
  /** What somebody says of a need: another sentence each time until all are used. */
  say: (category: number, voice: Voice) => string;
  tail: (category: number) => string;
  deal: <T>(list: readonly T[]) => T;
}

/** Who speaks of a need, and whether it is of food for the same day. */
export interface Voice {
  who: 'own' | 'taken' | 'family';
  today: boolean;
}

/** A kit for one county: with the same label, councils and clock it gives out the same. */
export function kitFor(world: World, calendar: Calendar, label: string, reserved: readonly string[] = []): Kit {
  const dice = diceFor(label, 'kit');
  const taken = new Set([...reserved, ...publicLines(world)]);
  const references = new Set<string>();
  let ids = 0;
  const decks = new Map<unknown, () => unknown>();
  const deal = <T>(list: readonly T[]): T => {
    const deck = decks.get(list) ?? deckOf(list, diceFor(label, 'deck', decks.size));
    decks.set(list, deck);
    return deck() as T;
  };
  return {
    world,
    calendar,
    dice,
    landline: deckOf(without(DRAMA_LANDLINES, taken), diceFor(label, 'landlines')),
    mobile: deckOf(without(DRAMA_MOBILES, taken), diceFor(label, 'mobiles')),
    emails: new Set(),
    reference: () => {
      for (;;) {
        const reference = newReference('JU', (limit) => dice.between(0, limit - 1));
        if (references.has(reference)) continue;
        references.add(reference);
        return reference;
      }
    },
    idAt: (moment) => {
      const random = Uint8Array.from({ length: 16 }, () => dice.between(0, 255));
      ids += 1;
      return v7({ msecs: moment.getTime(), random, seq: ids });
    },
    say: (category, { who, today }) => {
      const words: Pick<NeedWords, 'own' | 'taken' | 'family'> = today ? FOOD_TODAY : wordsOf(category);
      return deal(words[who]);
    },
    tail: (category) => deal(wordsOf(category).tails),
    deal,
  };
}

function wordsOf(category: number): NeedWords {
  const words = NEED_WORDS.get(category);
  if (!words) throw new RangeError(`Nobody has written down what people say of category ${category}`);
  return words;
}

function without(numbers: readonly string[], taken: ReadonlySet<string>): string[] {
  return numbers.filter((number) => !taken.has(number));
}

/** The numbers of councils and services: residents have others. In E.164. */
function publicLines({ county, councilsOf, spots }: World): string[] {
  const councils = new Set([county, ...spots.flatMap(({ place }) => councilsOf(place))]);
  const written = [...councils].flatMap(({ phone, categories }) => [
    phone.number,
    ...categories.flatMap(({ diverted }) => diverted?.services.map((service) => service.phone) ?? []),
  ]);
  return written.flatMap((number) => (number === undefined ? [] : [number.replace(/\s/g, '').replace(/^0/, '+44')]));
}
