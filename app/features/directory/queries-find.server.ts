import type { PortalDb } from '#db/client.server';
import type { Lookup } from '~/features/councils/lookup';
import type { Nearness, Outline, Seen } from '~/features/provision/near';
import { nearBlocks } from '~/features/provision/queries-near.server';
import { filledIn } from '~/features/provision/queries-search.server';
import { withinBlocks } from '~/features/provision/queries-within.server';
import {
  MOST_BLOCKS,
  pageFrom,
  remembered,
  START,
  writeSpot,
  type Block,
  type Blocks,
  type Spot,
  type Walked,
} from '~/features/provision/walk';
import type { TenantConfig } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { typedProblems, type DirectoryFilter } from './filters';
import { EVERYWHERE, groupEntries, type GroupedEntries, type ListPart, type PlaceGroup } from './groups';
import type { NamedPlace } from './place-names';
import { placeTyped, type PlaceAnswer } from './place.server';
import { isOpenNow, lineOf, type Viewed } from './present';
import { areasByCouncil, partOf, placeGroups } from './queries-groups.server';
import { partSheets, type Parts } from './queries-sheets.server';
import { LOOKED_AT, LOOKED_AT_WORDED, openOnly, wishes } from './wishes';

/** What the directory answers. */
export interface Directory {
  /** The place as it is repeated: "WR10 1PE"; null where none was given or it is not known. */
  said: string | null;
  /** "Pershore, Wychavon" */
  placeWords: string | null;
  problem: string | null;
  /** What is wrong with the words that were typed. */
  wordsProblem: string | null;
  choose: NamedPlace[];
  lookup: Lookup;
  /** The place is in another county. */
  elsewhere: boolean;
  parts: ListPart[];
  counts: Counts;
  /** Where this page begins and how many it has, and the pages beside it as an address says them. */
  shown: { from: number; count: number; previous: string | null; next: string | null };
}

/** Of what was looked at: all of it, or the first part of a list that goes on. */
export interface Counts {
  all: number;
  /** Those that are near; all where no place was given. */
  near: number;
  open: number;
  /** The list goes on beyond what was counted. */
  more: boolean;
  /** So does what is near. */
  nearMore: boolean;
}

export const PAGE_SIZE = 25;
/** A council's whole list is grouped by place as long as it is no longer than this. */
const MOST_GROUPED = 1000;
const FIRST_OF_GROUP = 8;
/**
 * What fits on one side of A4 in large type when most of them take three lines, with what stands at its foot: of one part, or
 * of what is near a place, which stands under up to four headings.
 */
export const LINES_PER_SHEET = { part: 8, near: 6 };

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

/** The directory as it answers, and all that its counts count: the map draws what the list lists. */
export interface Searched {
  directory: Directory;
  entries: readonly FoundEntry[];
  /** Where it was looked from; null without a place that is known. */
  from: { x: number; y: number } | null;
}
type FoundEntry = Outline & { metres?: number | null };

/** The same with everything that was counted, whatever the page. */
export async function searchDirectory(db: PortalDb, tenant: TenantConfig, asked: Asked): Promise<Searched> {
  const { filter, now } = asked;
  const viewed = { categories: tenant.categories, now, today: londonToday(now) };
  const wrong = typedProblems(filter);
  if (wrong) return nothing({ problem: wrong.place, wordsProblem: wrong.words });
  const place = await placeTyped(db, tenant, filter.place);
  switch (place.kind) {
    case 'found': {
      const { directory, entries } = await nearDirectory(db, tenant, place, asked, viewed);
      const found = { said: place.said, placeWords: place.words, lookup: place.lookup };
      return { directory: { ...directory, ...found }, entries, from: place.near.loc };
    }
    case 'none':
      return wholeDirectory(db, tenant, asked, viewed);
    case 'locality':
      return wholeDirectory(db, tenant, { ...asked, filter: { ...filter, locality: place.key } }, viewed);
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
  wordsProblem: null,
  choose: [],
  lookup: { kind: 'nothing' },
  elsewhere: false,
  parts: [],
  counts: { all: 0, near: 0, open: 0, more: false, nearMore: false },
  shown: { from: 1, count: 0, previous: null, next: null },
};

const NEARNESS_TITLES: Record<Nearness, (parish: string) => string> = {
  parish: (parish) => `In ${parish}`,
  covers: (parish) => `For people in ${parish}`,
  near: () => 'Nearby',
  county: () => 'Further away',
};

async function nearDirectory(
  db: PortalDb,
  tenant: TenantConfig,
  { near: place, words: placeWords }: Extract<PlaceAnswer, { kind: 'found' }>,
  asked: Asked,
  viewed: Viewed,
): Promise<Omit<Searched, 'from'>> {
  const { filter, now, most } = asked;
  const worded = filter.words !== '';
  const [size, ahead] = [worded ? LOOKED_AT_WORDED : LOOKED_AT, worded && filter.openNow ? MOST_BLOCKS : 1];
  const all = remembered(await nearBlocks(db, place, { ...wishes(tenant, filter), now }, size, ahead));
  const wanted = remembered(openOnly(all, filter, viewed));
  const spot = most === undefined ? filter.from : START;
  const { entries, ...beside } = await pageFrom(wanted, spot, most ?? PAGE_SIZE);
  const lines = await filledIn(db, place.countyNo, entries);
  const [parish = placeWords] = placeWords.split(', ');
  const parts = (Object.keys(NEARNESS_TITLES) as Nearness[]).map((nearness) => {
    const of = lines.filter((entry) => entry.nearness === nearness).map((entry) => lineOf(entry, viewed));
    return { key: nearness, title: NEARNESS_TITLES[nearness](parish), lines: of, count: of.length };
  });
  const directory = {
    ...EMPTY,
    parts: parts.filter((part) => part.lines.length > 0),
    counts: countsNear(await all(0), filter, viewed),
    shown: shownOf(spot, lines.length, beside),
  };
  return { directory, entries: (await wanted(0)).entries };
}

function countsNear({ entries, last }: Block<Seen<Outline>>, { openNow }: DirectoryFilter, viewed: Viewed): Counts {
  const isNear = ({ nearness }: Seen<Outline>) => nearness !== 'county';
  const allOpen = entries.filter((entry) => isOpenNow(entry, viewed));
  const open = allOpen.filter(isNear).length;
  const listed = openNow ? allOpen : entries;
  const nearMore = !last && entries.every(isNear);
  return { all: listed.length, near: openNow ? open : listed.filter(isNear).length, open, more: !last, nearMore };
}

function shownOf(at: Spot, count: number, { previous, next }: Pick<Walked<unknown>, 'previous' | 'next'>) {
  const said = (spot: Spot | null) => spot && writeSpot(spot);
  return { from: at.shown + 1, count, previous: said(previous), next: said(next) };
}

/** A council's list under its places; one that is too long for that place by place, or by name. */
async function wholeDirectory(db: PortalDb, tenant: TenantConfig, asked: Asked, viewed: Viewed): Promise<Searched> {
  const [groups, areasOf] = await Promise.all([placeGroups(db, tenant), areasByCouncil(db, tenant)]);
  const { locality } = asked.filter;
  if (locality !== '' && locality !== EVERYWHERE && !groups.some(({ key }) => key === locality)) {
    return nothing({ problem: `${tenant.shortName} has no part of that name. Enter a postcode, or a parish or town` });
  }
  const all = await withinBlocks(db, tenant, wishes(tenant, asked.filter), MOST_GROUPED);
  const { entries, last } = await all(0);
  if (!last && asked.most !== undefined) return longSheets(db, tenant, asked, viewed, { groups, areasOf });
  if (!last) return longDirectory(db, tenant, asked, viewed, groups);
  const wanted = entries.filter((entry) => !asked.filter.openNow || isOpenNow(entry, viewed));
  const grouped = groupEntries(wanted, groups, areasOf, tenant);
  return groupedDirectory(db, tenant, asked, viewed, grouped);
}

async function groupedDirectory(
  db: PortalDb,
  { countyNo }: TenantConfig,
  { filter, most }: Asked,
  viewed: Viewed,
  grouped: readonly GroupedEntries<Outline>[],
): Promise<Searched> {
  const wanted = filter.locality === '' ? grouped : grouped.filter(({ key }) => key === filter.locality);
  const [only] = wanted;
  const alone = wanted.length === 1 && only && most === undefined;
  // A place on its own has pages; of several the first few are shown.
  const page = alone ? await pageFrom(oneBlock(only.entries), filter.from, PAGE_SIZE) : null;
  const first = wanted.map(({ entries }) => page?.entries ?? entries.slice(0, most ?? FIRST_OF_GROUP));
  const filled = await filledIn(db, countyNo, [...new Set(first.flat())]);
  const lines = new Map(filled.map((entry) => [entry.id, lineOf(entry, viewed)]));
  const parts = wanted.map(({ key, name, entries }, index) => ({
    key,
    title: name,
    lines: (first[index] ?? []).flatMap(({ id }) => lines.get(id) ?? []),
    count: entries.length,
  }));
  const all = [...new Set(wanted.flatMap((group) => group.entries))];
  const open = all.filter((entry) => isOpenNow(entry, viewed)).length;
  const counts = { all: all.length, near: all.length, open, more: false, nearMore: false };
  const count = parts.reduce((sum, part) => sum + part.lines.length, 0);
  const shown = shownOf(page ? filter.from : START, count, page ?? NO_PAGES);
  return { directory: { ...EMPTY, parts, counts, shown }, entries: all, from: null };
}

const NO_PAGES = { previous: null, next: null };
const oneBlock =
  <Entry>(entries: readonly Entry[]): Blocks<Entry> =>
  (no) =>
    Promise.resolve({ entries: no === 0 ? entries : [], last: true });

/** The same on paper: a sheet for each part. */
async function longSheets(
  db: PortalDb,
  tenant: TenantConfig,
  asked: Asked,
  viewed: Viewed,
  parts: Parts,
): Promise<Searched> {
  const sheets = await partSheets(db, tenant, asked, viewed, parts);
  const count = sheets.reduce((sum, { lines }) => sum + lines.length, 0);
  const counts = { all: count, near: count, open: 0, more: true, nearMore: true };
  const shown = shownOf(START, count, NO_PAGES);
  return { directory: { ...EMPTY, parts: sheets, counts, shown }, entries: [], from: null };
}

/** More than can be grouped: the places by name, and under the one that was chosen (or none) its list, page by page. */
async function longDirectory(
  db: PortalDb,
  tenant: TenantConfig,
  asked: Asked,
  viewed: Viewed,
  groups: readonly PlaceGroup[],
): Promise<Searched> {
  const { filter, most } = asked;
  const chosen = groups.find(({ key }) => key === filter.locality);
  const part = chosen ? await partOf(db, tenant, chosen) : null;
  const blocks = await withinBlocks(db, tenant, { ...wishes(tenant, filter), part }, LOOKED_AT);
  const wanted = openOnly(remembered(blocks), filter, viewed);
  const spot = most === undefined ? filter.from : START;
  const page = await pageFrom(wanted, spot, most ?? PAGE_SIZE);
  const lines = (await filledIn(db, tenant.countyNo, page.entries)).map((entry) => lineOf(entry, viewed));
  const { entries, last } = await wanted(0);
  const open = entries.filter((entry) => isOpenNow(entry, viewed)).length;
  const count = entries.length;
  const title = chosen?.name ?? `In all of ${tenant.shortName}`;
  const list = { key: chosen?.key ?? EVERYWHERE, title, lines, count: last ? count : null };
  const others = groups
    .filter((group) => group !== chosen)
    .map(({ key, name }) => ({ key, title: name, lines: [], count: null }));
  const directory = {
    ...EMPTY,
    parts: [...(lines.length > 0 ? [list] : []), ...others],
    counts: { all: count, near: count, open, more: !last, nearMore: !last },
    shown: shownOf(spot, lines.length, page),
  };
  return { directory, entries, from: null };
}
