import type { CallOutcome } from './schema';

/** What has come of a call so far. */
export interface CallDeeds {
  requestId: string | null;
  callBacks: number;
  signposts: number;
}

/** The most that came of a call: a request outweighs a call-back, and that a signpost. */
export function outcomeOf({ requestId, callBacks, signposts }: CallDeeds): CallOutcome {
  if (requestId !== null) return 'request';
  if (callBacks > 0) return 'call_back';
  return signposts > 0 ? 'signposted' : 'question';
}

/** What a page knows of a call when it is to be finished. */
export interface CallSoFar extends CallDeeds {
  areaCode: string | null;
  categories: readonly number[];
  phone: string;
}

/** Something that a call lacks: the key that leads to it, and the words that say so. */
export interface Missing {
  field: 'place' | 'category' | 'phone';
  words: string;
}

/** What a call lacks before it is finished. It can be finished all the same: a caller may not want to say. */
export function missingFrom(call: CallSoFar): Missing[] {
  const missing: Missing[] = [];
  if (call.areaCode === null) missing.push({ field: 'place', words: 'Where the caller lives is not known yet.' });
  if (call.categories.length === 0)
    missing.push({ field: 'category', words: 'What the call was about is not chosen.' });
  if (call.callBacks > 0 && call.phone === '')
    missing.push({ field: 'phone', words: 'A call-back is booked, and there is no phone number to ring.' });
  return missing;
}

/** Whether nothing has been written down yet: such a call is taken up again instead of a second being begun. */
export function isBlank(call: {
  name: string;
  phone: string;
  email: string;
  postcode: string;
  notes: string;
  parishCode: string | null;
  categories: readonly number[];
  answers: Readonly<Record<string, unknown>>;
  forms: Readonly<Record<string, unknown>>;
}): boolean {
  const typed = [call.name, call.phone, call.email, call.postcode, call.notes, call.parishCode ?? ''];
  const nothing = typed.every((text) => text === '') && call.categories.length === 0;
  return nothing && Object.keys(call.answers).length + Object.keys(call.forms).length === 0;
}

/** Whether a page may save: nobody saved since it was opened, or only the page itself did. */
export function maySave(held: { version: number; editor: string | null }, page: { version: number; editor: string }) {
  return held.version === page.version || held.editor === page.editor;
}

/** How long a call has lasted, "01:48", from an hour on "1:02:05". */
export function lasted(startedAt: Date | string, until: Date | string): string {
  const seconds = Math.max(0, Math.floor((new Date(until).getTime() - new Date(startedAt).getTime()) / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`;
}

/** Whether a call of a list has nothing that tells it apart yet: only whoever began it sees it. */
export function isBlankLine({
  name,
  phone,
  areaName,
  categories,
}: {
  name: string;
  phone: string;
  areaName: string | null;
  categories: readonly number[];
}): boolean {
  return name === '' && phone === '' && areaName === null && categories.length === 0;
}
