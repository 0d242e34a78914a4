import type { AreaName, PostcodeAnswer } from '~/features/areas/schema';
import type { Place } from '~/features/tenants/rules';

/** Where somebody lives, as far as they have told. */
export interface Residence {
  place: Place;
  /** "Kinver, South Staffordshire" */
  words: string;
  /** The smallest area that is known: what a record keeps. */
  areaCode: string;
  /** As the Post Office writes it; null when they did not know it. */
  postcode: string | null;
  /** Of the postcode, or else the middle of the place they chose. British National Grid, metres. */
  loc: { x: number; y: number };
}

/** Places to choose from by hand, under the name of their district. */
export interface PlaceGroup {
  group: string;
  options: { value: string; label: string }[];
}

/** "Kinver, South Staffordshire": the parish and its district; in a part without a parish, the district and county. */
export function placeWords(areas: { parish: AreaName | null; district: AreaName | null; county: AreaName }): string {
  const parish = areas.parish?.type === 'parish' ? areas.parish.name : null;
  const names = [parish, areas.district?.name ?? null, areas.county.name].filter((name) => name !== null);
  return [...new Set(names)].slice(0, 2).join(', ');
}

/** Where a postcode puts somebody; null when it does not say. */
export function residenceAt(answer: PostcodeAnswer | null): Residence | null {
  if (answer?.kind !== 'found' && answer?.kind !== 'ended') return null;
  const place = {
    parishCode: answer.parish?.code ?? null,
    districtCode: answer.district?.code ?? null,
    countyCode: answer.county.code,
  };
  return {
    place,
    words: placeWords(answer),
    areaCode: place.parishCode ?? place.districtCode ?? place.countyCode,
    postcode: answer.postcode,
    loc: { x: answer.easting, y: answer.northing },
  };
}
