import { and, asc, eq } from 'drizzle-orm';
import type { PortalDb } from '#db/client.server';
import { locality, tenant as tenantTable } from '#db/schema/tenants';
import { lookUp } from '~/features/councils/lookup.server';
import type { Lookup } from '~/features/councils/lookup';
import { placesToChoose, whereabouts } from '~/features/councils/residence.server';
import type { Residence } from '~/features/councils/residence';
import { nearPlaceOf, type NearPlace } from '~/features/provision/queries-near.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { localityKey } from './groups';
import { placesNamed, type NamedPlace } from './place-names';

/** What was made of the place that somebody typed. */
export type PlaceAnswer =
  | { kind: 'none' }
  /** `said`: the postcode or the name, as the page repeats it. */
  | { kind: 'found'; near: NearPlace; said: string; words: string; lookup: Lookup }
  /** A locality of the council, or of a district of its county, by its key in the council's list. */
  | { kind: 'locality'; key: string }
  /** Another county's: its councils' own portals know what is there. */
  | { kind: 'elsewhere'; said: string; words: string; lookup: Lookup }
  | { kind: 'choose'; options: NamedPlace[] }
  | { kind: 'unknown'; problem: string; lookup: Lookup };

const NOTHING: Lookup = { kind: 'nothing' };
const MOST_CHOICES = 12;

/** Understands a postcode, a parish or a locality, by name or by code, spelling slips and all. */
export async function placeTyped(db: PortalDb, tenant: TenantConfig, typed: string): Promise<PlaceAnswer> {
  if (typed === '') return { kind: 'none' };
  if (/^E\d{8}$/.test(typed)) return (await placeOfCode(db, tenant, typed)) ?? unknown(typed, NOTHING);
  // Whatever has a digit in it is meant for a postcode.
  if (/\d/.test(typed)) return placeOfPostcode(db, tenant, typed);
  const places = await namedPlaces(db, tenant);
  const meant = placesNamed(typed, places);
  const [first] = meant;
  if (!first) return unknown(typed, NOTHING);
  if (meant.length > 1) return { kind: 'choose', options: meant.slice(0, MOST_CHOICES) };
  if (first.kind === 'locality') return localityAt(tenant, first);
  return (await placeOfCode(db, tenant, first.value)) ?? unknown(typed, NOTHING);
}

/** Another council's locality is listed at its own portal. */
function localityAt(tenant: TenantConfig, place: NamedPlace): PlaceAnswer {
  if (place.within === tenant.slug) return { kind: 'locality', key: place.value };
  if (tenant.tier === 'county') return { kind: 'locality', key: localityKey(place.within, place.value) };
  return { kind: 'choose', options: [place] };
}

async function placeOfPostcode(db: PortalDb, tenant: TenantConfig, typed: string): Promise<PlaceAnswer> {
  const lookup = await lookUp(db, typed);
  if (lookup.kind !== 'found') return unknown(typed, lookup);
  const { residence } = await whereabouts(db, tenant.countyNo, { postcode: typed, unsure: false, chosen: null });
  if (!residence) return unknown(typed, lookup);
  return found(tenant, await nearPlaceOf(db, residence), lookup.postcode, residence, lookup);
}

async function placeOfCode(db: PortalDb, tenant: TenantConfig, code: string): Promise<PlaceAnswer | null> {
  const { residence } = await whereabouts(db, tenant.countyNo, { postcode: null, unsure: true, chosen: code });
  if (!residence) return null;
  const [name = residence.words] = residence.words.split(', ');
  return found(tenant, await nearPlaceOf(db, residence), name, residence, NOTHING);
}

function found(tenant: TenantConfig, near: NearPlace, said: string, { words }: Residence, lookup: Lookup): PlaceAnswer {
  if (near.countyNo !== tenant.countyNo) return { kind: 'elsewhere', said, words, lookup };
  return { kind: 'found', near, said, words, lookup };
}

function unknown(typed: string, lookup: Lookup): PlaceAnswer {
  if (lookup.kind === 'malformed') return { kind: 'unknown', problem: lookup.problem, lookup };
  const problem =
    lookup.kind === 'nothing'
      ? `We do not know a parish or town called “${typed}”. Enter a postcode, like WR10 1PE, or another name`
      : '';
  return { kind: 'unknown', problem, lookup };
}

/** The parishes of a county, and the localities of its districts. */
async function namedPlaces(db: PortalDb, { countyNo }: TenantConfig): Promise<NamedPlace[]> {
  const groups = await placesToChoose(db, countyNo);
  const parishes = groups.flatMap(({ group, options }) =>
    options.map(({ value, label }) => ({ value, kind: 'parish' as const, name: label, within: group })),
  );
  const localities = await db
    .select({ value: locality.slug, name: locality.name, within: tenantTable.slug })
    .from(locality)
    .innerJoin(tenantTable, eq(tenantTable.tenantNo, locality.tenantNo))
    .where(and(eq(locality.countyNo, countyNo)))
    .orderBy(asc(locality.position));
  return [...parishes, ...localities.map((one) => ({ ...one, kind: 'locality' as const }))];
}
