import { paths } from '~/paths';
import { PartFrame, type PartWords } from '~/ui';

interface OfferFrameProps extends PartWords {
  tenant: string;
  offer: { id: string; reference: string };
}

/** A page about a part of an offer. */
export function OfferFrame({ tenant, offer, ...words }: OfferFrameProps) {
  const trail = [
    { label: 'Volunteers', href: paths.offers(tenant) },
    { label: offer.reference, href: paths.offer(tenant, offer.id) },
  ];
  return <PartFrame what="offer" trail={trail} {...words} />;
}

/** The way out of a form without doing anything. */
export function LeaveOffer({ tenant, id }: { tenant: string; id: string }) {
  return (
    <a className="govuk-link" href={paths.offer(tenant, id)}>
      Cancel
    </a>
  );
}
