import type { OfferStatus } from '~/features/offers/schema';
import { DBS_LEVELS, type DbsLevel } from '~/features/tenants/schema';
import type { Calendar } from './calendar';
import type { Dice } from './dice';
import type { Offered } from './offers';
import type { Spot } from './world';

/** Something that needs a helper. */
export interface Task {
  category: number;
  /** The check that the category asks for. */
  dbs: DbsLevel;
  spot: Spot;
  /** When they are joined. */
  at: Date;
  /** Whether they are still at it today. */
  active: boolean;
}

const HOUR = 3_600_000;
/** Whoever helps had offered so long before, at least. */
const SETTLED_IN = 3 * HOUR;
/** Whoever has left or paused since had done everything by then. */
const LONG_AGO = 7 * 24 * HOUR;
/** Of so many of the nearest one is taken: an officer knows more than distances. */
const AMONG = 4;

/** All offers of a county, from which helpers are chosen as an officer would: near, able, willing and not too busy. */
export class Register {
  private readonly byCategory = new Map<number, Offered[]>();
  private readonly load = new Map<Offered, number>();
  private readonly today: string;
  private readonly longAgo: number;

  constructor(offers: readonly Offered[], { now, today }: Calendar) {
    this.today = today;
    this.longAgo = now.getTime() - LONG_AGO;
    for (const offer of offers) {
      for (const category of offer.entry.categories) {
        const others = this.byCategory.get(category);
        if (others) others.push(offer);
        else this.byCategory.set(category, [offer]);
      }
    }
  }

  /** A helper among the offers that may be used, or null when nobody fits. Whoever is still at it gets busier. */
  choose(task: Task, mayUse: (offer: Offered) => boolean, dice: Dice): Offered | null {
    const fitting = (this.byCategory.get(task.category) ?? [])
      .filter((offer) => this.fits(offer, task) && mayUse(offer))
      .map((offer) => ({ offer, metres: distance(offer.spot, task.spot) }))
      .filter(({ offer, metres }) => goes(offer, task.spot, metres))
      .sort((a, b) => a.metres - b.metres || a.offer.reference.localeCompare(b.offer.reference))
      .slice(0, AMONG);
    if (fitting.length === 0) return null;
    const { offer } = dice.pick(fitting);
    if (task.active) this.load.set(offer, (this.load.get(offer) ?? 0) + 1);
    return offer;
  }

  private fits(offer: Offered, { dbs, at, active }: Task): boolean {
    const { entry, standing, dbsUntil, offeredAt, keptFree, pausedUntil } = offer;
    if (offeredAt.getTime() + SETTLED_IN > at.getTime()) return false;
    if (DBS_LEVELS.indexOf(entry.dbs) < DBS_LEVELS.indexOf(dbs)) return false;
    if (dbs !== 'none' && dbsUntil !== null && dbsUntil < this.today) return false;
    if (!active && standing.status !== 'active') return at.getTime() < this.longAgo && hasHelped(standing.status);
    if (!active) return true;
    const free = standing.status === 'active' && pausedUntil === null && !keptFree;
    return free && (this.load.get(offer) ?? 0) < entry.capacity;
  }
}

const hasHelped = (status: OfferStatus) => status === 'paused' || status === 'withdrawn';

function goes({ entry }: Offered, spot: Spot, metres: number): boolean {
  return entry.areas.length > 0 ? entry.areas.includes(spot.areaCode) : metres <= entry.travelM;
}

function distance(a: Spot, b: Spot): number {
  return Math.hypot(a.loc.x - b.loc.x, a.loc.y - b.loc.y);
}
