import { blankContent, type ProvisionContent } from '~/features/provision/schema';
import { daysAfter } from '~/platform/forms/typed-date';
import { diceFor, type Dice } from './dice';
import { homeAt } from './homes';
import type { Kit } from './kit';
import { hoursOf } from './map-hours';
import type { Site } from './map-sites';
import { aPerson, groupEmailFor } from './people';
import { openCategories, parishesAround } from './volunteers';

/** What the entry says of itself where staff see where it came from. */
export const INVENTED = 'Invented for this demonstration';
/** Numbers from nine million on have not been given to any charity, and none of companies begins with ZZ. */
const UNUSED_CHARITY_NUMBERS = [9_100_000, 9_199_999] as const;

/** How an entry stands: with its status, whether everybody may see it, and whether it was a group that signed up. */
export type Standing = 'active' | 'planned' | 'paused' | 'ended' | 'draft' | 'signed_up';

/** What an entry says today. `today` is an ISO date. */
export function mapContentOf(site: Site, standing: Standing, kit: Kit, dice: Dice): ProvisionContent {
  const { words, kind, place } = site;
  const { today } = kit.calendar;
  const filled = (text: string) => text.replace('{place}', place);
  const runBy = words.runBy === undefined ? (site.parishCouncil ?? site.council).name : filled(words.runBy);
  const open = openCategories(kit);
  const categories = words.does.filter((code) => open.includes(code));
  return {
    ...blankContent({
      kind,
      name: filled(words.name),
      runBy,
      summary: `${words.says} (Invented.)`,
      categories: categories.length > 0 ? categories : [...words.does],
    }),
    ...coverageOf(site, kit, dice),
    ...placeOf(site, kit, dice),
    ...reachOf(runBy, site, kit, dice),
    ...stateOf(standing, today, dice),
    hours: hoursOf(words.hours, today, dice),
    cost: words.cost ?? '',
    eligibility: words.who ?? '',
    languages: words.languages ?? '',
    access: words.access ?? '',
    capacityLeft: roomOf(words, dice),
    source: INVENTED,
  };
}

/** How many more it can take; most say so, and some are full. */
function roomOf({ room }: Site['words'], dice: Dice): number | null {
  const [says, full] = [dice.chance(0.8), dice.chance(0.07)];
  if (!room || !says) return null;
  return full ? 0 : dice.between(...room);
}

type Covering = Pick<ProvisionContent, 'everywhere' | 'areaCodes' | 'localityIds'>;

function coverageOf({ words, parishCode, parishCouncil, locality, spot }: Site, kit: Kit, dice: Dice): Covering {
  const nothing = { everywhere: false, areaCodes: [], localityIds: [] };
  if (words.covers === 'locality' && locality) return { ...nothing, localityIds: [locality.id] };
  const everywhere = words.covers === 'everywhere' && (parishCouncil !== null || parishCode === null);
  if (everywhere || parishCode === null) return { ...nothing, everywhere: true };
  if (words.covers === 'parish' || !spot) return { ...nothing, areaCodes: [parishCode] };
  return { ...nothing, areaCodes: parishesAround(spot, kit, dice) };
}

type Placed = Pick<ProvisionContent, 'address' | 'postcode' | 'areaCode' | 'loc' | 'placePublic'>;

function placeOf({ words, spot }: Site, { world }: Kit, dice: Dice): Partial<Placed> {
  if (!spot || words.nowhere) return {};
  const { address } = homeAt(spot, world, dice);
  const { postcode, areaCode, loc } = spot;
  return { address: address.replace(/^Flat \d+, /, ''), postcode, areaCode, loc, placePublic: words.atHome !== true };
}

type Reach = Pick<
  ProvisionContent,
  'phone' | 'email' | 'website' | 'contactName' | 'contactPhone' | 'contactEmail' | 'charityNo' | 'companyNo'
>;

/** How to reach it, and whom staff ring; some give no mail address, hardly any has neither. */
function reachOf(runBy: string, { kind, parishCouncil, council }: Site, kit: Kit, dice: Dice): Reach {
  const own = kind === 'service' || kind === 'food';
  const email = own ? groupEmailFor(runBy, dice, kit.emails) : (parishCouncil ?? council).email;
  const domain = email.split('@')[1] ?? '';
  // A group with several entries has one number.
  const register = diceFor('register', runBy);
  const numbers = [String(register.between(...UNUSED_CHARITY_NUMBERS)), `ZZ${register.between(100_000, 999_999)}`];
  const [charity, company] = [kind === 'service' && register.chance(0.5), kind === 'food' && register.chance(0.3)];
  return {
    phone: dice.chance(0.95) ? kit.landline() : null,
    email: dice.chance(0.7) ? email : null,
    website: dice.chance(0.4) ? `https://${domain}` : null,
    contactName: own || dice.chance(0.5) ? aPerson(dice, 'middle').name : null,
    contactPhone: own && dice.chance(0.8) ? kit.mobile() : null,
    contactEmail: own && dice.chance(0.85) ? email.replace(/^\w+@/, 'coordinator@') : null,
    charityNo: charity ? (numbers[0] ?? null) : null,
    companyNo: company ? (numbers[1] ?? null) : null,
  };
}

function stateOf(standing: Standing, today: string, dice: Dice): Partial<ProvisionContent> {
  const [soon, later, dated] = [dice.between(1, 14), dice.between(3, 20), dice.chance(0.7)];
  if (standing === 'planned') return { status: 'planned', plannedFrom: dated ? daysAfter(today, soon) : null };
  if (standing === 'paused') return { status: 'paused', pausedUntil: dated ? daysAfter(today, later) : null };
  if (standing === 'ended') return { status: 'ended' };
  return { status: 'active', published: standing === 'active' };
}
