import type { z } from 'zod';
import type { countyFileSchema, localitiesFileSchema, parishesFileSchema, ScriptSource } from './config';
import type { Accuse, TenantProblem } from './problems';
import { tenantSlugSchema } from './fields';
import { FIRST_OWN_WRAP_UP, type WrapUp } from './wrap-ups';

/** What the checks need of a file: its value, and a way to say what is wrong where. */
type Checked<Value> = { value: Value; problem: Accuse };
type Parishes = Checked<z.infer<typeof parishesFileSchema>>;
type Localities = Checked<z.infer<typeof localitiesFileSchema>>;
type CategoryChanges = { categories?: readonly { slug: string }[] | undefined };

/** A council as far as it can collide with another one. */
export type Claim = {
  name: string;
  slug: string;
  areas: readonly string[];
  startsOn?: string | undefined;
  endsOn?: string | undefined;
  /** Says what is wrong with one of its own fields. */
  problem: Accuse;
  /** Says what is wrong with its slug, which is a field for a parish and the folder's name for the others. */
  slugProblem: (reason: string) => TenantProblem;
};

/** No two councils of one kind under the same parent have the same number. */
export function numberProblems(siblings: readonly (Claim & { no: number })[]): TenantProblem[] {
  return repeats(siblings, ({ no }) => no).map(([claim, first]) =>
    claim.problem(['no'], `${claim.no} is already the number of ${first.name}`),
  );
}

/** Every portal has an address of its own, and none of the service's. */
export function slugProblems(claims: readonly Claim[]): TenantProblem[] {
  const wrong = claims.flatMap((claim) => {
    const parsed = tenantSlugSchema.safeParse(claim.slug);
    return parsed.success ? [] : parsed.error.issues.map(({ message }) => claim.slugProblem(message));
  });
  const taken = repeats(claims, ({ slug }) => slug).map(([claim, first]) =>
    claim.slugProblem(`"${claim.slug}" is already the address of ${first.name}: add the district to it`),
  );
  return [...wrong, ...taken];
}

/** One area has one council of a kind at a time; a council may follow another on the day that one ends. */
export function areaProblems(claims: readonly Claim[]): TenantProblem[] {
  const governing = new Map<string, Claim[]>();
  const problems: TenantProblem[] = [];
  for (const claim of claims) {
    claim.areas.forEach((code, at) => {
      const others = governing.get(code) ?? [];
      const other = others.find((earlier) => overlap(earlier, claim));
      if (other) problems.push(claim.problem(['areas', at], `${code} is already governed by ${other.name}`));
      governing.set(code, [...others, claim]);
    });
  }
  return problems;
}

function overlap(one: Claim, other: Claim): boolean {
  const endsBefore = (a: Claim, b: Claim) =>
    a.endsOn !== undefined && b.startsOn !== undefined && a.endsOn <= b.startsOn;
  return !endsBefore(one, other) && !endsBefore(other, one);
}

/** A county's categories differ from each other, and its routing speaks only of them. */
export function countyProblems({ value, problem }: Checked<z.infer<typeof countyFileSchema>>): TenantProblem[] {
  const categories = value.categories.map((category, at) => ({ ...category, at }));
  const known = new Set(categories.map(({ slug }) => slug));
  return [
    ...repeats(categories, ({ slug }) => slug).map(([{ at, slug }]) =>
      problem(['categories', at, 'slug'], `"${slug}" is there twice`),
    ),
    ...repeats(categories, ({ code }) => code).map(([{ at, code }, first]) =>
      problem(['categories', at, 'code'], `${code} is already the code of "${first.slug}"`),
    ),
    ...value.routing.flatMap(({ category }, at) =>
      category === '*' || known.has(category)
        ? []
        : [problem(['routing', at, 'category'], `"${category}" is not one of this county's categories`)],
    ),
  ];
}

/** A district or parish can only reword what its county has. */
export function rewordingProblems(
  { value, problem }: Checked<CategoryChanges>,
  county: z.infer<typeof countyFileSchema>,
): TenantProblem[] {
  const known = new Set(county.categories.map(({ slug }) => slug));
  return (value.categories ?? []).flatMap(({ slug }, at) =>
    known.has(slug) ? [] : [problem(['categories', at, 'slug'], `"${slug}" is not one of the county's categories`)],
  );
}

/** A council as far as it says how a call can end. */
type WrapUps = Checked<{ name: string; wrapUps?: readonly WrapUp[] | undefined }>;

/** A list names each code once, and a code of one's own means the same in the whole county: its figures count by code. */
export function wrapUpProblems(councils: readonly WrapUps[]): TenantProblem[] {
  const said = councils.flatMap(({ value: { name, wrapUps = [] }, problem }, council) =>
    wrapUps.map((one, at) => ({
      ...one,
      name,
      council,
      accuse: (reason: string) => problem(['wrapUps', at, 'code'], reason),
    })),
  );
  const own = said.filter(({ code }) => code >= FIRST_OWN_WRAP_UP);
  return [
    ...repeats(said, ({ council, code }) => `${council} ${code}`).map(([{ code, accuse }]) =>
      accuse(`${code} is there twice`),
    ),
    ...repeats(own, ({ code }) => code)
      .filter(([one, first]) => one.words !== first.words)
      .map(([{ code, accuse }, first]) => accuse(`${code} is already "${first.words}" at ${first.name}`)),
  ];
}

/** Every parish area of a district lies in exactly one of its localities, if it has any. */
export function localityProblems(localities: Localities, parishes: Parishes): TenantProblem[] {
  const places = localities.value.flatMap(({ areas }, at) =>
    areas.map((code, of) => ({ code, path: [at, 'areas', of] })),
  );
  const governed = parishes.value.flatMap((parish) => parish.areas.map((code) => ({ code, name: parish.name })));
  const known = new Set(governed.map(({ code }) => code));
  const placed = new Set(places.map(({ code }) => code));
  const named = localities.value.map((locality, at) => ({ ...locality, at }));
  return [
    ...repeats(named, ({ slug }) => slug).map(([{ at, slug }]) =>
      localities.problem([at, 'slug'], `"${slug}" is there twice`),
    ),
    ...repeats(places, ({ code }) => code).map(([{ code, path }, first]) =>
      localities.problem(
        path,
        `${code} is already in ${localities.value[Number(first.path[0])]?.name ?? 'another locality'}`,
      ),
    ),
    ...places
      .filter(({ code }) => !known.has(code) && !isUnparished(code))
      .map(({ code, path }) => localities.problem(path, `${code} is not governed by a council in parishes.yaml`)),
    ...governed
      .filter(({ code }) => !placed.has(code))
      .map(({ code, name }) => localities.problem([], `${code} (${name}) is in none of the localities`)),
  ];
}

/** What is wrong with the scripts of a council: keys there twice, or names of what is not there. */
export function scriptProblems(
  scripts: Checked<readonly ScriptSource[]>,
  known: { categories: readonly string[]; localities: readonly string[] },
): TenantProblem[] {
  const named = scripts.value.map((script, at) => ({ ...script, at }));
  const keys = named.map(({ key }) => key);
  return [
    ...repeats(named, ({ key }) => key).map(([{ at, key }]) => scripts.problem([at, 'key'], `"${key}" is there twice`)),
    ...named.flatMap(({ at, category, locality, after }) => {
      const wrong = (field: string, name: string | undefined, among: readonly string[], what: string) =>
        name === undefined || among.includes(name) ? [] : [scripts.problem([at, field], `"${name}" is no ${what}`)];
      return [
        ...wrong('category', category, known.categories, 'category of this county'),
        ...wrong('locality', locality, known.localities, 'locality of this council'),
        ...wrong('after', after?.key, keys, 'key of a script in this file'),
      ];
    }),
  ];
}

/** Parts of towns without a council of their own have codes of this series. */
function isUnparished(code: string): boolean {
  return code.startsWith('E43');
}

/** The later of each two that have the same key, with the one that had it first. */
function repeats<Item>(items: readonly Item[], key: (item: Item) => string | number): [Item, Item][] {
  const first = new Map<string | number, Item>();
  return items.flatMap((item) => {
    const earlier = first.get(key(item));
    if (earlier !== undefined) return [[item, earlier] as [Item, Item]];
    first.set(key(item), item);
    return [];
  });
}
