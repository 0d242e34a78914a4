import type { Channel, NewRequest } from '~/features/requests/schema';
import { COMMON_CATEGORIES, type TenantConfig, type Tier } from '~/features/tenants/schema';
import { daysAfter, londonToday } from '~/platform/forms/typed-date';
import { ASKED_BY_PHONE, ASKED_ONLINE } from './calendar';
import { diceFor, type Dice } from './dice';
import type { Fate } from './fates';
import type { Home } from './homes';
import type { Kit } from './kit';
import { aPerson, emailFor, type Person } from './people';
import type { Patch, Standing } from './plan';
import { ACCESS, DIETS, RELATIONS } from './words/access';

/** What is known of a request before the dice are thrown. */
export interface Wish {
  standing: Standing;
  person: Person;
  /** Null when the caller could not say where they live. */
  home: Home | null;
  channel?: Channel;
  askedAt?: Date;
  reference?: string;
  /** Whose line or desk it came in at. */
  portalTier?: Tier;
  /** What the call handler noted down. */
  note?: string;
  /** Whether it is given to the parish on the way; otherwise it may or may not be. */
  handedOn?: boolean;
  /** What has become of each need. Then it went as it should: without setbacks, and nothing more was noted. */
  fates?: readonly Fate[];
  /** What the form says, as far as it is known. */
  entry?: Partial<NewRequest>;
}

/** A request as it came in. */
export interface Asked {
  entry: NewRequest;
  reference: string;
  askedAt: Date;
  standing: Standing;
  person: Person;
  home: Home | null;
  /** Who holds it by the county's routing. */
  holder: TenantConfig;
  /** Where it came in. */
  portal: TenantConfig;
  /** Who spoke for the resident, as somebody noted it; null when they spoke for themselves. */
  relation: string | null;
  /** Whether it is given to the parish on the way; null where it may or may not be. */
  handedOn: boolean | null;
  /** What has become of each need where that was known beforehand. */
  fates: readonly Fate[] | null;
}

/** How often what is asked for. */
const ASKED_FOR: Readonly<Record<string, number>> = {
  food: 42,
  medication: 25,
  befriending: 16,
  transport: 7,
  errands: 6,
  other: 5,
  pets: 6,
  money: 5,
};
const NO_MORE_SAID = 0.1;

/** One request, of somebody invented. */
export function askedBy(patch: Patch, wish: Wish, kit: Kit, dice: Dice): Asked {
  const { standing, person, home } = wish;
  const channel = wish.channel ?? (home === null ? 'phone' : channelOf(person, dice));
  const curve = channel === 'online' ? ASKED_ONLINE : ASKED_BY_PHONE;
  const thrownAt = kit.calendar.momentOf(curve, standing.position, dice.next());
  const askedAt = wish.askedAt ?? (isHungryNow(standing) ? lately(patch, standing, kit) : thrownAt);
  const forOther = dice.chance(person.bornYear < 1950 ? 0.24 : 0.05);
  const categories = categoriesOf(standing, kit, dice);
  const thrown: Omit<NewRequest, 'needs'> = {
    id: kit.idAt(askedAt),
    urgency: standing.urgency,
    medicineBy: medicineBy(standing, kit, askedAt, dice),
    channel,
    forOther,
    ...contactsOf(person, channel, forOther, kit, dice),
    name: person.name,
    address: home?.address ?? '',
    postcode: home?.spot.postcode ?? null,
    areaCode: home?.spot.areaCode ?? null,
    loc: home?.spot.loc ?? null,
    bornYear: dice.chance(0.8) ? person.bornYear : null,
    accessNeeds: dice.chance(0.28) ? kit.deal(ACCESS) : '',
    diet: categories.includes(COMMON_CATEGORIES.food) && dice.chance(0.3) ? kit.deal(DIETS) : '',
    consentVersion: kit.world.county.consent.version,
    consentShare: dice.chance(0.95),
    ...wish.entry,
  };
  const needs =
    wish.entry?.needs ??
    categories.map((category) => ({ category, detail: detailOf(category, thrown, person, kit, dice) }));
  const entry = { ...thrown, needs };
  const holder = home
    ? kit.world.holderOf(
        home.spot.place,
        needs.map(({ category }) => category),
      )
    : callCentreOf(patch, kit);
  return {
    entry,
    reference: wish.reference ?? kit.reference(),
    askedAt,
    standing,
    person,
    home,
    holder,
    portal: portalOf(wish, channel, holder, kit, dice),
    relation: wish.note ?? (thrown.forOther ? dice.pick(RELATIONS) : null),
    handedOn: wish.handedOn ?? null,
    fates: wish.fates ?? null,
  };
}

/** What needs food today and is still open has just come in; otherwise it would not be for today. */
function isHungryNow({ status, urgency }: Standing): boolean {
  return urgency === 'food_today' && (status === 'unmatched' || status === 'part_matched' || status === 'matched');
}

/** With dice of its own: how often they are thrown depends on the time of day. */
function lately({ slug }: Patch, { position }: Standing, { calendar }: Kit): Date {
  const dice = diceFor(slug, 'lately', position);
  return calendar.lately(() => dice.next());
}

function channelOf({ bornYear }: Person, dice: Dice): Channel {
  return bornYear < 1953
    ? dice.weighted({ online: 45, phone: 48, desk: 7 })
    : dice.weighted({ online: 80, phone: 16, desk: 4 });
}

/** Callers who cannot say where they live stay with whoever took the call. */
function callCentreOf(patch: Patch, { world }: Kit): TenantConfig {
  const spot = world.spotsIn(patch.areaCode)[0];
  const district = spot && world.county.areas[0] !== patch.areaCode ? world.councilAt(spot.place, 'district') : null;
  return district ?? world.county;
}

function portalOf(
  { home, portalTier }: Wish,
  channel: Channel,
  holder: TenantConfig,
  kit: Kit,
  dice: Dice,
): TenantConfig {
  if (!home || channel === 'desk') return holder;
  const tiers = channel === 'phone' ? { county: 35, district: 65 } : { county: 55, district: 33, parish: 12 };
  const tier = portalTier ?? dice.weighted<Tier>(tiers);
  return kit.world.councilAt(home.spot.place, tier) ?? kit.world.county;
}

function categoriesOf({ status, urgency }: Standing, { world }: Kit, dice: Dice): number[] {
  const open = new Map(
    world.county.categories.filter(({ diverted }) => !diverted).map(({ slug, code }) => [slug, code]),
  );
  const weights = Object.fromEntries(Object.entries(ASKED_FOR).filter(([slug]) => open.has(slug)));
  const wanted = Number(dice.weighted({ 1: status === 'part_matched' ? 0 : 62, 2: 29, 3: 9 }));
  const chosen = new Set<number>();
  if (urgency === 'food_today') chosen.add(COMMON_CATEGORIES.food);
  if (urgency === 'medicine') chosen.add(COMMON_CATEGORIES.medication);
  while (chosen.size < wanted) chosen.add(open.get(dice.weighted(weights)) ?? COMMON_CATEGORIES.other);
  return [...chosen];
}

/** The day a medicine runs out. What is still open is not left to run out. */
function medicineBy({ urgency, status }: Standing, { calendar }: Kit, askedAt: Date, dice: Dice): string | null {
  if (urgency !== 'medicine') return null;
  const open = status === 'unmatched' || status === 'part_matched' || status === 'matched';
  const left = dice.between(0, open ? 5 : 6);
  return daysAfter(open ? calendar.today : londonToday(askedAt), left);
}

type Contacts = Pick<NewRequest, 'phone' | 'email' | 'askerName' | 'askerPhone'>;

function contactsOf(person: Person, channel: Channel, forOther: boolean, kit: Kit, dice: Dice): Contacts {
  const old = person.bornYear < 1953;
  const number = () => (dice.chance(old ? 0.72 : 0.2) ? kit.landline() : kit.mobile());
  const phone = dice.chance(forOther ? 0.6 : 0.9) ? number() : null;
  const wantsMail = channel === 'online' ? phone === null || dice.chance(0.6) : dice.chance(0.08);
  const email = wantsMail && !(forOther && phone === null) ? emailFor(person.name, dice, kit.emails) : null;
  if (!forOther) return { phone: phone ?? (email ? null : number()), email, askerName: null, askerPhone: null };
  return { phone, email, askerName: aPerson(dice, 'middle').name, askerPhone: kit.mobile() };
}

function detailOf(
  category: number,
  { channel, forOther, urgency }: Pick<NewRequest, 'channel' | 'forOther' | 'urgency'>,
  { bornYear }: Person,
  kit: Kit,
  dice: Dice,
): string {
  const today = urgency === 'food_today' && category === COMMON_CATEGORIES.food;
  if (!today && category !== COMMON_CATEGORIES.other && dice.chance(NO_MORE_SAID)) return '';
  const themselves = channel === 'online' && !forOther;
  if (themselves && bornYear > 1974 && dice.chance(0.4)) return kit.say(category, { who: 'family', today });
  const said = kit.say(category, { who: themselves ? 'own' : 'taken', today });
  return themselves && !today && dice.chance(0.4) ? `${said} ${kit.tail(category)}` : said;
}
