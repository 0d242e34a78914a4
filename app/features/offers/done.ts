/** What an offer's page says after something was done with it. */
const WORDS: Readonly<Record<string, string>> = {
  recorded: 'Recorded. They can be matched from now on.',
  edited: 'Saved.',
  noted: 'Note added.',
  activate: 'Active. They are suggested where they fit.',
  pause: 'Paused. They are suggested to nobody until they are back.',
  resume: 'Back again. They are suggested where they fit.',
  refuse: 'Refused. They are suggested to nobody.',
  withdraw: 'Withdrawn. They are suggested to nobody.',
  link: 'A new private link is on its way to them. The old one opens nothing any more.',
  'no-address': 'No link was sent: there is no email address to send it to. Enter one first.',
  late: 'Nothing was changed: the offer is not as it was when you opened the page. This is how it stands now.',
  restore: 'Taken up again. They are suggested where they fit.',
};

/** The sentence for `?done` of an address, where it is one of ours. */
export function offerDone(query: URLSearchParams): string | null {
  return WORDS[query.get('done') ?? ''] ?? null;
}
