import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import type { Place } from '~/features/tenants/rules';
import { tenantsForPlace, tenantsUnder, type TenantSummary } from '~/features/tenants/queries.server';

interface CouncilOption {
  value: string;
  label: string;
}

/** The councils that a record may be handed on to from this desk. */
export interface HolderChoices {
  /** Those that serve its place, nearest first. */
  serving: (CouncilOption & { tier: string })[];
  /** All others of the range, each district with its parishes. */
  others: { group: string; options: CouncilOption[] }[];
}

/** Every council of this desk's range but the holder of a record, those of its place apart. */
export async function councilsToChoose(
  db: TenantDb,
  desk: Pick<Desk, 'tenant'>,
  { holderNo, place }: { holderNo: number; place: Place | null },
): Promise<HolderChoices> {
  const [under, bodies] = await Promise.all([
    tenantsUnder(db, desk.tenant.tenantNo),
    place ? tenantsForPlace(db, place) : [],
  ]);
  const free = under.filter(({ tenantNo }) => tenantNo !== holderNo);
  const nearest = bodies.map(({ tenantNo }) => tenantNo).reverse();
  const serving = nearest.flatMap((no) => free.find(({ tenantNo }) => tenantNo === no) ?? []);
  const others = free.filter((council) => !serving.includes(council));
  return {
    serving: serving.map((council) => ({ ...optionOf(council), tier: council.tier })),
    others: grouped(others, under),
  };
}

/** By district; the county itself and unitary parishes stand under the county's name. */
function grouped(councils: readonly TenantSummary[], all: readonly TenantSummary[]): HolderChoices['others'] {
  const groups = new Map<string, CouncilOption[]>();
  for (const council of councils) {
    const districtNo = council.tenantNo - (council.tenantNo % 1000);
    const group = all.find(({ tenantNo }) => tenantNo === districtNo)?.shortName ?? council.shortName;
    groups.set(group, [...(groups.get(group) ?? []), optionOf(council)]);
  }
  return [...groups].map(([group, options]) => ({ group, options }));
}

function optionOf({ tenantNo, name }: TenantSummary): CouncilOption {
  return { value: String(tenantNo), label: name };
}
