import { Callout } from '~/ui';
import { MOST_LIKELY, placeLabel } from '../named-places';

export interface ShownDoubt {
  /** What is not clear, as a sentence. */
  words: string;
  /** The list narrowed to each place that can be meant. */
  links: readonly { label: string; href: string }[];
}

interface DoubtfulName {
  field: string;
  places: readonly { value: string; name: string; within?: string | null }[];
}

/** The places that can be meant by a typed name, each with the address of the list narrowed to it. */
export function doubtLinks({ places }: DoubtfulName, href: (value: string) => string): ShownDoubt['links'] {
  return places.slice(0, MOST_LIKELY).map((place) => ({ label: placeLabel(place), href: href(place.value) }));
}

/** Names of a filter that do not say which place is meant: the list is shown without them. */
export function NameDoubts({ doubts }: { doubts: readonly ShownDoubt[] }) {
  return doubts.map(({ words, links }) => (
    <Callout tone="amber" title={`${words}${words.endsWith('?') ? '' : '.'}`} key={words}>
      {links.map(({ label, href }, index) => (
        <span key={href}>
          {index > 0 && ' · '}
          <a href={href}>{label}</a>
        </span>
      ))}
      <br />
      The list is not narrowed by it yet.
    </Callout>
  ));
}
