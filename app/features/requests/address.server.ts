import type { TenantDb } from '#db/client.server';
import type { PostcodeAnswer } from '~/features/areas/schema';
import { problemWith } from '~/features/councils/components/postcode-fields';
import type { PlaceGroup, Residence } from '~/features/councils/residence';
import { placesToChoose, whereabouts } from '~/features/councils/residence.server';
import type { TenantConfig } from '~/features/tenants/schema';

/** Where somebody lives as a desk's form says it, or what is wrong with it, by field. */
export type Located = { ok: true; residence: Residence | null } | { ok: false; errors: Record<string, string> };

/**
 * Finds where somebody lives by the postcode, else by the parish that was chosen. With neither it is not known, which
 * is allowed at a desk: somebody may have to find out first.
 */
export async function locate(
  db: TenantDb,
  countyNo: number,
  { postcode, areaCode }: { postcode: string | null; areaCode: string | null },
): Promise<Located> {
  const said = { postcode, unsure: postcode === null, chosen: areaCode };
  const { answer, residence } = await whereabouts(db, countyNo, said);
  if (residence || answer === null) return { ok: true, residence };
  return { ok: false, errors: problemOf(postcode ?? '', answer) };
}

function problemOf(postcode: string, answer: PostcodeAnswer): Record<string, string> {
  switch (answer.kind) {
    case 'unknown':
      return { areaCode: `We do not know ${answer.postcode}: it may be new. Choose the parish it is in` };
    case 'outside':
      return {
        postcode: `${answer.postcode} is outside the area of the councils here. Check it; if it is right, their own council can help them`,
      };
    default:
      return { postcode: problemWith(postcode, answer) ?? 'Enter a whole postcode, like ST18 9BW' };
  }
}

/** The parishes of a council's county to choose from, those of its own district first. */
export async function placesFor(db: TenantDb, tenant: TenantConfig): Promise<PlaceGroup[]> {
  const groups = await placesToChoose(db, tenant.countyNo);
  const isOwn = ({ group, options }: PlaceGroup) =>
    group === tenant.shortName || options.some(({ value }) => tenant.areas.includes(value));
  return [...groups.filter(isOwn), ...groups.filter((group) => !isOwn(group))];
}
