import { z } from 'zod';
import { isBlank, readDate, typedDateSchema } from '~/platform/forms/typed-date';
import { ENTRY_MOVES } from './moves';

/** A change of how an entry stands; a pause may say when it is back. */
export const entryMoveSchema = z
  .object({
    move: z.enum(ENTRY_MOVES, { error: 'Choose what to do' }),
    until: typedDateSchema,
    version: z.coerce.number().int().optional(),
  })
  .transform(({ move, until: typed, version }, context) => {
    if (move !== 'pause' || isBlank(typed)) return { move, until: null, version };
    const until = readDate(typed);
    if (until !== null) return { move, until, version };
    const message = 'Enter a real date, like 27 3 2021, or leave it empty';
    context.addIssue({ code: 'custom', path: ['until'], message });
    return { move, until, version };
  });

/** What the pages say that ask before. */
export const MOVE_PAGES = {
  pause: {
    title: 'Pause',
    lede: 'Residents and whoever answers the phone see that it is closed for now, and until when if you know.',
    button: 'Pause',
  },
  end: {
    title: 'End',
    lede: 'It is no longer shown to residents. It stays in your list under “Ended”, and can be taken up again.',
    button: 'It has ended',
  },
} as const;
