import type { Tone } from '~/ui';
import { list, number, plural } from '~/ui/format/numbers';
import { fieldLabel } from './fields';
import type { ImportStatus, Said, Verdict } from './schema';

export const VERDICT_WORDS: Record<Verdict, { word: string; tone: Tone }> = {
  new: { word: 'New', tone: 'green' },
  changed: { word: 'Changed', tone: 'blue' },
  same: { word: 'The same', tone: 'grey' },
  duplicate: { word: 'Possible duplicate', tone: 'amber' },
  refused: { word: 'Refused', tone: 'red' },
};

export const STATUS_WORDS: Record<ImportStatus, { word: string; tone: Tone }> = {
  mapping: { word: 'To be checked', tone: 'amber' },
  reading: { word: 'Being read', tone: 'blue' },
  read: { word: 'To be applied', tone: 'amber' },
  applying: { word: 'Being applied', tone: 'blue' },
  applied: { word: 'Applied', tone: 'green' },
  failed: { word: 'Not possible', tone: 'red' },
};

/** What is said of a row, in a sentence: "Changes phone and opening hours", "Phone: Enter a phone number". */
export function saidOf(
  verdict: Verdict,
  said: readonly Said[],
  like: { name: string; council: string } | null,
): string {
  const fields = said.map(({ field }) => fieldLabel(field).toLowerCase());
  switch (verdict) {
    case 'changed':
      return `Changes ${list(fields)}`;
    case 'duplicate':
      return alike(said, like, fields);
    case 'refused':
      return sentences(said);
    case 'new':
      return said.length > 0 ? `Comes without some of it. ${sentences(said)}` : '';
    case 'same':
      return sentences(said);
  }
}

const sentences = (said: readonly Said[]) =>
  said.map(({ field, words }) => `${fieldLabel(field)}: ${words}`).join('. ');

function alike(said: readonly Said[], like: { name: string; council: string } | null, fields: string[]): string {
  const what = like ? `“${like.name}” of ${like.council}` : 'an entry that another took the place of';
  return said.some(({ field }) => field === 'id')
    ? `Is ${what}, which is not yours to change`
    : `Like ${what}: the same ${list(fields)}`;
}

/** "12 new, 3 changed, 40 the same, 2 refused", without what there is none of. */
export function countsSentence(counts: Partial<Record<Verdict, number>>): string {
  const parts = (Object.keys(VERDICT_WORDS) as Verdict[]).flatMap((verdict) => {
    const count = counts[verdict] ?? 0;
    if (count === 0) return [];
    return [
      verdict === 'duplicate'
        ? plural(count, 'possible duplicate')
        : `${number(count)} ${VERDICT_WORDS[verdict].word.toLowerCase()}`,
    ];
  });
  return list(parts) || 'Nothing in it';
}
