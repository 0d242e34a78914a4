import type { CallOutcome, Attempt, CallBackStatus } from '~/features/calls/schema';
import type { TenantConfig } from '~/features/tenants/schema';
import type { Actor } from '~/platform/audit/actor';
import { ASKED_BY_PHONE } from './calendar';
import { callBackOf } from './call-backs';
import { diceFor, type Dice } from './dice';
import type { Kit } from './kit';
import type { Life } from './life';
import type { MapEntry } from './map-entries';
import { aPerson, emailFor } from './people';
import type { Roster } from './staff';
import { JOTTINGS, QUESTIONS } from './words/calls';
import type { Spot } from './world';

/** A call-back as it stands today. */
export interface DemoCallBack {
  id: string;
  status: CallBackStatus;
  bookedAt: Date;
  dueAt: Date;
  owner: Actor | null;
  about: string;
  attempts: { attempt: Attempt; at: Date }[];
}

/** A call of somebody invented, with what came of it. `endedAt` is null for one whose line was lost. */
export interface DemoCall {
  id: string;
  holder: TenantConfig;
  handler: Actor;
  name: string;
  phone: string;
  email: string;
  spot: Spot | null;
  categories: number[];
  notes: string;
  startedAt: Date;
  endedAt: Date | null;
  outcome: CallOutcome;
  /** Code. */
  wrapUp: number;
  requestId: string | null;
  told: MapEntry[];
  nothingFor: number[];
  back: DemoCallBack | null;
}

/** A desk that takes calls in the demo: whose, who sits there, from where they ring, and how many did. */
interface DemoLine {
  slug: string;
  words: readonly string[];
  areaCode: string;
  calls: number;
}

/** South Staffordshire's desk has plenty; Worcestershire's and those of its districts a little. */
const LINES: Readonly<Record<string, readonly DemoLine[]>> = {
  staffordshire: [
    { slug: 'south-staffordshire', words: ['calls', 'calls', 'officer', 'deputy'], areaCode: 'E07000196', calls: 240 },
    { slug: 'staffordshire', words: ['calls'], areaCode: 'E10000028', calls: 18 },
  ],
  worcestershire: [
    { slug: 'worcestershire', words: ['calls'], areaCode: 'E10000034', calls: 24 },
    { slug: 'bromsgrove', words: ['officer'], areaCode: 'E07000234', calls: 6 },
    { slug: 'malvern-hills', words: ['officer'], areaCode: 'E07000235', calls: 6 },
    { slug: 'redditch', words: ['officer'], areaCode: 'E07000236', calls: 5 },
    { slug: 'worcester', words: ['officer'], areaCode: 'E07000237', calls: 7 },
    { slug: 'wychavon', words: ['officer'], areaCode: 'E07000238', calls: 8 },
    { slug: 'wyre-forest', words: ['officer'], areaCode: 'E07000239', calls: 7 },
  ],
};

const OUTCOMES: Readonly<Record<CallOutcome, number>> = { signposted: 46, request: 16, call_back: 18, question: 20 };
const ASKED_FOR: Readonly<Record<string, number>> = { '1': 38, '2': 24, '4': 17, '5': 8, '6': 5, '8': 5, '3': 3 };
const TWO_CATEGORIES = 0.22;
const PLACE_KNOWN = 0.93;
const WITH_EMAIL = 0.25;
const LOST = 0.02;
const MINUTE = 60_000;
/** Wrap-up codes that every council has. */
const [HELPED, ANSWERED, NOTHING_FOUND] = [1, 2, 4];

/** The calls of a county as they stand today: made after all else, so that nothing else in the demo hangs on them. */
export function callsOf(kit: Kit, roster: Roster, requests: readonly Life[], map: readonly MapEntry[]): DemoCall[] {
  const served = serving(kit, map);
  return (LINES[kit.world.county.slug] ?? []).flatMap((line) => {
    const spots = kit.world.spotsIn(line.areaCode);
    const holder = lineOf(line.slug, spots[0], kit);
    if (!holder) return [];
    const rung = requests.filter(({ asked }) => asked.entry.channel === 'phone' && asked.portal === holder);
    const dice = diceFor('calls', line.slug);
    return Array.from({ length: line.calls }, (_, index) =>
      callOf({ line, spots, holder, rung, served, roster, position: (index + dice.next()) / line.calls }, kit, dice),
    );
  });
}

interface Setting {
  line: DemoLine;
  /** From where they ring. */
  spots: readonly Spot[];
  holder: TenantConfig;
  /** Requests that were taken on this line. */
  rung: Life[];
  served: (spot: Spot, category: number) => MapEntry[];
  roster: Roster;
  /** From 0, the first call, to 1. */
  position: number;
}

function callOf({ line, spots, holder, rung, served, roster, position }: Setting, kit: Kit, dice: Dice): DemoCall {
  const wanted = dice.weighted(OUTCOMES);
  const life = wanted === 'request' ? rung.shift() : undefined;
  const startedAt = life
    ? new Date(life.asked.askedAt.getTime() - dice.between(2, 9) * MINUTE)
    : kit.calendar.momentOf(ASKED_BY_PHONE, position, dice.next());
  const spot = life ? spotOf(life, kit) : dice.chance(PLACE_KNOWN) ? dice.pick(spots) : null;
  const categories = life ? life.needs.map(({ category }) => category) : categoriesOf(dice);
  const there = spot ? categories.map((code) => ({ code, entries: served(spot, code) })) : [];
  const told = wanted === 'signposted' ? there.flatMap(({ entries }) => entries.slice(0, dice.between(1, 2))) : [];
  const handler = roster.at(holder, dice.pick(line.words)) ?? roster.onBehalfOf(holder);
  const back = wanted === 'call_back' ? callBackOf({ startedAt, handler, position }, kit, dice) : null;
  const nothingFor = there.filter(({ entries }) => entries.length === 0).map(({ code }) => code);
  const outcome = life ? 'request' : back ? 'call_back' : told.length > 0 ? 'signposted' : 'question';
  const plain = outcome === 'question' && nothingFor.length === 0;
  const lost = !life && !back && told.length === 0 && position > 0.8 && dice.chance(LOST * 10);
  const { name, phone, email } = life ? callerOf(life) : somebody(kit, dice);
  return {
    id: kit.idAt(startedAt),
    holder,
    handler,
    name,
    phone,
    email,
    spot,
    categories: [...new Set(categories)],
    notes: plain ? dice.pick(QUESTIONS) : dice.pick(JOTTINGS),
    startedAt,
    endedAt: lost ? null : endOf(startedAt, kit, dice),
    outcome,
    wrapUp: plain ? ANSWERED : nothingFor.length > 0 && told.length === 0 && !life ? NOTHING_FOUND : HELPED,
    requestId: life?.asked.entry.id ?? null,
    told: [...new Set(told)],
    nothingFor,
    back,
  };
}

function endOf(startedAt: Date, { calendar }: Kit, dice: Dice): Date {
  const end = startedAt.getTime() + dice.between(70, 700) * 1000;
  return new Date(Math.min(end, calendar.now.getTime() - 1000));
}

function categoriesOf(dice: Dice): number[] {
  const first = Number(dice.weighted(ASKED_FOR));
  return dice.chance(TWO_CATEGORIES) ? [first, Number(dice.weighted(ASKED_FOR))] : [first];
}

function spotOf({ asked }: Life, kit: Kit): Spot | null {
  return asked.entry.postcode === null ? null : kit.world.spotAt(asked.entry.postcode);
}

function callerOf({ asked: { entry } }: Life) {
  return {
    name: entry.askerName ?? entry.name,
    phone: entry.askerPhone ?? entry.phone ?? '',
    email: entry.email ?? '',
  };
}

function somebody(kit: Kit, dice: Dice) {
  const { name } = aPerson(dice, dice.pick(['old', 'old', 'middle']));
  const phone = dice.chance(0.6) ? kit.landline() : kit.mobile();
  return { name, phone, email: dice.chance(WITH_EMAIL) ? emailFor(name, dice, kit.emails) : '' };
}

/** The council of a line: the county, or the district from which they ring. */
function lineOf(slug: string, spot: Spot | undefined, { world }: Kit): TenantConfig | null {
  if (world.county.slug === slug) return world.county;
  return spot ? world.councilAt(spot.place, 'district') : null;
}

/** What is running of a category and serves a place: the parish's own, then what covers it. */
function serving({ world }: Kit, map: readonly MapEntry[]): Setting['served'] {
  const running = map.filter(({ content }) => content.status === 'active' && content.published);
  const known = new Map<string, MapEntry[]>();
  return (spot, category) => {
    const key = `${spot.areaCode} ${category}`;
    const found = known.get(key) ?? running.filter((one) => serves(one, spot, category, world));
    known.set(key, found);
    return found;
  };
}

function serves(
  { content, holder }: MapEntry,
  { areaCode, place }: Spot,
  category: number,
  world: Kit['world'],
): boolean {
  if (!content.categories.includes(category)) return false;
  if (content.areaCodes.includes(areaCode)) return true;
  if (content.everywhere) return world.councilsOf(place).includes(holder);
  return world.localities.some(({ id, areas }) => content.localityIds.includes(id) && areas.includes(areaCode));
}
