import type { Reader } from '#db/reader';
import { area } from '~/features/areas/queries.server';
import type { PlaceGroup } from '~/features/councils/residence';
import { districtPlaces } from '~/features/councils/residence.server';
import { holderOf } from '~/features/portal/holder.server';
import type { OwnEntry } from './own.server';

/** The parishes that an entry can name: those of the district it lies in, else of the district that holds it. */
export async function nearbyOf(db: Reader, { content, tenantNo }: OwnEntry): Promise<PlaceGroup | null> {
  const here = content.areaCode ?? content.areaCodes[0] ?? null;
  const district = here === null ? null : ((await area(db, here))?.districtCode ?? null);
  if (district !== null) return districtPlaces(db, district);
  const holder = await holderOf(db, tenantNo - (tenantNo % 1000));
  return holder.tier === 'district' ? districtPlaces(db, holder.areas[0] ?? '') : null;
}
