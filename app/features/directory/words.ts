import { number } from '~/ui/format/numbers';
import type { Directory } from './queries-find.server';

/** "14 near WR10 1PE, 5 open now · 20 more in the county"; without a place "86 in Wychavon, 31 open now". */
export function countSentence({ said, counts }: Pick<Directory, 'said' | 'counts'>, council: string): string {
  const open = `${counts.open === 0 ? 'none' : number(counts.open)} open now`;
  if (said === null) return `${number(counts.all)} in ${council}, ${open}`;
  const further = counts.all - counts.near;
  const near = `${counts.near === 0 ? 'Nothing' : number(counts.near)} near ${said}`;
  return [
    counts.near === 0 ? near : `${near}, ${open}`,
    further === 0 ? '' : counts.more ? 'more further away' : `${number(further)} further away`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The page's title. */
export function directoryTitle({ placeWords }: Pick<Directory, 'placeWords'>): string {
  return placeWords === null ? 'What is there where I live?' : `Help in ${placeWords}`;
}
