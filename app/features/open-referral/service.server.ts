import { dialled } from '~/ui/format/extension';
import { toDegrees } from '~/features/areas/grid';
import type { Opening } from '~/features/provision/hours-schema';
import type { PublicEntry } from '~/features/provision/near';
import { standingOf } from '~/features/provision/rules';
import type { ProvisionStatus } from '~/features/provision/schema';
import type { Category } from '~/features/tenants/schema';
import { organizationId, partId, taxonomyId, termId } from './ids.server';
import type { FullOrganization, FullService, Organization, Service, Term } from './schema';

/** A published entry with what its service is told with. */
export interface Listed extends PublicEntry {
  /** `runBy`, folded by the database: what its organisation is known by. */
  organizationKey: string;
  /** When it last became another for whoever keeps a copy. */
  modifiedAt: Date;
}

/** An organisation, as the entries that it runs tell. */
export interface OrganizationRow {
  tenantNo: number;
  key: string;
  name: string;
  charityNo: string | null;
  companyNo: string | null;
}

/** Names for the codes in entries. */
export interface Context {
  countyNo: number;
  /** "Worcestershire" */
  county: string;
  categories: readonly Category[];
  areas: ReadonlyMap<string, string>;
  localities: ReadonlyMap<string, string>;
  councils: ReadonlyMap<number, string>;
  /** yyyy-mm-dd in London. */
  today: string;
}

const STATUS: Record<ProvisionStatus, Service['status']> = {
  planned: 'inactive',
  active: 'active',
  paused: 'temporarily closed',
  ended: 'defunct',
};

/** An entry as a service, without what hangs on it. */
export function serviceOf(entry: Listed, { today }: Context): Service {
  const { content, confirmedAt } = entry;
  const organization = organizationOf(entry);
  return withoutEmpty({
    id: entry.id,
    name: content.name,
    description: content.summary,
    status: STATUS[standingOf(content, today)],
    organization_id: organization.id,
    organization,
    last_modified: entry.modifiedAt.toISOString(),
    assured_date: confirmedAt?.toISOString().slice(0, 10),
    url: webAddress(content.website),
    email: content.email ?? undefined,
    fees: content.cost,
    alert: alertOf(entry, today),
    eligibility_description: content.eligibility,
  }) as Service;
}

/** The group that runs an entry. */
function organizationOf({ tenantNo, organizationKey: key, content }: Listed): Organization {
  const { charityNo, companyNo, runBy: name } = content;
  return organizationNamed({ tenantNo, key, name, charityNo, companyNo });
}

/** An organisation as its entries tell of it. */
export function organizationNamed({ tenantNo, key, name, charityNo, companyNo }: OrganizationRow): Organization {
  const id = organizationId(tenantNo, key);
  const identifiers = [
    ...(charityNo ? [identifier(id, 'GB-CHC', 'Charity number', charityNo)] : []),
    ...(companyNo ? [identifier(id, 'GB-COH', 'Company number', companyNo)] : []),
  ];
  return {
    id,
    name,
    description: name,
    ...(identifiers.length > 0 && { organization_identifiers: identifiers }),
  };
}

/** Organisations with the services that each runs, among these entries. */
export function organizationsWithServices(
  rows: readonly OrganizationRow[],
  entries: readonly Listed[],
  serviceFrom: (entry: Listed) => Service,
): FullOrganization[] {
  return rows.map((row) => ({
    ...organizationNamed(row),
    services: entries
      .filter(({ tenantNo, organizationKey }) => tenantNo === row.tenantNo && organizationKey === row.key)
      .map(serviceFrom),
  }));
}

function identifier(organization: string, scheme: 'GB-CHC' | 'GB-COH', type: string, value: string) {
  return {
    id: partId(organization, scheme),
    organization_id: organization,
    identifier_scheme: scheme,
    identifier_type: type,
    identifier: value,
  };
}

/** An entry as a service with all that is known of it. */
export function fullServiceOf(entry: Listed, context: Context): FullService {
  const { id, content } = entry;
  const of = (part: string, index = 0) => ({ id: partId(id, part, index), service_id: id });
  return {
    ...serviceOf(entry, context),
    schedules: schedulesOf(entry),
    service_areas: areasOf(entry, context).map((one, index) => ({ ...of('area', index), ...one })),
    service_at_locations: atLocationsOf(entry, context),
    languages: content.languages === '' ? [] : [{ ...of('language'), name: content.languages }],
    cost_options: content.cost === '' ? [] : [{ ...of('cost'), option: content.cost }],
    contacts:
      content.phone === null
        ? []
        : [{ ...of('contact'), name: content.runBy, phones: [{ id: partId(id, 'phone'), ...phoneOf(content.phone) }] }],
    attributes: termsOf(content.categories, context).map((term, index) => ({
      id: partId(id, 'attribute', index),
      link_id: id,
      link_type: 'service' as const,
      taxonomy_term_id: term.id,
      taxonomy_term: term,
    })),
  };
}

/** The place of a service, where it says one: at most one, so it has the service's own id and is found by it. */
export function atLocationsOf({ id, content }: Listed, context: Context): FullService['service_at_locations'] {
  const { loc, address, postcode, areaCode, access } = content;
  if (loc === null && address === null && postcode === null) return [];
  const locationId = partId(id, 'location');
  const degrees = loc && toDegrees({ easting: loc.x, northing: loc.y });
  const city = (areaCode !== null && context.areas.get(areaCode)) || context.county;
  const location = {
    id: locationId,
    location_type: 'physical' as const,
    name: address ?? content.name,
    ...(degrees && { latitude: rounded(degrees.lat), longitude: rounded(degrees.lon) }),
    ...((address !== null || postcode !== null) && {
      addresses: [
        {
          id: partId(id, 'address'),
          location_id: locationId,
          address_1: address ?? content.name,
          city,
          state_province: context.county,
          postal_code: postcode ?? '',
          country: 'GB' as const,
          address_type: 'physical' as const,
        },
      ],
    }),
    ...(access !== '' && {
      accessibility: [{ id: partId(id, 'access'), location_id: locationId, description: access }],
    }),
  };
  return [{ id, service_id: id, location_id: locationId, location }];
}

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

function areasOf({ tenantNo, content }: Listed, { areas, localities, councils }: Context) {
  const council = councils.get(tenantNo);
  return [
    ...(content.everywhere && council ? [{ name: council }] : []),
    ...content.areaCodes.map((code) => ({
      name: areas.get(code) ?? code,
      extent_type: 'GSS',
      uri: `http://statistics.data.gov.uk/id/statistical-geography/${code}`,
    })),
    ...content.localityIds.flatMap((id) => (localities.has(id) ? [{ name: localities.get(id) ?? '' }] : [])),
  ];
}

function schedulesOf({ id, content: { hours } }: Listed): FullService['schedules'] {
  const of = (index: number) => ({ id: partId(id, 'schedule', index), service_id: id });
  const usual = hours.openings.map((opening, index) => ({ ...of(index), ...scheduleOf(opening) }));
  const said = [hours.always ? 'Always open' : '', hours.note].filter(Boolean).join('. ');
  return said === '' ? usual : [...usual, { ...of(usual.length), description: said }];
}

function scheduleOf({ days, every, interval, nth, opens, closes, from, until }: Opening) {
  return {
    freq: every === 'month' ? ('MONTHLY' as const) : ('WEEKLY' as const),
    interval,
    byday: days.map((day) => (every === 'month' && nth !== undefined ? `${nth}${day}` : day)).join(','),
    opens_at: opens,
    closes_at: closes,
    ...(from && { valid_from: from }),
    ...(until && { valid_to: until }),
  };
}

/** The terms of some categories. */
export function termsOf(codes: readonly number[], { countyNo, categories }: Context): Term[] {
  return categories.filter(({ code }) => codes.includes(code)).map((category) => termOf(category, countyNo));
}

export const TAXONOMY_NAME = 'Kinds of help';

/** A category as a term of the county's taxonomy. */
export function termOf({ code, name, hint }: Category, countyNo: number): Term {
  return {
    id: termId(countyNo, code),
    name,
    description: hint,
    taxonomy: TAXONOMY_NAME,
    taxonomy_id: taxonomyId(countyNo),
  };
}

function alertOf({ content }: Listed, today: string): string | undefined {
  const standing = standingOf(content, today);
  if (standing === 'planned') return content.plannedFrom ? `Planned from ${content.plannedFrom}` : 'Planned';
  if (standing === 'paused') return content.pausedUntil ? `Paused until ${content.pausedUntil}` : 'Paused';
  return undefined;
}

function webAddress(website: string | null): string | undefined {
  const address = website === null || /^https?:\/\//i.test(website) ? website : `https://${website}`;
  return address !== null && URL.canParse(address) ? new URL(address).href : undefined;
}

/** What nobody has said is left out. */
function withoutEmpty(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== ''));
}

/**
 * A number in E.164, its extension apart: in words, which is what the UK's schema has, and as the `extension` of the
 * schema that it is a profile of. That is a number, so one that begins with 0 stands in words alone.
 */
function phoneOf(kept: string): { number: string; extension?: number; description?: string } {
  const { number, ext } = dialled(kept);
  if (ext === null) return { number };
  const description = `Extension ${ext}`;
  return String(Number(ext)) === ext ? { number, extension: Number(ext), description } : { number, description };
}
