import { z } from 'zod';
import { deskAction } from '~/door.server';
import { answer } from '~/platform/http/answer';
import { clock } from '~/ui/format/dates';
import type { SaveAnswer } from '../draft-saver';
import { goneWords } from '../gone.server';
import { takeSave } from '../take-save.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });
const STATUS = { saved: 200, stale: 409, finished: 409, wrong: 422 } as const;

/** Saves what the open page of a call holds, while somebody types. */
export const action = deskAction({ can: ['change', 'Call'], params }, async ({ db, desk, params: { id }, form }) => {
  const taken = await takeSave(db, desk, id, form);
  const notTold = taken.kind === 'wrong' ? null : await goneWords(db, taken.gone);
  return answer<SaveAnswer>({ ...taken, notTold, at: clock(new Date()) }, { status: STATUS[taken.kind] });
});
