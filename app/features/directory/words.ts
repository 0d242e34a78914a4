import { number } from '~/ui/format/numbers';
import type { Directory } from './queries-find.server';

/**
 * "14 near WR10 1PE, 5 open now · 20 further away"; without a place "86 in Wychavon, 31 open now". Of a list that is
 * longer than was counted it says "at least", and nothing that would be true of its beginning alone.
 */
export function countSentence({ said, counts }: Pick<Directory, 'said' | 'counts'>, council: string): string {
  const open = `${counts.open === 0 ? 'none' : number(counts.open)} open now`;
  const where = said === null ? `in ${council}` : `near ${said}`;
  if (counts.nearMore) return `At least ${number(counts.near)} ${where}`;
  if (said === null) return `${number(counts.all)} ${where}, ${open}`;
  const further = counts.all - counts.near;
  const near = counts.near === 0 ? `Nothing ${where}` : `${number(counts.near)} ${where}, ${open}`;
  const beyond = counts.more ? 'more further away' : further === 0 ? '' : `${number(further)} further away`;
  return [near, beyond].filter(Boolean).join(' · ');
}

/** The page's title. */
export function directoryTitle({ placeWords }: Pick<Directory, 'placeWords'>): string {
  return placeWords === null ? 'What is there where I live?' : `Help in ${placeWords}`;
}
