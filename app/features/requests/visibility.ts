import type { Tier } from '~/features/tenants/schema';

/** A council, as far as the sentence about who sees a request names it. */
export interface CouncilName {
  tenantNo: number;
  shortName: string;
  tier: Tier;
}

/** Who at a council of a tier works on requests. */
const STAFF: Record<Tier, string> = {
  county: 'coordinators',
  district: 'officers and call handlers',
  parish: 'clerk',
};

/**
 * Who can see a request and who cannot, in words: its holder, the councils above it, social care of the county; not
 * those that serve the place but do not hold it.
 *
 * @param chain the holder first, then the councils above it, nearest first
 * @param serving the councils that serve the resident's place
 */
export function whoSees(
  chain: readonly CouncilName[],
  serving: readonly CouncilName[],
): { can: string[]; cannot: string[] } {
  const [holder, ...above] = chain;
  const county = chain.find(({ tier }) => tier === 'county');
  const seeing = new Set(chain.map(({ tenantNo }) => tenantNo));
  const can = [
    ...(holder ? [`${staffOf(holder)} (holder)`] : []),
    ...above.map((council) => `${staffOf(council)} (${council.tier})`),
    ...(county ? [`social care, ${county.shortName} (read only)`] : []),
  ];
  const cannot = serving
    .filter(({ tenantNo }) => !seeing.has(tenantNo))
    .map((council) => `${possessive(council.shortName)} ${STAFF[council.tier]}: not handed over`);
  return { can, cannot };
}

function staffOf({ shortName, tier }: CouncilName): string {
  return tier === 'parish' ? `${possessive(shortName)} clerk` : `${shortName} ${STAFF[tier]}`;
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}
