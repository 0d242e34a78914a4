import type { Dice } from './dice';
import { LONG_NAMES, NAME_SETS } from './words/names';

/** Somebody who does not exist. */
export interface Person {
  name: string;
  /** Of what remains when the name is told to another: "Ellison". */
  surname: string;
  bornYear: number;
}

/** How old they are: those who ask for help are mostly old, those who offer it mostly not. */
export type Generation = 'old' | 'middle' | 'young';

const BORN: Record<Generation, readonly [number, number]> = {
  old: [1926, 1952],
  middle: [1953, 1976],
  young: [1977, 2001],
};
const LONG_NAME = 0.006;

/** Thinks somebody up: a plausible name of the heritages of these two counties, and a year of birth. */
export function aPerson(dice: Dice, generation: Generation): Person {
  const [from, to] = BORN[generation];
  const bornYear = dice.between(from, to);
  if (dice.chance(LONG_NAME)) {
    const name = dice.pick(LONG_NAMES);
    return { name, surname: name.slice(name.lastIndexOf(' ') + 1), bornYear };
  }
  const shares = Object.fromEntries(NAME_SETS.map(({ share }, index) => [String(index), share]));
  const set = NAME_SETS[Number(dice.weighted(shares))] ?? NAME_SETS[0];
  if (!set) throw new RangeError('There are no names');
  const surname = dice.pick(set.surnames);
  const given =
    generation === 'old' ? set.older : generation === 'young' ? set.younger : [...set.older, ...set.younger];
  return { name: `${dice.pick(given)} ${surname}`, surname, bornYear };
}

/** Another of the same household: the same surname, about as old. */
export function otherOf({ surname, bornYear }: Person, dice: Dice): Person {
  const other = aPerson(dice, bornYear < 1953 ? 'old' : 'middle');
  return {
    name: `${other.name.split(' ')[0] ?? other.name} ${surname}`,
    surname,
    bornYear: bornYear + dice.between(-4, 4),
  };
}

const POST = [
  'post.example',
  'letters.example',
  'mailbox.example',
  'home-post.example',
  'village-mail.example',
] as const;

/** An invented address for a person or group: letters of the name, and a number where it is taken. */
export function emailFor(name: string, dice: Dice, taken: Set<string>): string {
  const words = plainLetters(name).split(' ').filter(Boolean);
  const [first = 'someone', last = ''] = [words[0], words.length > 1 ? words[words.length - 1] : ''];
  const local = dice.pick([`${first}.${last}`, `${first.slice(0, 1)}.${last}`, `${last}.${first}`, `${first}${last}`]);
  return free(local.replace(/^\.|\.$/g, ''), dice.pick(POST), taken);
}

/** The address of a group, at a domain of its own: hello@penkridge-food-share.example. */
export function groupEmailFor(name: string, dice: Dice, taken: Set<string>): string {
  const domain = plainLetters(name).trim().replace(/ +/g, '-').slice(0, 60);
  return free(dice.pick(['hello', 'help', 'volunteers', 'office']), `${domain}.example`, taken);
}

function free(local: string, domain: string, taken: Set<string>): string {
  for (let n = 1; ; n += 1) {
    const address = `${local}${n === 1 ? '' : n}@${domain}`;
    if (taken.has(address)) continue;
    taken.add(address);
    return address;
  }
}

function plainLetters(text: string): string {
  const latin = text.replace(/[łŁ]/g, 'l').normalize('NFKD').toLowerCase();
  return latin.replace(/[^a-z0-9 -]/g, '').replace(/-/g, ' ');
}

/** Numbers that Ofcom keeps for drama: nobody will ever have them. In E.164. */
export const DRAMA_LANDLINES: readonly string[] = numbers('+441632960');
export const DRAMA_MOBILES: readonly string[] = numbers('+447700900');

function numbers(prefix: string): string[] {
  return Array.from({ length: 1000 }, (_, n) => prefix + String(n).padStart(3, '0'));
}
