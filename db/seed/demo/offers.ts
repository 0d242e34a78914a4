import { ALL_DAYS, ALL_PARTS, type NewOffer } from '~/features/offers/schema';
import type { DbsLevel, TenantConfig } from '~/features/tenants/schema';
import { daysAfter } from '~/platform/forms/typed-date';
import { OFFERED_ONLINE } from './calendar';
import { diceFor, type Dice } from './dice';
import { spotsOf } from './homes';
import type { Kit } from './kit';
import { offerStandingsOf, type OfferStanding, type Patch } from './plan';
import {
  aGroup,
  aVolunteer,
  dbsOf,
  groupKindAt,
  openCategories,
  parishesAround,
  tasksOf,
  timesOf,
  travelOf,
} from './volunteers';
import { DISTRICT_GROUPS } from './words/groups';
import { SKILLS } from './words/skills';
import type { Spot } from './world';

/** An offer as it came in. */
export interface Offered {
  entry: NewOffer;
  reference: string;
  offeredAt: Date;
  standing: OfferStanding;
  spot: Spot;
  holder: TenantConfig;
  portal: TenantConfig;
  /** How long their check is good for (ISO date); null when it has no end or there is none. */
  dbsUntil: string | null;
  /** The first day they are back from a pause with an end (ISO date). */
  pausedUntil: string | null;
  /** Given nothing to do at present: somebody who is shown to be free. */
  keptFree: boolean;
}

/** An active offer that is known beforehand: it takes the place of one of the first. */
export interface DrawnOffer {
  spot: Spot;
  /** All that is said in it but for what does not matter. */
  entry: Partial<NewOffer> & Pick<NewOffer, 'name' | 'kind' | 'phone' | 'email' | 'categories'>;
  dbsUntil?: string | null;
  holderNo?: number;
  keptFree?: boolean;
}

const GROUP_EVERY = 11;
const PAUSED_WITH_END = 0.03;

/** All offers of a patch, about in the order in which they came in. */
export function offersOf(patch: Patch, kit: Kit, drawn: readonly DrawnOffer[] = []): Offered[] {
  const dice = diceFor(patch.slug, 'offers');
  const spots = spotsOf(patch, kit.world, patch.offers, dice);
  const waiting = [...drawn, ...districtGroups(patch, kit)];
  const names = new Set(waiting.map(({ entry }) => entry.name));
  return offerStandingsOf(patch.offers, dice).map((standing, index) => {
    const own = diceFor(patch.slug, 'offer', index);
    const known = standing.status === 'active' ? waiting.shift() : undefined;
    const spot = known?.spot ?? spots[index] ?? own.pick(spots);
    const said = known
      ? knownOffer(spot, known, kit, own)
      : thrownOffer(spot, index % GROUP_EVERY === 4, names, kit, own);
    return offeredBy(said, { standing, spot, ...(known ? { known } : {}) }, kit, own);
  });
}

/** Two groups in every district of the patch that do between them whatever is asked for. */
function districtGroups(patch: Patch, kit: Kit): DrawnOffer[] {
  const { world } = kit;
  const open = openCategories(kit);
  const districts = new Set(world.spotsIn(patch.areaCode).map(({ place }) => place.districtCode ?? place.countyCode));
  return [...districts].sort().flatMap((code) =>
    DISTRICT_GROUPS.map((kind) => {
      const dice = diceFor(patch.slug, 'district group', code, kind.name);
      return {
        spot: dice.pick(world.spotsIn(code)),
        entry: {
          ...aGroup(kind, world.areaName(code), kit, dice),
          kind: 'group' as const,
          categories: kind.does.filter((category) => open.includes(category)),
          areas: [],
          dbs: 'enhanced' as const,
          transport: 'van' as const,
          travelM: 40_000,
          capacity: 40,
          skills: kind.says,
        },
        dbsUntil: null,
      };
    }),
  );
}

type Said = Omit<NewOffer, 'id' | 'channel' | 'postcode' | 'areaCode' | 'loc' | 'consentVersion'>;

function thrownOffer(spot: Spot, isGroup: boolean, names: Set<string>, kit: Kit, dice: Dice): Said {
  const kind = isGroup ? 'group' : 'person';
  const dbs = dbsOf(kind, dice);
  const travel = travelOf(kind, dice);
  const common = {
    kind,
    dbs,
    ...travel,
    ...timesOf(kind, dice),
    areas: dice.chance(0.12) ? parishesAround(spot, kit, dice) : [],
  } as const;
  if (!isGroup) {
    const skills = dice.chance(0.42) ? kit.deal(SKILLS) : '';
    const capacity = Number(dice.weighted({ 1: 30, 2: 40, 3: 18, 4: 8, 6: 4 }));
    return {
      ...common,
      ...aVolunteer(kit, dice),
      skills,
      capacity,
      categories: tasksOf(dbs, travel.transport, kit, dice),
    };
  }
  const group = groupKindAt(spot, names, kit, dice);
  const open = openCategories(kit);
  const categories = group.does.filter((category) => open.includes(category));
  return {
    ...common,
    ...aGroup(group, group.place, kit, dice),
    skills: group.says,
    capacity: dice.between(4, 20),
    categories,
  };
}

function knownOffer(spot: Spot, { entry }: DrawnOffer, kit: Kit, dice: Dice): Said {
  return {
    contactName: null,
    charityNo: null,
    areas: [],
    days: ALL_DAYS,
    parts: ALL_PARTS,
    skills: '',
    dbs: 'none',
    capacity: 2,
    ...travelOf(entry.kind, dice),
    ...entry,
  };
}

interface Frame {
  standing: OfferStanding;
  spot: Spot;
  known?: DrawnOffer;
}

function offeredBy(said: Said, { standing, spot, known }: Frame, kit: Kit, dice: Dice): Offered {
  const { world, calendar } = kit;
  const offeredAt = calendar.momentOf(OFFERED_ONLINE, standing.position, dice.next());
  const entry: NewOffer = {
    ...said,
    id: kit.idAt(offeredAt),
    channel: dice.weighted({ online: 88, phone: 9, desk: 3 }),
    postcode: spot.postcode,
    areaCode: spot.areaCode,
    loc: spot.loc,
    consentVersion: world.county.consent.version,
  };
  const { today } = calendar;
  const holder = known?.holderNo ? world.council(known.holderNo) : world.holderOf(spot.place, entry.categories);
  const portal = world.councilAt(spot.place, dice.weighted({ county: 60, district: 30, parish: 10 }));
  const pauses = standing.status === 'active' && !known && dice.chance(PAUSED_WITH_END);
  return {
    entry,
    reference: kit.reference(),
    offeredAt,
    standing,
    spot,
    holder,
    portal: portal ?? holder,
    dbsUntil: known?.dbsUntil !== undefined ? known.dbsUntil : dbsUntil(entry.dbs, today, dice),
    pausedUntil: pauses ? daysAfter(today, dice.between(2, 12)) : null,
    keptFree: known?.keptFree ?? false,
  };
}

function dbsUntil(dbs: DbsLevel, today: string, dice: Dice): string | null {
  if (dbs === 'none' || dice.chance(0.35)) return null;
  return daysAfter(today, dice.chance(0.06) ? -dice.between(5, 200) : dice.between(20, 900));
}
