import type { LoadedTenants } from '~/features/tenants/load.server';
import type { TenantProblem } from '~/features/tenants/problems';
import { parentsOf } from '~/features/tenants/rules';
import type { TenantConfig, Tier } from '~/features/tenants/schema';

/** An area as the database knows it. `type`: 1 county or unitary, 2 district, 3 parish, 4 unparished. */
export type KnownArea = {
  code: string;
  name: string;
  type: number;
  parentCode: string | null;
  districtCode: string | null;
  countyCode: string | null;
};

/** A district-tier body may be an area committee of a unitary authority, and govern parishes directly. */
const MAY_GOVERN: Record<Tier, readonly number[]> = { county: [1], district: [2, 3, 4], parish: [3] };
const KINDS = ['', 'a county', 'a district', 'a parish', 'an unparished area'];

/** What is wrong with the areas that councils and localities name: unknown, of the wrong kind, or somewhere else. */
export function misplacedAreas(loaded: LoadedTenants, known: readonly KnownArea[]): TenantProblem[] {
  const areas = new Map(known.map((area) => [area.code, area]));
  const tenants = new Map(loaded.tenants.map((tenant) => [tenant.tenantNo, tenant]));
  const accuse = (whose: number | string, at: number, reason: string) =>
    loaded.sources.get(whose)?.(['areas', at], reason) ?? [];
  const ofTenants = loaded.tenants.flatMap((tenant) => {
    const parent = tenants.get(parentsOf(tenant.tenantNo).at(-1) ?? 0);
    return tenant.areas.flatMap((code, at) => {
      const reason = kindProblem(tenant.tier, code, areas) ?? placeProblem(code, areas, parent);
      return reason === null ? [] : accuse(tenant.tenantNo, at, reason);
    });
  });
  const ofLocalities = loaded.localities.flatMap(({ id, tenantNo, areas: codes }) =>
    codes.flatMap((code, at) => {
      const reason = unknownProblem(code, areas) ?? placeProblem(code, areas, tenants.get(tenantNo));
      return reason === null ? [] : accuse(id, at, reason);
    }),
  );
  return [...ofTenants, ...ofLocalities];
}

function unknownProblem(code: string, areas: ReadonlyMap<string, KnownArea>): string | null {
  if (areas.has(code)) return null;
  return `${code} is not an area known here: check the code, or load its boundaries first (npm run import -- boundaries FILE)`;
}

function kindProblem(tier: Tier, code: string, areas: ReadonlyMap<string, KnownArea>): string | null {
  const area = areas.get(code);
  if (!area) return unknownProblem(code, areas);
  if (MAY_GOVERN[tier].includes(area.type)) return null;
  return `${code} (${area.name}) is ${KINDS[area.type] ?? 'of another kind'}, which a ${tier} council does not govern`;
}

function placeProblem(
  code: string,
  areas: ReadonlyMap<string, KnownArea>,
  above: TenantConfig | undefined,
): string | null {
  const area = areas.get(code);
  if (!area || !above) return null;
  const lies = [area.code, area.parentCode, area.districtCode, area.countyCode];
  if (lies.some((within) => within !== null && above.areas.includes(within))) return null;
  return `${code} (${area.name}) does not lie in ${above.shortName}`;
}
