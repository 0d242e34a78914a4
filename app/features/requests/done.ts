/** What a request's page says after something was done with it; the matches have their own words. */
const WORDS: Readonly<Record<string, string>> = {
  recorded: 'Recorded. Everybody who looks after it sees it now.',
  edited: 'Saved.',
  noted: 'Note added.',
  needs: 'The needs are changed.',
  closed: 'Closed. Whoever was helping is free for others again.',
  refused: 'Refused. Whoever was helping is free for others again.',
  withdrawn: 'Withdrawn. Whoever was helping is free for others again.',
  reopened: 'Taken up again: it is back in the queue.',
  link: 'A new private link is on its way to them. The old one opens nothing any more.',
  'no-address': 'No link was sent: there is no email address to send it to. Enter one first.',
  'handed-on': 'Handed on. Only the council that holds it now and those above it see it.',
};

/** The sentence for `?done` of an address without `?need`, where it is one of ours. */
export function doneWords(query: URLSearchParams): string | null {
  return query.has('need') ? null : (WORDS[query.get('done') ?? ''] ?? null);
}
