import { FIND_LOCAL_COUNCIL } from '~/features/areas/schema';
import type { ReactNode } from 'react';
import { Section } from '~/ui';
import type { Lookup } from '../lookup';
import { CouncilCards } from './council-cards';

interface LookupResultProps {
  lookup: Lookup;
  /** Under the councils of a postcode that was found. */
  children?: ReactNode;
}

/** What a postcode turned out to be: its councils, or whom to ask. Never a dead end. */
export function LookupResult({ lookup, children }: LookupResultProps) {
  switch (lookup.kind) {
    case 'nothing':
      return null;
    case 'found':
      return (
        <>
          <Section title={`${lookup.postcode} is in ${lookup.words}`} lede={foundLede(lookup)}>
            <CouncilCards councils={[...lookup.councils].reverse()} />
          </Section>
          {children}
        </>
      );
    case 'outside':
      return (
        <Section title={`${lookup.postcode} is outside the area of the councils here`}>
          <p className="govuk-body">
            Its own council can help you. <a href={FIND_LOCAL_COUNCIL}>Find that council on GOV.UK</a>. If you typed the
            postcode wrong, change it above.
          </p>
        </Section>
      );
    default:
      return <Likely lookup={lookup} />;
  }
}

function foundLede({ ended, councils }: Extract<Lookup, { kind: 'found' }>): string {
  const old = ended ? 'The Post Office no longer uses this postcode, but we know where it was. ' : '';
  if (councils.length === 0) return `${old}None of its councils takes part here yet.`;
  const one = councils.length === 1;
  return `${old}${one ? 'This council looks' : `These ${councils.length} councils look`} after it. Ring whichever you like: they pass you on, and you tell your story once.`;
}

function Likely({ lookup }: { lookup: Extract<Lookup, { kind: 'unknown' | 'malformed' }> }) {
  const { likely } = lookup;
  if (lookup.kind === 'malformed') {
    if (likely.length === 0) return null;
    return (
      <Section title="Postcodes that begin so belong to">
        <CouncilCards councils={likely} />
      </Section>
    );
  }
  return (
    <Section
      title={`We do not know ${lookup.postcode}`}
      lede="It may be new, or have a slip in it. Going by its neighbours, these councils are the ones to ask."
    >
      <CouncilCards councils={likely} />
      <p className="govuk-body">
        Somewhere else? <a href={FIND_LOCAL_COUNCIL}>Find your council on GOV.UK</a>.
      </p>
    </Section>
  );
}
