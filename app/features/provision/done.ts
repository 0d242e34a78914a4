/** What an entry's page says after something was done with it. */
const WORDS: Readonly<Record<string, string>> = {
  recorded: 'Recorded. Look at it once more: this is what stands on the map.',
  edited: 'Saved.',
  confirmed: 'Confirmed. It counts as right from today on.',
  taken_over: 'Taken over. You keep it from now on: put right what is not.',
  handed_on: 'Handed on. The council that keeps it now has a letter, and gets it to confirm.',
  begin: 'Begun. It is shown as running from now on.',
  pause: 'Paused. Residents see that it is closed for now.',
  resume: 'Back again.',
  end: 'Ended. It is no longer shown to residents who look for help.',
  restart: 'Taken up again.',
  publish: 'Published. Everybody can find it.',
  sign_up_declined: 'Declined, with your reason. It has ended, and nobody sees it.',
  unpublish: 'Taken off the public pages. Staff still see it.',
  joined: 'The areas were added.',
  asked: 'Asked. Its holder decides: the answer comes to your desk and by email.',
  taken: 'Taken. The entry says so now.',
  seen: 'Marked as seen. Change what is not right here.',
  declined: 'Declined, with your reason.',
  decided: 'That was decided already. Nothing was changed.',
  restored: 'Restored, as a new version.',
  merged: 'Merged. The other entry is no longer shown; links to it lead here.',
  unmerged: 'The merge was undone: both entries stand for themselves again.',
  link_sent: 'A private link is on its way to the group. An earlier one does not work any more.',
  link_ended: 'The private link was ended: nobody can change the entry with it any more.',
  no_address: 'Nothing was sent: the entry has no email address for staff to send the link to.',
  late: 'Nothing was changed: the entry is not as it was when you opened the page. This is how it stands now.',
};

/** The sentence for `?done` of an address, where it is one of ours. */
export function entryDone(query: URLSearchParams): string | null {
  return WORDS[query.get('done') ?? ''] ?? null;
}
