import { diceFor } from '#db/seed/demo/dice';
import { aPerson, DRAMA_LANDLINES, DRAMA_MOBILES, emailFor, type Person } from '#db/seed/demo/people';

let made = 0;
const emails = new Set<string>();

/** Somebody invented, another each time, with a phone number kept for drama and an address of .example. */
export function somebody(differences: Partial<Person> = {}): Person & { phone: string; mobile: string; email: string } {
  made += 1;
  const dice = diceFor('tests', made);
  const person = { ...aPerson(dice, dice.pick(['old', 'middle', 'young'] as const)), ...differences };
  return {
    ...person,
    phone: dice.pick(DRAMA_LANDLINES),
    mobile: dice.pick(DRAMA_MOBILES),
    email: emailFor(person.name, dice, emails),
  };
}
