import { statusOfNeeds } from '~/features/requests/rules';
import type { NeedStatus } from '~/features/requests/schema';
import type { TenantConfig } from '~/features/tenants/schema';
import type { Asked } from './asking';
import type { Dice } from './dice';
import { fatesOf, type Fate } from './fates';
import { happen } from './happenings';
import type { Life, Stage } from './life';
import { stepsOf, type TimedStep } from './steps';

const NEED_STATUS_OF: Readonly<Record<Fate, NeedStatus>> = {
  open: 'open',
  matched: 'matched',
  accepted: 'accepted',
  done: 'done',
  by_hand: 'done',
  dropped: 'dropped',
};

/** Lets everything happen to a request that has brought it where it stands. */
export function liveThrough(asked: Asked, handTo: TenantConfig | null, stage: Stage, dice: Dice): Life {
  const fates = asked.fates ?? fatesOf(asked.standing, asked.entry.needs.length, dice);
  const life: Life = {
    asked,
    holder: asked.holder,
    needs: asked.entry.needs.map((need, index) => ({
      ...need,
      id: stage.kit.idAt(asked.askedAt),
      status: NEED_STATUS_OF[fates[index] ?? 'open'],
    })),
    matches: [],
    events: [],
    ofOffers: [],
    notes: [],
    closeReason: null,
    closedAt: null,
    version: 1,
    updatedAt: asked.askedAt,
  };
  const steps = stepsOf(asked, fates, handTo !== null, stage.kit, dice);
  for (const [index, step] of steps.entries()) {
    const lasts = step.kind === 'matched' && !steps.slice(index + 1).some((later) => undoes(later, step));
    happen(step, life, { ...stage, handTo, lasts, fates, dice });
  }
  const { status } = asked.standing;
  const settled = statusOfNeeds(life.needs.map((need) => need.status));
  const ended = status === 'closed' || status === 'refused' || status === 'withdrawn';
  if (!ended && settled !== status) throw new Error(`${asked.reference} stands as ${settled} and not as ${status}`);
  if (status === 'done') life.closedAt = life.updatedAt;
  return life;
}

const undoes = (later: TimedStep, step: TimedStep) =>
  later.need === step.need && (later.kind === 'match_failed' || later.kind === 'match_undone');
