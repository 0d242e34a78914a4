import type { z } from 'zod';
import type { LinkDb } from '#db/client.server';
import type { PlaceGroup } from '~/features/councils/residence';
import { holderOf } from '~/features/portal/holder.server';
import { refuse, taker, type Plan, type Taken } from '~/features/portal/own-change';
import type { TenantConfig } from '~/features/tenants/schema';
import { daysAfter, isBlank, londonToday, readDate } from '~/platform/forms/typed-date';
import { placeEntry } from './entry-content.server';
import { isMoved, stateAfterMove } from './moves';
import { changeOwn, confirmOwn, ownChange, ownEntry, proposeOwn, type OwnEntry } from './own.server';
import { changedFields, type OwnFields } from './own-content';
import { ownForms, PUBLIC_INTENTS, type OwnIntent } from './own-forms';
import { nearbyOf } from './own-nearby.server';
import { standingOf } from './rules';

const ENDED = 'This entry has ended, so nothing can be changed. Say first that it begins again';
const MERGED = 'This entry was put together with another one. Ring us to change that one';
const ENDS = { status: 'ended', pausedUntil: null, plannedFrom: null, wasPlanned: false } as const;
/** A pause may be as long as a year; longer is an end. */
const LONGEST_PAUSE_DAYS = 366;

/** An entry that the group has open, with the council that holds it. */
interface Held extends OwnEntry {
  holder: TenantConfig;
}

/** Takes what a group sends to its own entry. */
export async function takeOwn(db: LinkDb, intent: OwnIntent, form: FormData): Promise<Taken> {
  const own = await ownEntry(db, { locked: true });
  if (own.merged) return refuse(form, { '': MERGED }, 409);
  if (own.content.status === 'ended' && intent !== 'restart') {
    return intent === 'end' ? { ok: true } : refuse(form, { '': ENDED }, 409);
  }
  const [holder, nearby] = await Promise.all([holderOf(db, own.tenantNo), nearbyOf(db, own)]);
  return takers(nearby, own)[intent](db, { ...own, holder }, form);
}

type Taker = (db: LinkDb, own: Held, form: FormData) => Promise<Taken>;

function takers(nearby: PlaceGroup | null, { content }: OwnEntry): Record<OwnIntent, Taker> {
  return {
    confirm: taker(ownForms.confirm, planConfirm),
    who: taker(ownForms.who, (db, own: Held, { version: _, ...fields }) => put(db, own, 'who', fields)),
    words: taker(ownForms.words, (db, own: Held, { version: _, ...fields }) => put(db, own, 'words', fields)),
    help: taker(ownForms.help, planHelp),
    where: taker(ownForms.where(nearby, content.areaCodes), (db, own: Held, { areaCodes }) =>
      put(db, own, 'where', { areaCodes: [...new Set(areaCodes)] }),
    ),
    place: taker(ownForms.place, planPlace),
    hours: taker(ownForms.hours, (db, own: Held, { version: _, ...hours }) => put(db, own, 'hours', { hours })),
    contact: taker(ownForms.contact, (db, own: Held, { version: _, ...fields }) => put(db, own, 'contact', fields)),
    private: taker(ownForms.private, (db, own: Held, { version: _, ...fields }) => put(db, own, 'private', fields)),
    capacity: taker(ownForms.capacity, (db, own: Held, { capacityLeft }) => put(db, own, 'capacity', { capacityLeft })),
    pause: taker(ownForms.pause, planPause),
    resume: taker(ownForms.resume, planResume),
    end: taker(ownForms.end, (db, own: Held) => () => changeOwn(db, own, ENDS, 'ended')),
    restart: taker(ownForms.restart, planRestart),
  };
}

/** Changes fields at once, or sends them for approval: the holder may want to see what everybody will read. */
async function put(db: LinkDb, own: Held, intent: OwnIntent, fields: OwnFields): Promise<Plan> {
  if (!waitsForApproval(own, intent)) {
    const changed = changedFields(own.content, fields);
    return Object.keys(changed).length === 0 ? 'done before' : () => changeOwn(db, own, changed);
  }
  const change = await ownChange(db, own);
  const waiting = change?.status === 'waiting' ? change.proposed : {};
  const changed = changedFields({ ...own.content, ...waiting }, fields);
  return Object.keys(changed).length === 0 ? 'done before' : () => proposeOwn(db, own, changed);
}

/** Whether a change waits for the holder. What nobody can read yet is looked at as a whole, when it is published. */
export function waitsForApproval(
  { content, holder }: { content: { published: boolean }; holder: Pick<TenantConfig, 'approveChanges'> },
  intent: OwnIntent,
): boolean {
  return PUBLIC_INTENTS.includes(intent) && holder.approveChanges && content.published;
}

function planConfirm(db: LinkDb, own: Held, { seen }: z.output<typeof ownForms.confirm>): Plan {
  if ((own.confirmedAt?.toISOString() ?? '') !== seen) return 'done before';
  return () => confirmOwn(db, own);
}

function planHelp(db: LinkDb, own: Held, { categories }: z.output<typeof ownForms.help>): Plan | Promise<Plan> {
  const known = [...own.holder.categories.map(({ code }) => code), ...own.content.categories];
  if (!categories.every((code) => known.includes(code))) return { categories: 'Choose from the list' };
  return put(db, own, 'help', { categories: [...new Set(categories)].sort((a, b) => a - b) });
}

/** Where it is follows from the postcode; without one, the parish stays as it was. */
async function planPlace(db: LinkDb, own: Held, typed: z.output<typeof ownForms.place>): Promise<Plan> {
  const { address, placePublic, postcode = null } = typed;
  const areaCode = postcode === null ? own.content.areaCode : null;
  const placed = await placeEntry(db, own.countyNo, { postcode, areaCode }, own.content);
  if (!placed.ok) {
    const { postcode: problem } = placed.errors;
    return { postcode: problem ?? 'We do not know this postcode. Leave it empty and write it into the address' };
  }
  return put(db, own, 'place', { address: address || null, placePublic, ...placed.place });
}

/** What has ended begins again: at once, or once its council agrees where everybody would read it. */
function planRestart(db: LinkDb, own: Held): Plan | Promise<Plan> {
  if (own.content.status !== 'ended') return 'done before';
  const fields = stateAfterMove(own.content, 'restart', { until: null, today: londonToday() });
  if (waitsForApproval(own, 'restart')) return put(db, own, 'restart', fields);
  return () => changeOwn(db, own, fields, 'restarted');
}

function planPause(db: LinkDb, own: Held, { until: typed }: z.output<typeof ownForms.pause>): Plan {
  const today = londonToday();
  const until = isBlank(typed) ? null : readDate(typed);
  const problem = isBlank(typed) ? null : dayProblem(until, today);
  if (problem) return { until: problem };
  const when = { until, today };
  if (isMoved(own.content, 'pause', when)) return 'done before';
  return () => changeOwn(db, own, stateAfterMove(own.content, 'pause', when), 'paused');
}

function dayProblem(until: string | null, today: string): string | null {
  if (until === null) return 'Enter a real date, or leave it empty';
  if (until <= today) return 'Enter a day after today, or leave it empty';
  return until > daysAfter(today, LONGEST_PAUSE_DAYS) ? 'Enter a day within a year, or leave it empty' : null;
}

/** What is planned runs from now on; what is paused is back as what it was, and a second click does no more than that. */
function planResume(db: LinkDb, own: Held, { was }: z.output<typeof ownForms.resume>): Plan {
  const when = { until: null, today: londonToday() };
  const standing = standingOf(own.content, when.today);
  if (standing === 'active' || (standing === 'planned' && was === 'paused')) return 'done before';
  const [move, kind] = standing === 'planned' ? (['begin', 'begun'] as const) : (['resume', 'resumed'] as const);
  return () => changeOwn(db, own, stateAfterMove(own.content, move, when), kind);
}
