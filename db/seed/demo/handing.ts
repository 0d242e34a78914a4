import type { TenantConfig } from '~/features/tenants/schema';
import type { Asked } from './asking';
import type { World } from './world';

/** How many requests a parish council holds today, by its address. The others hold what the routing gives them. */
const HELD_BY_PARISH: Readonly<Record<string, number>> = {
  kinver: 15,
  wombourne: 12,
  codsall: 8,
  penkridge: 7,
  'brewood-and-coven': 6,
  'great-wyrley': 5,
  perton: 4,
  'dunston-with-coppenhall': 1,
  stone: 3,
  leek: 3,
  burntwood: 3,
  kidsgrove: 3,
  rugeley: 2,
  malvern: 9,
  'droitwich-spa': 8,
  evesham: 7,
  pershore: 6,
  bewdley: 5,
  kidderminster: 7,
  hagley: 3,
  wythall: 4,
};

/**
 * Which requests are given to their parish on the way: those that were drawn so, and then of every parish that takes
 * part as many as bring it to its number (or all there are).
 */
export function handedOn(asked: readonly Asked[], world: World): Map<Asked, TenantConfig> {
  const given = new Map<Asked, TenantConfig>();
  const held = new Map<TenantConfig, number>();
  const count = (council: TenantConfig) => held.set(council, (held.get(council) ?? 0) + 1);
  for (const one of asked) if (one.holder.tier === 'parish') count(one.holder);
  const wishes = [...asked].sort((a, b) => Number(b.handedOn ?? false) - Number(a.handedOn ?? false));
  for (const one of wishes) {
    const parish = one.home && world.councilAt(one.home.spot.place, 'parish');
    if (!parish || one.holder.tier !== 'district' || one.handedOn === false || !mayBeHandedOn(one)) continue;
    if ((held.get(parish) ?? 0) >= (HELD_BY_PARISH[parish.slug] ?? 0)) continue;
    given.set(one, parish);
    count(parish);
  }
  return given;
}

/** What is refused never gets that far, and what needs food today stays where it is. */
function mayBeHandedOn({ standing: { status, urgency } }: Asked): boolean {
  return status !== 'refused' && status !== 'withdrawn' && urgency !== 'food_today';
}
