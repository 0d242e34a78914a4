import type { TenantDb } from '#db/client.server';
import type { Residence } from '~/features/councils/residence';
import { locate } from '~/features/requests/address.server';

/** Where a caller lives as far as it was said, and what is odd about the postcode. */
export interface CallerPlace {
  residence: Residence | null;
  problem: string | null;
}

/**
 * Where a caller lives: by the postcode, else by the parish that was chosen. A postcode that is only half typed, or wrong,
 * does not stand in the way of the choice.
 */
export async function placeOfCaller(
  db: TenantDb,
  countyNo: number,
  { postcode, parishCode }: { postcode: string; parishCode: string | null },
): Promise<CallerPlace> {
  const located = await locate(db, countyNo, { postcode: postcode || null, areaCode: parishCode });
  const chosen = () => locate(db, countyNo, { postcode: null, areaCode: parishCode });
  if (!located.ok) {
    const byChoice = parishCode === null ? null : await chosen();
    const residence = byChoice?.ok ? byChoice.residence : null;
    return { residence, problem: residence ? null : Object.values(located.errors).join(' ') };
  }
  const vague = located.residence !== null && located.residence.place.parishCode === null && parishCode !== null;
  const nearer = vague ? await chosen() : located;
  return { residence: nearer.ok ? nearer.residence : located.residence, problem: null };
}
