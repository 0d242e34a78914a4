import type { Actor } from '~/platform/audit/actor';
import type { DemoCallBack } from './calls';
import type { Dice } from './dice';
import type { Kit } from './kit';
import { ABOUT_BACK } from './words/calls';

const HOUR = 3_600_000;
const STILL_WAITING = 0.75;
const TRIED_BEFORE = 0.45;
const GIVEN_UP = 0.1;
const WITH_OWNER = 0.5;

interface Booked {
  startedAt: Date;
  handler: Actor;
  /** Of the call among all of its line, from 0 to 1. */
  position: number;
}

/** A call-back of a call: those of the last days wait, some tried in vain, some overdue; older ones are done or given up. */
export function callBackOf(
  { startedAt, handler, position }: Booked,
  { calendar, idAt }: Kit,
  dice: Dice,
): DemoCallBack {
  const waiting = position > 0.7 && dice.chance(STILL_WAITING);
  const bookedAt = new Date(Math.min(startedAt.getTime() + 180_000, calendar.now.getTime() - 1000));
  const tried = waiting ? dice.chance(TRIED_BEFORE) : true;
  const first = earlier(calendar.atTheDesk(bookedAt, dice.between(2, 20)), calendar.now);
  const attempts: DemoCallBack['attempts'] = [];
  if (tried) attempts.push({ attempt: dice.pick(['no_answer', 'engaged', 'message']), at: first });
  const status = waiting ? 'waiting' : dice.chance(GIVEN_UP) ? 'given_up' : 'done';
  if (status !== 'waiting') {
    const attempt = status === 'done' ? 'reached' : 'no_answer';
    attempts.push({ attempt, at: earlier(calendar.atTheDesk(first, dice.between(1, 6)), calendar.now) });
  }
  const aroundNow = new Date(calendar.now.getTime() + dice.between(-16, 22) * HOUR + dice.between(0, 59) * 60_000);
  return {
    id: idAt(bookedAt),
    status,
    bookedAt,
    dueAt: waiting ? calendar.atTheDesk(aroundNow, 0) : first,
    owner: dice.chance(WITH_OWNER) ? handler : null,
    about: dice.pick(ABOUT_BACK),
    attempts,
  };
}

const earlier = (moment: Date, now: Date) => new Date(Math.min(moment.getTime(), now.getTime() - 30_000));
