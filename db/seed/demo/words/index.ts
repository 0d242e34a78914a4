import { COMMON_CATEGORIES } from '~/features/tenants/schema';
import { befriending } from './befriending';
import { errands } from './errands';
import { food } from './food';
import { medication } from './medication';
import { money } from './money';
import { other } from './other';
import { pets } from './pets';
import { transport } from './transport';

/** What people say they need, in one category. Nobody in it is real. */
export interface NeedWords {
  /** In their own words, on a form. */
  own: readonly string[];
  /** As somebody else writes it down: a call handler, a daughter, a neighbour. */
  taken: readonly string[];
  /** Only for those with children at home or out of work: said by nobody over fifty. */
  family: readonly string[];
  /** What may follow any of them. */
  tails: readonly string[];
}

/** By the code of the category. */
export const NEED_WORDS: ReadonlyMap<number, NeedWords> = new Map([
  [COMMON_CATEGORIES.food, food],
  [COMMON_CATEGORIES.medication, medication],
  [COMMON_CATEGORIES.money, money],
  [COMMON_CATEGORIES.befriending, befriending],
  [COMMON_CATEGORIES.transport, transport],
  [COMMON_CATEGORIES.pets, pets],
  [COMMON_CATEGORIES.other, other],
  [COMMON_CATEGORIES.errands, errands],
]);
