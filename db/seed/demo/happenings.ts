import type { MatchStatus } from '~/features/matches/schema';
import type { TenantConfig } from '~/features/tenants/schema';
import { THE_RESIDENT, type Actor } from '~/platform/audit/actor';
import type { Dice } from './dice';
import type { Fate } from './fates';
import { deskOf, handlerOf, hands } from './hands';
import type { Kit } from './kit';
import type { Life, Stage } from './life';
import type { Offered } from './offers';
import type { TimedStep } from './steps';

/** What a step needs to know. */
export interface Moment extends Stage {
  handTo: TenantConfig | null;
  /** The match that is made still stands or has been done. */
  lasts: boolean;
  fates: readonly Fate[];
  dice: Dice;
}

/** Lets one step happen to a request: its event, and what the event leaves behind. */
export function happen(step: TimedStep, life: Life, moment: Moment): void {
  const { roster, dice, handTo, kit } = moment;
  const { asked, holder } = life;
  switch (step.kind) {
    case 'asked': {
      const { channel, consentVersion, consentShare } = asked.entry;
      record(life, step, handlerOf(asked, roster), { channel, consentVersion, consentShare }, kit);
      return;
    }
    case 'noted': {
      const early = step.after < 0.1 && asked.entry.channel !== 'online';
      const author = early ? handlerOf(asked, roster) : deskOf(holder, roster, dice);
      record(life, step, author, { note: noteDown(life, step, author, kit) }, kit);
      return;
    }
    case 'handed_on': {
      if (!handTo) throw new Error('There is nobody to hand it on to');
      const actor = deskOf(holder, roster, dice);
      life.holder = handTo;
      const data = { from: holder.tenantNo, to: handTo.tenantNo, note: noteDown(life, step, actor, kit) };
      record(life, step, actor, data, kit);
      return;
    }
    case 'matched':
      join(step, life, moment);
      return;
    case 'match_accepted':
    case 'match_done':
    case 'match_failed':
    case 'match_undone':
      move(step, life, moment);
      return;
    case 'need_done':
    case 'need_dropped':
      record(life, step, deskOf(holder, roster, dice), { category: categoryOf(life, step) }, kit);
      return;
    case 'closed':
    case 'refused':
    case 'withdrawn':
      end(step, life, moment);
      return;
  }
}

function join(step: TimedStep, life: Life, { register, roster, dice, lasts, fates, kit }: Moment): void {
  const { asked, holder } = life;
  const need = step.need ?? 0;
  const category = categoryOf(life, step);
  const dbs = holder.categories.find(({ code }) => code === category)?.dbs ?? 'none';
  const active = lasts && fates[need] !== 'done';
  const spot = asked.home?.spot;
  if (!spot) return;
  for (const { actor, mayUse } of hands(holder, roster, kit.world, dice)) {
    const offer = register.choose({ category, dbs, spot, at: step.at, active }, mayUse, dice);
    if (!offer) continue;
    const id = kit.idAt(step.at);
    const joined = { id, need, offer, by: actor, matchedAt: step.at, acceptedAt: null, endedAt: null, reason: null };
    life.matches.push({ ...joined, status: 'matched' });
    const data = { category, offer: offer.reference, request: asked.reference };
    both(life, step, actor, offer, data, kit);
    return;
  }
  if (active) throw new Error(`Nobody in the demo can help ${asked.reference} with category ${category}`);
}

const BECOMES = {
  match_accepted: 'accepted',
  match_done: 'done',
  match_failed: 'failed',
  match_undone: 'undone',
} as const satisfies Partial<Record<string, MatchStatus>>;

/** Takes the need's latest match a step further. Where nobody had been found, what is done was done by hand. */
function move(step: TimedStep, life: Life, moment: Moment): void {
  const { kit, roster, dice } = moment;
  const kind = step.kind as keyof typeof BECOMES;
  const match = life.matches.findLast((one) => one.need === step.need && one.endedAt === null);
  if (!match) {
    if (kind !== 'match_done') return;
    const byHand = { ...step, kind: 'need_done' as const };
    record(life, byHand, deskOf(life.holder, roster, dice), { category: categoryOf(life, step) }, kit);
    return;
  }
  match.status = BECOMES[kind];
  if (kind === 'match_accepted') match.acceptedAt = step.at;
  else match.endedAt = step.at;
  if (step.text) match.reason = step.text;
  both(life, step, match.by, match.offer, { match: match.id, request: life.asked.reference }, kit);
}

function end(step: TimedStep, life: Life, { roster, dice, kit }: Moment): void {
  const { entry } = life.asked;
  const released = life.matches.some(({ status }) => status === 'undone');
  const themselves = step.kind === 'withdrawn' && entry.channel === 'online' && !released;
  const actor = themselves ? THE_RESIDENT : deskOf(life.holder, roster, dice);
  life.closeReason = step.text ?? null;
  life.closedAt = step.at;
  record(life, step, actor, themselves ? {} : { note: noteDown(life, step, actor, kit) }, kit);
}

/** The steps that leave the version of the record as it is. */
const UNCHANGED = new Set(['asked', 'noted']);

function record(life: Life, { kind, at }: TimedStep, actor: Actor, data: Record<string, unknown>, kit: Kit): void {
  life.events.push({ id: kit.idAt(at), kind, at, actor, data });
  if (UNCHANGED.has(kind)) return;
  life.version += 1;
  life.updatedAt = at;
}

function both(
  life: Life,
  step: TimedStep,
  actor: Actor,
  offer: Offered,
  data: Record<string, unknown>,
  kit: Kit,
): void {
  record(life, step, actor, data, kit);
  life.ofOffers.push({ id: kit.idAt(step.at), kind: step.kind, at: step.at, actor, data, offer });
}

function noteDown(life: Life, { at, text }: TimedStep, author: Actor, kit: Kit): string {
  const id = kit.idAt(at);
  life.notes.push({ id, body: text ?? '', author, at });
  return id;
}

function categoryOf(life: Life, { need = 0 }: TimedStep): number {
  return life.needs[need]?.category ?? 0;
}
