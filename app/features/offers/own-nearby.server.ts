import type { Reader } from '#db/reader';
import { findPostcode } from '~/features/areas/queries.server';
import { residenceAt, type PlaceGroup } from '~/features/councils/residence';
import { districtPlaces, placesAround } from '~/features/councils/residence.server';
import { holderOf } from '~/features/portal/holder.server';

/** The parishes an offer can name: those around its postcode, else of the district that holds it. */
export async function nearbyOf(
  db: Reader,
  { postcode, tenantNo }: { postcode: string | null; tenantNo: number },
): Promise<PlaceGroup | null> {
  const home = postcode === null ? null : residenceAt(await findPostcode(db, postcode));
  if (home?.place.districtCode) return placesAround(db, home);
  const holder = await holderOf(db, tenantNo);
  return holder.tier === 'district' ? districtPlaces(db, holder.areas[0] ?? '') : null;
}
