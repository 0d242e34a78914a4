import { paths } from '~/paths';
import { Callout } from '~/ui';

/** An offer with the same phone, email or charity number, in words. */
export interface SimilarOfferLine {
  id: string;
  name: string;
  words: string;
}

/** Offers that may be this one: look at them before recording it again. */
export function SimilarOffers({ tenant, similar }: { tenant: string; similar: readonly SimilarOfferLine[] }) {
  return (
    <div role="alert">
      <Callout tone="amber" title="They may be on the register already.">
        Nothing is recorded yet. Change what is there, or record this as an offer of its own with the button below.
        <ul className="govuk-list govuk-list--bullet">
          {similar.map(({ id, name, words }) => (
            <li key={id}>
              <a href={paths.offer(tenant, id)}>{name}</a>: {words}
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
