import type { ReactNode } from 'react';
import { paths } from '~/paths';
import { Breadcrumbs, ErrorSummary, Meanwhile, PageHeading, Reading, type FormErrors } from '~/ui';

interface OfferFrameProps {
  tenant: string;
  offer: { id: string; reference: string };
  /** What is done here: "Edit", "Pause". */
  here: string;
  title: string;
  lede?: ReactNode;
  errors?: FormErrors | undefined;
  meanwhile?: readonly string[] | undefined;
  children: ReactNode;
}

/** A page about a part of an offer: the way back, what is wrong or has changed meanwhile, then the form. */
export function OfferFrame({ tenant, offer, here, title, lede, errors, meanwhile, children }: OfferFrameProps) {
  return (
    <Reading>
      <Breadcrumbs
        trail={[
          { label: 'Volunteers', href: paths.offers(tenant) },
          { label: offer.reference, href: paths.offer(tenant, offer.id) },
        ]}
        here={here}
      />
      <ErrorSummary errors={errors} />
      {meanwhile && meanwhile.length > 0 && <Meanwhile what="offer" sentences={meanwhile} />}
      <PageHeading title={title} lede={lede} />
      {children}
    </Reading>
  );
}

/** The way out of a form without doing anything. */
export function LeaveOffer({ tenant, id }: { tenant: string; id: string }) {
  return (
    <a className="govuk-link" href={paths.offer(tenant, id)}>
      Cancel
    </a>
  );
}
