import type { OfferMove } from './rules';

/** What a button says that makes a move. Three dots: something is asked first. */
export const MOVE_WORDS: Record<OfferMove, string> = {
  activate: 'Activate',
  pause: 'Pause …',
  resume: 'Resume now',
  refuse: 'Refuse …',
  withdraw: 'Withdraw …',
  restore: 'Take up again',
};

/** What a page about a move asks, says and does. */
export const MOVE_PAGES: Record<'pause' | 'refuse' | 'withdraw', { title: string; lede: string; button: string }> = {
  pause: {
    title: 'Pause',
    lede: 'They are suggested to nobody while they pause. You or they can end it at any time.',
    button: 'Pause the offer',
  },
  refuse: {
    title: 'Refuse',
    lede: 'For an offer that cannot be taken up: a check that failed, or nothing that is needed here.',
    button: 'Refuse the offer',
  },
  withdraw: {
    title: 'Withdraw',
    lede: 'For somebody who tells you that they do not want to help any more.',
    button: 'Withdraw the offer',
  },
};

/** Whether something is asked before a move: a day, a reason, what becomes of open tasks. */
export function isAsked(move: OfferMove): move is keyof typeof MOVE_PAGES {
  return move in MOVE_PAGES;
}
