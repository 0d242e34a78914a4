import { rangeOf } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';
import { THE_RESIDENT, type Actor } from '~/platform/audit/actor';
import type { Asked } from './asking';
import type { Dice } from './dice';
import type { Offered } from './offers';
import type { Roster } from './staff';
import type { World } from './world';

/** Somebody who may match, and with whose offers. */
export interface Hand {
  actor: Actor;
  mayUse: (offer: Offered) => boolean;
}

const BY_THE_COORDINATOR = 0.06;

/** Who wrote a request down: the resident themselves, whoever answered the phone, or the desk. */
export function handlerOf(
  { entry, portal, holder }: Pick<Asked, 'entry' | 'portal' | 'holder'>,
  roster: Roster,
): Actor {
  if (entry.channel === 'online') return THE_RESIDENT;
  const calls = entry.channel === 'phone' ? roster.at(portal, 'calls') : null;
  return calls ?? staffOfDesk(entry.channel === 'phone' ? portal : holder, roster, 'officer');
}

/** Who does the work at the desk of a council: its clerk, its officer or the deputy, seldom the county's coordinator. */
export function deskOf(council: TenantConfig, roster: Roster, dice: Dice): Actor {
  if (dice.chance(BY_THE_COORDINATOR)) return roster.onBehalfOf(council);
  return staffOfDesk(council, roster, dice.chance(0.66) ? 'officer' : 'deputy');
}

function staffOfDesk(council: TenantConfig, roster: Roster, inDistrict: 'officer' | 'deputy'): Actor {
  const word = { county: 'coordinator', district: inDistrict, parish: 'clerk' }[council.tier];
  return roster.at(council, word) ?? roster.onBehalfOf(council);
}

/**
 * Who may match a request of this council, the nearest first: its own desk with the offers it holds, the district above
 * with those of all its parishes, in the end the county's coordinator with everybody's.
 */
export function hands(council: TenantConfig, roster: Roster, world: World, dice: Dice): Hand[] {
  const district = council.tier === 'parish' ? districtOf(council, world) : null;
  const own = staffOfDesk(council, roster, dice.chance(0.66) ? 'officer' : 'deputy');
  const hand = (actor: Actor, of: TenantConfig): Hand => ({ actor, mayUse: heldUnder(of) });
  return [
    hand(own, council),
    ...(district ? [hand(staffOfDesk(district, roster, 'officer'), district)] : []),
    hand(roster.onBehalfOf(council), world.county),
  ];
}

function districtOf({ tenantNo }: TenantConfig, world: World): TenantConfig {
  return world.council(tenantNo - (tenantNo % 1000));
}

function heldUnder({ tenantNo }: TenantConfig): (offer: Offered) => boolean {
  const { lo, hi } = rangeOf(tenantNo);
  return ({ holder }) => lo <= holder.tenantNo && holder.tenantNo <= hi;
}
