import type { TenantDb } from '#db/client.server';
import { area } from '~/features/areas/queries.server';
import type { Area } from '~/features/areas/schema';
import { parishesIn } from '~/features/localities/queries.server';
import { tenantsByNo, tenantsUnder, type TenantSummary } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { placesNamed, type NamedPlace } from './named-places';

/** The questions of a list's filter that take a typed name. */
export const NAMED_FIELDS = ['council', 'parish'] as const;
export type NamedField = (typeof NAMED_FIELDS)[number];

/** A name that was typed and does not say which one is meant: several are called so, or none. */
export interface NameDoubt {
  field: NamedField;
  typed: string;
  places: NamedPlace[];
}

/** A filter's address with its typed names read. */
export interface NamesRead {
  /** Every name that means one place stands in it as that place's number or code; a doubtful one is left out. */
  query: URLSearchParams;
  doubts: NameDoubt[];
}

const LONGEST_NAME = 100;

/**
 * Reads the councils and the parish that a filter names by what somebody typed, among those of a desk's range. Lists,
 * counts and maps read their filter through this, so that a name means the same to all of them.
 */
export async function readNames(
  db: TenantDb,
  tenant: Pick<TenantConfig, 'tenantNo' | 'areas'>,
  asked: URLSearchParams,
): Promise<NamesRead> {
  const query = new URLSearchParams(asked);
  const doubts: NameDoubt[] = [];
  for (const field of NAMED_FIELDS) {
    const names = query.getAll(field).filter(isName[field]);
    if (names.length === 0) continue;
    const typed = (names.at(-1) ?? '').slice(0, LONGEST_NAME).trim();
    const places = placesNamed(typed, await KNOWN[field](db, tenant));
    const kept = query.getAll(field).filter((value) => !isName[field](value));
    query.delete(field);
    for (const value of places.length === 1 ? taken(field, kept, places[0]?.value ?? '') : kept)
      query.append(field, value);
    if (places.length !== 1) doubts.push({ field, typed, places: await toldApart(db, field, places) });
  }
  return { query, doubts };
}

const isName: Record<NamedField, (value: string) => boolean> = {
  council: (value) => value.trim() !== '' && !/^\d+$/.test(value),
  parish: (value) => value.trim() !== '' && value !== 'unknown' && !/^[EWSN]\d{8}$/.test(value),
};

/** Of councils there can be several; a parish is one, and what was typed last is meant. */
function taken(field: NamedField, kept: readonly string[], value: string): string[] {
  return field === 'council' ? [...new Set([...kept, value])] : [value];
}

type Tenant = Pick<TenantConfig, 'tenantNo' | 'areas'>;

const KNOWN: Record<NamedField, (db: TenantDb, tenant: Tenant) => Promise<NamedPlace[]>> = {
  council: async (db, { tenantNo }) => councilPlaces(await tenantsUnder(db, tenantNo)),
  parish: async (db, tenant) => (await parishesIn(db, tenant)).map(parishPlace),
};

function councilPlaces(councils: readonly TenantSummary[]): NamedPlace[] {
  const districts = new Map(councils.filter(({ tier }) => tier === 'district').map((one) => [one.tenantNo, one]));
  return councils.map(({ tenantNo: no, tier, name, shortName }) => {
    const district = tier === 'parish' ? districts.get(no - (no % 1000)) : undefined;
    return { value: String(no), name, alsoCalled: shortName, within: district?.shortName ?? null };
  });
}

function parishPlace({ code, name, districtCode }: Area): NamedPlace {
  return { value: code, name, within: districtCode };
}

/** Parishes with the names of their districts in place of the districts' codes. */
async function toldApart(db: TenantDb, field: NamedField, places: readonly NamedPlace[]): Promise<NamedPlace[]> {
  if (field === 'council') return [...places];
  const codes = [...new Set(places.flatMap(({ within }) => within ?? []))];
  const names = new Map<string, string>();
  for (const code of codes) names.set(code, (await area(db, code))?.name ?? code);
  return places.map((place) => ({ ...place, within: place.within ? (names.get(place.within) ?? null) : null }));
}

/** What the boxes of a filter say that have been chosen by name. */
export interface ChosenNames {
  councils: NamedPlace[];
  /** Null while no parish is chosen, or one whose name is not known. */
  parish: NamedPlace | null;
}

/** The names of the councils and of the parish of a filter. */
export async function chosenNames(
  db: TenantDb,
  { councils, parish }: { councils: readonly number[]; parish: string | null },
): Promise<ChosenNames> {
  const [known, here] = await Promise.all([
    tenantsByNo(db, councils),
    parish === null || isName.parish(parish) ? null : area(db, parish),
  ]);
  return {
    councils: councils.map((no) => ({ value: String(no), name: known.get(no)?.name ?? 'A council that is not known' })),
    parish: here && { value: here.code, name: here.name },
  };
}
