import { Callout } from '../content/notices';

/** A list whose address had words that cannot be read: they were somebody else's, or of another day. */
export function WordsLost() {
  return (
    <Callout tone="amber" title="What was searched for is not kept here.">
      Words that you search for stay with whoever typed them, for a day. Type them again; the rest of the filter is as
      it was.
    </Callout>
  );
}
