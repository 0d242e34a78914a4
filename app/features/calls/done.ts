const DONE: Record<string, string> = {
  kept: 'All that stands here is saved. Nothing has been sent yet.',
  brought: 'What you typed while the line was lost is saved now. Go on with the call.',
  request: 'The request is recorded. Go on with the call, or finish it.',
  booked: 'The call-back is booked. Go on with the call, or finish it.',
  queued: 'An email with what you told them is on its way.',
  no_address: 'There is no email address that can be used yet: check it at the left.',
  nothing_new: 'They have been sent all of it already.',
  finished: 'The call is finished.',
  attempt: 'The attempt is recorded.',
  taken: 'The call-back is yours.',
  stale: 'A colleague was faster: look at how it stands now.',
};

/** What the last click did, for a word in the address; null for none or one that is not known. */
export function doneWords(word: string | null): string | null {
  return (word && DONE[word]) ?? null;
}
