import type { ProvisionKind } from '~/features/provision/schema';
import type { TenantConfig } from '~/features/tenants/schema';
import { diceFor, type Dice } from './dice';
import { villageOf } from './homes';
import { ACTIVITIES } from './words/activities';
import { COUNTY_SERVICES, DISTRICT_SERVICES } from './words/council-services';
import type { MapWords } from './words/map';
import { OUTLETS } from './words/outlets';
import { SERVICES, WIDE_SERVICES } from './words/services';
import type { Locality, Spot, World } from './world';

/** One thing that there is at one place, before anybody has written it down. */
export interface Site {
  /** Known by this in every demo: the label of its dice. */
  label: string;
  kind: ProvisionKind;
  words: MapWords;
  /** The village, locality, district or county that its words speak of. */
  place: string;
  /** The district or county council there. */
  council: TenantConfig;
  parishCouncil: TenantConfig | null;
  parishCode: string | null;
  locality: Locality | null;
  spot: Spot | null;
}

/** The village where a neighbour from afar would notice how little there is: one thing, and that is planned. */
const NEARLY_NOTHING = 'E04008961';
/** How many entries a district gets whose parishes are not filled one by one; a couple where nothing is said. */
const SOME = { worcestershire: { wide: 3, each: 3, council: 2 }, staffordshire: { wide: 0, each: 1, council: 1 } };

/** Everything that there is on the community map of a county: parish by parish where a district has localities. */
export function sitesOf(world: World): Site[] {
  const { county } = world;
  const districts = districtsOf(world);
  const own = COUNTY_SERVICES.map((words) => councilSite(words, county));
  return [...own, ...districts.flatMap((district) => sitesOfDistrict(district, world))];
}

function districtsOf({ spots, councilAt }: World): TenantConfig[] {
  const all = new Set(spots.flatMap(({ place }) => councilAt(place, 'district') ?? []));
  return [...all].sort((a, b) => a.tenantNo - b.tenantNo);
}

function sitesOfDistrict(district: TenantConfig, world: World): Site[] {
  const localities = world.localities.filter(({ tenantNo }) => tenantNo === district.tenantNo);
  if (localities.length === 0) return someOf(district, world);
  const parishes = localities.flatMap((locality) =>
    locality.areas.flatMap((code) => sitesOfParish(code, locality, district, world)),
  );
  const wide = localities.flatMap((locality) =>
    WIDE_SERVICES.map((words) => wideSite(words, locality, district, world)),
  );
  return [...DISTRICT_SERVICES.map((words) => councilSite(words, district)), ...wide, ...parishes];
}

function councilSite(words: MapWords, council: TenantConfig): Site {
  return {
    label: `${council.slug}/${words.name}`,
    kind: 'council',
    words,
    place: council.shortName,
    council,
    parishCouncil: null,
    parishCode: null,
    locality: null,
    spot: null,
  };
}

function wideSite(words: MapWords, locality: Locality | null, district: TenantConfig, world: World): Site {
  const label = `${district.slug}/${locality?.slug ?? ''}/${words.name}`;
  const dice = diceFor('wide', label);
  const spots = (locality?.areas ?? district.areas).flatMap((code) => world.spotsIn(code));
  const spot = spots.length > 0 ? dice.pick(spots) : null;
  const place = `${locality?.name ?? district.shortName} villages`;
  return { ...councilSite(words, district), label, kind: 'service', place, locality, spot };
}

/** The bigger a parish, the more there is; a hamlet without postcodes shares what its council does. */
function sitesOfParish(code: string, locality: Locality, district: TenantConfig, world: World): Site[] {
  const dice = diceFor('map', code);
  const spots = world.spotsIn(code);
  const count =
    code === NEARLY_NOTHING ? 1 : Math.min(14, Math.round((spots.length > 20 ? 2.5 : 0.6) + 0.6 * spots.length ** 0.5));
  const activities = Math.max(1, Math.round(count * 0.42));
  const services = Math.round((count - activities) / 2);
  const sites = [
    ...some(ACTIVITIES, activities, dice).map((words) => ['activity', words] as const),
    ...some(SERVICES, services, dice).map((words) => ['service', words] as const),
    ...some(OUTLETS, count - activities - services, dice).map((words) => ['food', words] as const),
  ];
  const place = { parishCode: code, districtCode: district.areas[0] ?? null, countyCode: world.county.areas[0] ?? '' };
  return sites.map(([kind, words]) => ({
    label: `${code}/${words.name}`,
    kind,
    words,
    place: villageOf(world.areaName(code)),
    council: district,
    parishCouncil: world.councilAt(place, 'parish'),
    parishCode: code,
    locality,
    spot: spots.length > 0 ? dice.pick(spots) : null,
  }));
}

/** A little of everything in a district that is not filled parish by parish. */
function someOf(district: TenantConfig, world: World): Site[] {
  const dice = diceFor('map', district.slug);
  const { wide, each, council } = world.county.slug === 'worcestershire' ? SOME.worcestershire : SOME.staffordshire;
  const spots = district.areas.flatMap((code) => world.spotsIn(code));
  const at = (kind: ProvisionKind) => (words: MapWords) => siteAt(dice.pick(spots), kind, words, district, world);
  return [
    ...some(DISTRICT_SERVICES, council, dice).map((words) => councilSite(words, district)),
    ...some(WIDE_SERVICES, wide, dice).map((words) => wideSite(words, null, district, world)),
    ...(each > 1 ? some(ACTIVITIES, each, dice).map(at('activity')) : []),
    ...some(SERVICES, each, dice).map(at('service')),
    ...some(OUTLETS, each, dice).map(at('food')),
  ];
}

function siteAt(spot: Spot, kind: ProvisionKind, words: MapWords, council: TenantConfig, world: World): Site {
  return {
    label: `${spot.areaCode}/${words.name}`,
    kind,
    words,
    place: villageOf(world.areaName(spot.areaCode)),
    council,
    parishCouncil: world.councilAt(spot.place, 'parish'),
    parishCode: spot.areaCode,
    locality: null,
    spot,
  };
}

const some = <T>(list: readonly T[], count: number, dice: Dice): T[] => dice.shuffled(list).slice(0, count);
