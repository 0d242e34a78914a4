import type { PortalDb } from '#db/client.server';
import type { Outline } from '~/features/provision/near';
import { filledIn } from '~/features/provision/queries-search.server';
import { withinBlocks } from '~/features/provision/queries-within.server';
import { pageFrom, remembered, START, type Blocks } from '~/features/provision/walk';
import type { TenantConfig } from '~/features/tenants/schema';
import type { DirectoryFilter } from './filters';
import { EVERYWHERE, groupEntries, type ListPart, type PlaceGroup } from './groups';
import { lineOf, type Viewed } from './present';
import { partOf } from './queries-groups.server';
import { LOOKED_AT, openOnly, wishes } from './wishes';

/** The parts of a council's area, and what each council under it governs. */
export interface Parts {
  groups: readonly PlaceGroup[];
  areasOf: (tenantNo: number) => readonly string[];
}

interface Printed {
  filter: DirectoryFilter;
  /** How many lines a sheet takes. */
  most?: number;
}

/**
 * The first of each part of a list that is too long to be grouped, looked up part by part, and last of what is everywhere;
 * of the part alone that was chosen.
 */
export async function partSheets(
  db: PortalDb,
  tenant: TenantConfig,
  { filter, most = 1 }: Printed,
  viewed: Viewed,
  parts: Parts,
): Promise<ListPart[]> {
  const sheets: ListPart[] = [];
  for (const { read, ...part } of sourcesOf(db, tenant, filter, parts)) {
    if (filter.locality !== '' && filter.locality !== part.key) continue;
    const wanted = openOnly(remembered(await read()), filter, viewed);
    sheets.push(await sheetOf(db, tenant, part, wanted, most, viewed));
  }
  return sheets.filter(({ lines }) => lines.length > 0);
}

/** A part by its heading, and how its entries are read. */
interface Source {
  key: string;
  title: string;
  read: () => Promise<Blocks<Outline>>;
}

function sourcesOf(db: PortalDb, tenant: TenantConfig, filter: DirectoryFilter, { groups, areasOf }: Parts): Source[] {
  const wish = wishes(tenant, filter);
  const ofGroup = async (group: PlaceGroup) =>
    withinBlocks(db, tenant, { ...wish, part: await partOf(db, tenant, group) }, LOOKED_AT);
  const ofAll = async (): Promise<Blocks<Outline>> => {
    const own = await withinBlocks(db, tenant, { ...wish, alone: true }, LOOKED_AT);
    return async (no) => {
      const { entries, last } = await own(no);
      const whole = groupEntries(entries, groups, areasOf, tenant).find(({ key }) => key === EVERYWHERE);
      return { entries: whole?.entries ?? [], last };
    };
  };
  return [
    ...groups.map((group) => ({ key: group.key, title: group.name, read: () => ofGroup(group) })),
    { key: EVERYWHERE, title: `Everywhere in ${tenant.shortName}`, read: ofAll },
  ];
}

async function sheetOf(
  db: PortalDb,
  { countyNo }: TenantConfig,
  { key, title }: Pick<Source, 'key' | 'title'>,
  blocks: Blocks<Outline>,
  most: number,
  viewed: Viewed,
): Promise<ListPart> {
  const { entries, next } = await pageFrom(blocks, START, most);
  const lines = (await filledIn(db, countyNo, entries)).map((entry) => lineOf(entry, viewed));
  return { key, title, lines, count: next === null ? lines.length : null };
}
