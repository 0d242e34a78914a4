import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import type { NearEntry, Outline, Seen } from '~/features/provision/near';
import type { Counted, Rings } from '~/features/provision/queries-rings.server';
import { filledIn } from '~/features/provision/queries-search.server';
import { isStale } from '~/features/provision/rules';
import { PROVISION_KIND_WORDS } from '~/features/provision/schema';
import { confirmDaysByNo, tenantsByNo } from '~/features/tenants/queries.server';
import type { Category } from '~/features/tenants/schema';
import { agoSentence } from '~/ui/format/dates';
import { km } from '~/ui/format/numbers';
import { phone as readable } from '~/ui/format/phone';
import { RINGS, type Ring, type Standing, type Stands } from './help';
import { SIGNPOST_KEYS } from './keys';
import type { CallRecord } from './queries.server';

/** One place to read out. */
export interface HelpLine {
  id: string;
  name: string;
  /** Under which it stands: the first of what was asked for that it serves, else of the council's own order. */
  category: string;
  /** "community group · Kinver · 4 left · confirmed 3 days ago" */
  facts: string[];
  /** Nobody has confirmed it for longer than its council allows. */
  stale: boolean;
  standing: Standing;
  phone: string | null;
  told: boolean;
  /** The letter that signposts to it; none beyond the last letter. */
  keys: string | null;
}

/** What is shown of a ring, and how many it has. */
export interface HelpRing extends Counted {
  lines: HelpLine[];
}

/**
 * How many of a ring are read out: so many that run, and as many that are planned or paused, which come after them and would
 * be cut off by them. What is planned at the place is never cut.
 */
const SHOWN: Record<Ring, number> = { parish: 20, covers: 20, planned: Infinity, near: 12, county: 12 };

type Entry = Stands<Seen<Outline>>;
type Whole = Stands<NearEntry>;

interface Found {
  call: CallRecord;
  near: { countyNo: number };
  rings: Record<Ring, Entry[]>;
  counts: Rings['counts'];
  told: ReadonlySet<string>;
  now: Date;
}

/** The rings as they are read out: of each the first by standing, then by category. */
export async function presentRings(db: TenantDb, desk: Desk, found: Found): Promise<Record<Ring, HelpRing>> {
  const { call, near, rings, counts } = found;
  const cut = RINGS.flatMap((ring) => firstOf(rings[ring], SHOWN[ring]));
  const whole = new Map((await filledIn(db, near.countyNo, cut)).map((entry) => [entry.id, entry]));
  const order = categoriesFor(call, desk.tenant.categories);
  const shown = (ring: Ring) =>
    byCategory(
      rings[ring].flatMap(({ id }) => whole.get(id) ?? []),
      order,
    );
  const entries = new Map(RINGS.map((ring) => [ring, shown(ring)]));
  const toLine = await liner(db, [...entries.values()].flat(), { ...found, order });
  const ringOf = (ring: Ring): HelpRing => ({
    lines: (entries.get(ring) ?? []).map(toLine),
    ...counted(ring, rings, counts),
  });
  return Object.fromEntries(RINGS.map((ring) => [ring, ringOf(ring)])) as Record<Ring, HelpRing>;
}

function firstOf(entries: readonly Entry[], most: number): Entry[] {
  const [running, later] = [entries.filter(isToRing), entries.filter((entry) => !isToRing(entry))];
  return [...running.slice(0, most), ...later.slice(0, most)];
}

/** Of the place itself all is known; what is planned there was counted with the rest of it. */
function counted(ring: Ring, rings: Record<Ring, Entry[]>, counts: Rings['counts']): Counted {
  return ring === 'near' || ring === 'county' ? counts[ring] : { count: rings[ring].length, more: false };
}

/** What was asked for, else all that the council knows, in order. */
function categoriesFor({ categories: asked }: CallRecord, all: readonly Category[]): readonly Category[] {
  const wanted = asked.flatMap((code) => all.find((one) => one.code === code) ?? []);
  return [...wanted, ...all.filter(({ code }) => !asked.includes(code))];
}

function categoryOf({ content }: Pick<Whole, 'content'>, order: readonly Category[]): number {
  const at = order.findIndex(({ code }) => content.categories.includes(code));
  return at === -1 ? order.length : at;
}

/** Sorting keeps what was first: within a category the open ones stay in front. */
function byCategory(entries: readonly Whole[], order: readonly Category[]): Whole[] {
  return entries.toSorted((a, b) => categoryOf(a, order) - categoryOf(b, order));
}

async function liner(
  db: TenantDb,
  all: readonly Whole[],
  found: Pick<Found, 'told' | 'now'> & { order: readonly Category[] },
) {
  const numbers = all.map(({ tenantNo }) => tenantNo);
  const [holders, days] = await Promise.all([tenantsByNo(db, numbers), confirmDaysByNo(db, numbers)]);
  const keys = new Map(all.filter(isToRing).map(({ id }, index) => [id, SIGNPOST_KEYS[index] ?? null]));
  const { told, now, order } = found;
  return (entry: Whole): HelpLine => {
    const { id, tenantNo, content, standing, confirmedAt, updatedAt } = entry;
    return {
      id,
      name: content.name,
      category: order[categoryOf(entry, order)]?.name ?? 'Anything else',
      facts: factsOf(entry, holders.get(tenantNo)?.shortName ?? null, now),
      stale: isStale({ status: content.status, confirmedAt, updatedAt }, days.get(tenantNo) ?? Infinity, now),
      standing,
      phone: content.phone && readable(content.phone),
      told: told.has(id),
      keys: keys.get(id) ?? null,
    };
  };
}

const isToRing = ({ standing }: { standing: Standing }) => standing.order < 3;

function factsOf({ content, metres, confirmedAt }: NearEntry, holder: string | null, now: Date): string[] {
  const { kind, runBy, name, capacityLeft, cost } = content;
  return [
    PROVISION_KIND_WORDS[kind].toLowerCase(),
    runBy === name ? '' : runBy,
    metres === null ? (holder ?? '') : km(metres),
    capacityLeft === null ? '' : capacityLeft === 0 ? 'full' : `${capacityLeft} more possible`,
    cost,
    confirmedAt ? `confirmed ${agoSentence(confirmedAt, now)}` : 'not confirmed',
  ].filter((fact) => fact !== '');
}
