import type { PortalDb } from '#db/client.server';
import type { Lookup } from '~/features/councils/lookup';
import { provisionNear, provisionOf, type NearEntry, type Nearness } from '~/features/provision/queries-near.server';
import type { PublicEntry } from '~/features/provision/near';
import { MOST_LISTED } from '~/features/provision/queries-published.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import type { DirectoryFilter } from './filters';
import { groupEntries, type GroupedEntries } from './groups';
import type { NamedPlace } from './place-names';
import { placeTyped } from './place.server';
import { isOpenNow, lineOf, type EntryLine, type Viewed } from './present';
import { areasByCouncil, placeGroups } from './queries-groups.server';

/** A heading with what stands under it. */
export interface ListPart {
  key: string;
  title: string;
  lines: EntryLine[];
  /** How many there are, where the part shows only the first. */
  count: number;
}

/** What the directory answers. */
export interface Directory {
  /** The place as it is repeated: "WR10 1PE"; null where none was given or it is not known. */
  said: string | null;
  /** "Pershore, Wychavon" */
  placeWords: string | null;
  problem: string | null;
  choose: NamedPlace[];
  lookup: Lookup;
  /** The place is in another county. */
  elsewhere: boolean;
  parts: ListPart[];
  /** Of the whole list: all, those that are near (all without a place), and those that are open. */
  counts: { all: number; near: number; open: number; /** There are more than were looked at. */ more: boolean };
  /** Where this page begins and how many it has. */
  shown: { from: number; count: number };
}

export const PAGE_SIZE = 25;
const MOST_NEAR = 200;
const FIRST_OF_GROUP = 8;
/** About what fits on one side of A4 in large type. */
export const LINES_PER_SHEET = 13;

interface Asked {
  filter: DirectoryFilter;
  now: Date;
  /** How many of each part, whatever the page; for a sheet of paper or the first few. */
  most?: number;
}

/** What there is where somebody lives, or in the whole of a council's area. */
export async function findInDirectory(db: PortalDb, tenant: TenantConfig, asked: Asked): Promise<Directory> {
  return (await searchDirectory(db, tenant, asked)).directory;
}

/** The directory as it answers, and all that it was cut from: the map draws what the list lists. */
export interface Searched {
  directory: Directory;
  entries: FoundEntry[];
  /** Where it was looked from; null without a place that is known. */
  from: { x: number; y: number } | null;
}
type FoundEntry = PublicEntry & { metres?: number | null };

/** The same with everything that was found, whatever the page: at most as many as the directory looks at. */
export async function searchDirectory(db: PortalDb, tenant: TenantConfig, asked: Asked): Promise<Searched> {
  const { filter, now } = asked;
  const viewed = { categories: tenant.categories, now, today: londonToday(now) };
  const place = await placeTyped(db, tenant, filter.place);
  switch (place.kind) {
    case 'found': {
      const near = await provisionNear(db, place.near, { ...wishes(tenant, filter), limit: MOST_NEAR, now });
      const entries = near.filter(ifOpen(filter, viewed));
      const found = { said: place.said, placeWords: place.words, lookup: place.lookup };
      const directory = { ...nearDirectory(entries, place.words, asked, viewed), ...found };
      return { directory, entries, from: place.near.loc };
    }
    case 'none':
      return wholeDirectory(db, tenant, asked, viewed);
    case 'locality':
      return wholeDirectory(db, tenant, { ...asked, filter: { ...filter, locality: place.slug } }, viewed);
    case 'choose':
      return nothing({ choose: place.options });
    case 'elsewhere':
      return nothing({ said: place.said, placeWords: place.words, lookup: place.lookup, elsewhere: true });
    case 'unknown':
      return nothing({ problem: place.problem, lookup: place.lookup });
  }
}

function nothing(but: Partial<Directory>): Searched {
  return { directory: { ...EMPTY, ...but }, entries: [], from: null };
}

const EMPTY: Directory = {
  said: null,
  placeWords: null,
  problem: null,
  choose: [],
  lookup: { kind: 'nothing' },
  elsewhere: false,
  parts: [],
  counts: { all: 0, near: 0, open: 0, more: false },
  shown: { from: 1, count: 0 },
};

function wishes({ categories }: TenantConfig, { categories: slugs, words, withinKm }: DirectoryFilter) {
  const codes = categories.filter(({ slug }) => slugs.includes(slug)).map(({ code }) => code);
  return {
    ...(codes.length > 0 && { categories: codes }),
    ...(words !== '' && { words }),
    ...(withinKm !== null && { withinMetres: withinKm * 1000 }),
  };
}

const ifOpen =
  ({ openNow }: DirectoryFilter, viewed: Viewed) =>
  (entry: PublicEntry) =>
    !openNow || isOpenNow(entry, viewed);

const NEARNESS_TITLES: Record<Nearness, (parish: string) => string> = {
  parish: (parish) => `In ${parish}`,
  covers: (parish) => `For people in ${parish}`,
  near: () => 'Nearby',
  county: () => 'Further away',
};

function nearDirectory(entries: NearEntry[], placeWords: string, { filter, most }: Asked, viewed: Viewed): Directory {
  const [parish = placeWords] = placeWords.split(', ');
  const from = most
    ? 0
    : Math.min((filter.page - 1) * PAGE_SIZE, Math.floor(Math.max(0, entries.length - 1) / PAGE_SIZE) * PAGE_SIZE);
  const page = entries.slice(from, from + (most ?? PAGE_SIZE));
  const parts = (Object.keys(NEARNESS_TITLES) as Nearness[]).map((nearness) => {
    const of = page.filter((entry) => entry.nearness === nearness);
    const lines = of.map((entry) => lineOf(entry, viewed));
    return { key: nearness, title: NEARNESS_TITLES[nearness](parish), lines, count: lines.length };
  });
  const near = entries.filter(({ nearness }) => nearness !== 'county');
  return {
    ...EMPTY,
    parts: parts.filter(({ lines }) => lines.length > 0),
    counts: {
      all: entries.length,
      near: near.length,
      open: near.filter((entry) => isOpenNow(entry, viewed)).length,
      more: entries.length >= MOST_NEAR,
    },
    shown: { from: from + 1, count: page.length },
  };
}

async function wholeDirectory(db: PortalDb, tenant: TenantConfig, asked: Asked, viewed: Viewed): Promise<Searched> {
  const { filter } = asked;
  const found = await provisionOf(db, tenant, wishes(tenant, filter));
  const entries = found.filter(ifOpen(filter, viewed));
  const [groups, areasOf] = await Promise.all([placeGroups(db, tenant), areasByCouncil(db, tenant)]);
  const grouped = groupEntries(entries, groups, areasOf, tenant);
  const wanted = filter.locality === '' ? grouped : grouped.filter(({ key }) => key === filter.locality);
  const alone = wanted.length === 1 && asked.most === undefined;
  const parts = wanted.map((group) => partOf(group, alone ? Infinity : (asked.most ?? FIRST_OF_GROUP), viewed));
  const all = new Set(wanted.flatMap((group) => group.entries));
  const open = [...all].filter((entry) => isOpenNow(entry, viewed)).length;
  const shown = { from: 1, count: parts.reduce((sum, { lines }) => sum + lines.length, 0) };
  const counts = { all: all.size, near: all.size, open, more: found.length >= MOST_LISTED };
  return { directory: { ...EMPTY, parts, counts, shown }, entries: [...all], from: null };
}

function partOf({ key, name, entries }: GroupedEntries<PublicEntry>, most: number, viewed: Viewed): ListPart {
  const lines = entries.slice(0, most).map((entry) => lineOf(entry, viewed));
  return { key, title: name, lines, count: entries.length };
}
