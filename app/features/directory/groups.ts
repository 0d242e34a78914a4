import { isUnder } from '~/features/tenants/rules';
import type { Outline } from '~/features/provision/near';
import type { EntryLine } from './present';

/** A part of a council's area under which its entries are listed. */
export interface PlaceGroup {
  /** What an address calls it: a locality's slug (a county's: `localityKey`), or the code of a district or parish. */
  key: string;
  name: string;
  areas: ReadonlySet<string>;
  /** The locality's id, where it is one. */
  localityId: string | null;
}

/** Entries under the places that they are for. An entry for several stands under each. */
export interface GroupedEntries<Entry> {
  key: string;
  name: string;
  entries: Entry[];
}

export const EVERYWHERE = 'everywhere';

/** What an address of a county's list calls a locality of one of its districts: two districts may have a "north". */
export function localityKey(districtSlug: string, slug: string): string {
  return `${districtSlug}.${slug}`;
}

/** A heading with what stands under it. */
export interface ListPart {
  key: string;
  title: string;
  lines: EntryLine[];
  /** How many there are, where the part shows only the first; null where they were not all looked at. */
  count: number | null;
}

/**
 * Entries under the parts of a council's area, in the order of these; last what is everywhere in it (or is said of no
 * part). `areasOf` tells what a council governs: what a parish council holds is for its parish where it says nothing else.
 */
export function groupEntries<Entry extends Pick<Outline, 'tenantNo' | 'content'>>(
  entries: readonly Entry[],
  groups: readonly PlaceGroup[],
  areasOf: (tenantNo: number) => readonly string[],
  council: { tenantNo: number; shortName: string },
): GroupedEntries<Entry>[] {
  const under = groups.map(({ key, name }) => ({ key, name, entries: [] as Entry[] }));
  const everywhere: Entry[] = [];
  for (const entry of entries) {
    const at = isWhole(entry, council.tenantNo) ? [] : placesOf(entry, groups, areasOf);
    if (at.length === 0) everywhere.push(entry);
    for (const index of at) under[index]?.entries.push(entry);
  }
  const whole = { key: EVERYWHERE, name: `Everywhere in ${council.shortName}`, entries: everywhere };
  return [...under, whole].filter((group) => group.entries.length > 0);
}

/** Everywhere of this council, or of one above it. */
function isWhole({ tenantNo, content }: Pick<Outline, 'tenantNo' | 'content'>, council: number): boolean {
  return content.everywhere && isUnder(council, tenantNo);
}

function placesOf(
  { tenantNo, content }: Pick<Outline, 'tenantNo' | 'content'>,
  groups: readonly PlaceGroup[],
  areasOf: (tenantNo: number) => readonly string[],
): number[] {
  const named = [...content.areaCodes, ...(content.areaCode === null ? [] : [content.areaCode])];
  const isIn = ({ localityId }: PlaceGroup) => localityId !== null && content.localityIds.includes(localityId);
  const saysNothing = named.length === 0 && !groups.some(isIn);
  const areas = content.everywhere || saysNothing ? [...named, ...areasOf(tenantNo)] : named;
  return groups.flatMap((group, index) => (isIn(group) || areas.some((code) => group.areas.has(code)) ? [index] : []));
}
