import type { CouncilName } from '~/features/requests/visibility';
import type { Tier } from '~/features/tenants/schema';

/** Who at a council of a tier works with its volunteers. */
const STAFF: Record<Tier, string> = { county: 'coordinators', district: 'officers', parish: 'clerk' };

/**
 * Who can see an offer and who cannot, in words: its holder and the councils above it; not those that serve the place
 * but do not hold it, nor social care, who learns of a helper only on the request.
 *
 * @param chain the holder first, then the councils above it, nearest first
 * @param serving the councils that serve where the volunteer is
 */
export function whoSeesOffer(
  chain: readonly CouncilName[],
  serving: readonly CouncilName[],
): { can: string[]; cannot: string[] } {
  const seeing = new Set(chain.map(({ tenantNo }) => tenantNo));
  const can = chain.map((council, index) => `${staffOf(council)} (${index === 0 ? 'holder' : council.tier})`);
  const others = serving.filter(({ tenantNo }) => !seeing.has(tenantNo)).map(staffOf);
  return { can, cannot: [...others, 'call handlers', 'social care, who see only who helps with a request'] };
}

function staffOf({ shortName, tier }: CouncilName): string {
  return tier === 'parish' ? `${possessive(shortName)} ${STAFF[tier]}` : `${shortName} ${STAFF[tier]}`;
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}
