import type { Ending } from '~/features/requests/rules';
import type { Asked } from './asking';
import { pressedBefore, type Calendar } from './calendar';
import type { Dice } from './dice';
import { hoursUntilDone, hoursUntilFound, type Fate } from './fates';
import type { Kit } from './kit';
import { NOTES, NOTES_OF } from './words/notes';
import { END_REASONS, FAIL_REASONS, HAND_ON_REASONS } from './words/reasons';

/** What happens to a request, in the words of its events. */
export type StepKind =
  | 'asked'
  | 'noted'
  | 'handed_on'
  | 'matched'
  | 'match_accepted'
  | 'match_done'
  | 'match_failed'
  | 'match_undone'
  | 'need_done'
  | 'need_dropped'
  | Ending;

/** One thing that happens. */
export interface Step {
  kind: StepKind;
  /** Hours after the request came in, before nights and the present are thought of. */
  after: number;
  /** Which of the needs it is about. */
  need?: number;
  /** The note, or the reason. */
  text?: string;
}

export type TimedStep = Step & { at: Date };

const SETBACK = 0.07;

/** Everything that happens to a request, in order. `handedOn` says that it is given to its parish on the way. */
export function stepsOf(asked: Asked, fates: readonly Fate[], handedOn: boolean, kit: Kit, dice: Dice): TimedStep[] {
  const steps: Step[] = [{ kind: 'asked', after: 0 }];
  if (asked.relation) steps.push({ kind: 'noted', after: 0.04, text: asked.relation });
  if (handedOn) steps.push({ kind: 'handed_on', after: 0.3 + 3 * dice.next(), text: kit.deal(HAND_ON_REASONS) });
  const begin = handedOn ? 3.5 : 0.1;
  for (const [need, fate] of fates.entries()) steps.push(...stepsOfNeed(asked, need, fate, begin, kit, dice));
  steps.push(...endOf(asked, fates, latest(steps), kit, dice));
  if (dice.chance(0.36) && !asked.fates) steps.push(noteOf(asked, steps, kit, dice));
  return timed(
    steps.sort((a, b) => a.after - b.after),
    asked.askedAt,
    kit.calendar,
  );
}

function stepsOfNeed(asked: Asked, need: number, fate: Fate, begin: number, kit: Kit, dice: Dice): Step[] {
  const { urgency } = asked.standing;
  const found = begin + hoursUntilFound(urgency, dice);
  const done = hoursUntilDone(urgency, dice);
  const failed = dice.chance(SETBACK) && !asked.fates ? setback(need, found, kit, dice) : [];
  const again = found + (failed.length > 0 ? 6 : 0);
  const matched: Step = { kind: 'matched', need, after: again };
  const accepted: Step = { kind: 'match_accepted', need, after: again + done * 0.3 };
  switch (fate) {
    case 'open':
      return asked.home && asked.standing.status !== 'refused' ? failed : [];
    case 'matched':
      return [...failed, matched];
    case 'accepted':
      return [...failed, matched, accepted];
    case 'done': {
      const finish: Step = { kind: 'match_done', need, after: again + done };
      return [...failed, matched, ...(dice.chance(0.75) ? [accepted] : []), finish];
    }
    case 'by_hand':
      return [{ kind: 'need_done', need, after: found + done * 0.5 }];
    case 'dropped':
      return [{ kind: 'need_dropped', need, after: found }];
  }
}

/** Somebody was found and it did not work out. */
function setback(need: number, found: number, kit: Kit, dice: Dice): Step[] {
  const after = found + 0.5 + 5 * dice.next();
  const undone = dice.chance(0.35);
  const second: Step = undone
    ? { kind: 'match_undone', need, after: found + 0.1 }
    : { kind: 'match_failed', need, after, text: kit.deal(FAIL_REASONS) };
  return [{ kind: 'matched', need, after: found }, second];
}

function endOf(asked: Asked, fates: readonly Fate[], after: number, kit: Kit, dice: Dice): Step[] {
  const { status } = asked.standing;
  if (status !== 'closed' && status !== 'refused' && status !== 'withdrawn') return [];
  const text = kit.deal(END_REASONS[status]);
  const wait = status === 'refused' ? 1 + 8 * dice.next() : 6 + 60 * dice.next();
  const end: Step = { kind: status, after: after + wait, text };
  const helped = asked.home !== null && status !== 'refused' && fates[0] === 'open' && dice.chance(0.22);
  if (!helped) return [end];
  // Somebody was about to help when the request ended: they are let go.
  return [
    { kind: 'matched', need: 0, after: after + wait * 0.4 },
    { kind: 'match_undone', need: 0, after: end.after, text },
    { ...end, after: end.after + 0.001 },
  ];
}

/** A word about it at some time: not of a helper before there is one. */
function noteOf({ entry }: Asked, steps: readonly Step[], kit: Kit, dice: Dice): Step {
  const after = 0.2 + latest(steps) * dice.next();
  const helped = steps.some((step) => step.kind === 'matched' && step.after < after);
  const special = dice.chance(0.5) ? NOTES_OF.get(entry.needs[0]?.category ?? 0) : undefined;
  const notes = special ?? NOTES;
  return { kind: 'noted', after, text: kit.deal(helped ? notes.helped : notes.early) };
}

const latest = (steps: readonly Step[]) => Math.max(...steps.map(({ after }) => after));

/** Puts the steps on the clock: staff work by day, one thing follows another, and nothing lies in the future. */
function timed(steps: readonly Step[], askedAt: Date, calendar: Calendar): TimedStep[] {
  const moments: Date[] = [];
  for (const { after, kind } of steps) {
    const before = moments.at(-1);
    const due =
      kind === 'asked' || after < 0.1
        ? new Date(askedAt.getTime() + after * 3_600_000)
        : calendar.atTheDesk(askedAt, after);
    moments.push(before && due <= before ? new Date(before.getTime() + 40_000) : due);
  }
  const pressed = pressedBefore(calendar.now, moments);
  return steps.map((step, index) => ({ ...step, at: pressed[index] ?? askedAt }));
}
