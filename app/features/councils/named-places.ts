/** A council or a parish that can be meant by a name. */
export interface NamedPlace {
  /** How an address names it: the number of a council, the GSS code of a parish. */
  value: string;
  name: string;
  /** Other names that it goes by: "Kinver" for Kinver Parish Council. */
  alsoCalled?: string;
  /** What tells it from others of the same name: its district. */
  within?: string | null;
}

/** How many of a name's places are offered to choose from: more are a wish for more of the name. */
export const MOST_LIKELY = 12;

/**
 * The places that somebody can mean by a name as it was typed: those that are called just this; where there are none,
 * those of which a word begins so; where there are none, those with it anywhere. Accents, apostrophes, hyphens and
 * capitals are not looked at.
 */
export function placesNamed(typed: string, places: readonly NamedPlace[]): NamedPlace[] {
  const wanted = plainName(typed);
  if (wanted === '') return [];
  const tests = [
    (name: string) => name === wanted,
    (name: string) => ` ${name}`.includes(` ${wanted}`),
    (name: string) => name.includes(wanted),
  ];
  const found = tests.map((test) => places.filter((place) => namesOf(place).some(test)));
  return found.find((some) => some.length > 0) ?? [];
}

function namesOf({ name, alsoCalled }: NamedPlace): string[] {
  return [name, ...(alsoCalled === undefined ? [] : [alsoCalled])].map(plainName);
}

function plainName(name: string): string {
  const letters = name.normalize('NFD').replace(/[\u0300-\u036f'’.]/g, '');
  return letters
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** "Norton, Wychavon": a place where others are called the same. */
export function placeLabel({ name, within }: NamedPlace): string {
  return within ? `${name}, ${within}` : name;
}
