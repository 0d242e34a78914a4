import type { Reader } from '#db/reader';
import { toGrid } from '~/features/areas/grid';
import { area, areasUnder, findPostcode } from '~/features/areas/queries.server';
import type { Area, AreaName, PostcodeAnswer } from '~/features/areas/schema';
import { tenantByNo } from '~/features/tenants/queries.server';
import type { Said } from './said';
import { placeWords, residenceAt, type PlaceGroup, type Residence } from './residence';

/** What is known of where they live. */
export interface Whereabouts {
  /** What their postcode turned out to be; null without one. */
  answer: PostcodeAnswer | null;
  residence: Residence | null;
  /** What they may choose from by hand; empty while that is not needed. */
  choices: PlaceGroup[];
}

/**
 * Where somebody lives: by their postcode, or by the place they chose where the postcode does not tell. The likeliest
 * places come first, then all of the county whose portal they are at.
 */
export async function whereabouts(db: Reader, countyNo: number, said: Said): Promise<Whereabouts> {
  const answer = said.postcode === null ? null : await findPostcode(db, said.postcode);
  const found = residenceAt(answer);
  if (found) return { answer, residence: found, choices: [] };
  if (answer?.kind === 'malformed' || (answer === null && !said.unsure)) {
    return { answer, residence: null, choices: [] };
  }
  const likely = answer?.kind === 'unknown' ? answer.likelyDistricts : [];
  const choices = await placesToChoose(db, countyNo, likely);
  const chosen = choices.flatMap(({ options }) => options).find(({ value }) => value === said.chosen);
  const postcode = answer?.kind === 'unknown' ? answer.postcode : null;
  return { answer, residence: chosen ? await residenceIn(db, chosen.value, postcode) : null, choices };
}

/** All parishes (and parts without one) of a county, by district, the likeliest districts first. */
export async function placesToChoose(
  db: Reader,
  countyNo: number,
  likely: readonly AreaName[] = [],
): Promise<PlaceGroup[]> {
  const county = await tenantByNo(db, countyNo * 1_000_000);
  const under = await Promise.all(
    [...likely.map(({ code }) => code), ...(county?.areas ?? [])].map((code) => areasUnder(db, code)),
  );
  const all = [...new Map(under.flat().map((each) => [each.code, each])).values()];
  const districts = new Map(all.filter(({ type }) => type === 'district').map(({ code, name }) => [code, name]));
  for (const { code, name } of likely) districts.set(code, name);
  const groups = new Map<string, PlaceGroup>();
  for (const each of all.filter(({ type }) => type === 'parish' || type === 'unparished')) {
    const group = districts.get(each.districtCode ?? '') ?? county?.shortName ?? '';
    const known = groups.get(group) ?? { group, options: [] };
    groups.set(group, known);
    known.options.push({ value: each.code, label: labelOf(each, group) });
  }
  const first = likely.map(({ name }) => name);
  const rank = ({ group }: PlaceGroup) => (first.includes(group) ? first.indexOf(group) : first.length);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || a.group.localeCompare(b.group));
}

/** The parishes (and parts without one) of one district. Null where there are none to choose from. */
export async function districtPlaces(db: Reader, code: string): Promise<PlaceGroup | null> {
  const [district, under] = await Promise.all([area(db, code), areasUnder(db, code)]);
  if (!district || under.length === 0) return null;
  const group = district.name;
  return { group, options: under.map((each) => ({ value: each.code, label: labelOf(each, group) })) };
}

const AROUND_M = 10_000;

/**
 * The parishes of the district somebody lives in, and those of other districts of the county whose middle lies within ten
 * kilometres of them: who lives at a boundary goes over it. Null where there are none to choose from.
 */
export async function placesAround(
  db: Reader,
  { place, loc }: Pick<Residence, 'place' | 'loc'>,
): Promise<PlaceGroup | null> {
  const { districtCode } = place;
  if (districtCode === null) return null;
  const [own, county] = await Promise.all([districtPlaces(db, districtCode), areasUnder(db, place.countyCode)]);
  const districts = new Map(county.filter(({ type }) => type === 'district').map(({ code, name }) => [code, name]));
  const others = county.filter(
    (each) => each.type === 'parish' && each.districtCode !== districtCode && metresTo(each, loc) <= AROUND_M,
  );
  if (!own || others.length === 0) return own;
  const near = others.map(({ code, name, districtCode: of }) => {
    const district = districts.get(of ?? '');
    return { value: code, label: district ? `${name} (${district})` : name };
  });
  return { group: `${own.group} and near you`, options: [...own.options, ...near] };
}

/** How far the middle of an area is from a point of the National Grid, in metres. */
export function metresTo({ label }: Area, { x, y }: Residence['loc']): number {
  const { easting, northing } = toGrid(label);
  return Math.hypot(easting - x, northing - y);
}

function labelOf({ name, type }: Area, district: string): string {
  return type === 'unparished' ? `${district}: a part without a parish` : name;
}

async function residenceIn(db: Reader, code: string, postcode: string | null): Promise<Residence | null> {
  const here = await area(db, code);
  if (!here?.countyCode) return null;
  const [district, county] = await Promise.all([
    here.districtCode === null ? null : area(db, here.districtCode),
    area(db, here.countyCode),
  ]);
  if (!county) return null;
  const { easting, northing } = toGrid(here.label);
  return {
    place: { parishCode: here.code, districtCode: here.districtCode, countyCode: here.countyCode },
    words: placeWords({ parish: here, district, county }),
    areaCode: here.code,
    postcode,
    loc: { x: Math.round(easting), y: Math.round(northing) },
  };
}
