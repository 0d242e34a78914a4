import type { ReactNode } from 'react';
import { paths } from '~/paths';
import { Breadcrumbs, Callout, ErrorSummary, PageHeading, Reading, type FormErrors } from '~/ui';

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
      {meanwhile && meanwhile.length > 0 && <Meanwhile sentences={meanwhile} />}
      <PageHeading title={title} lede={lede} />
      {children}
    </Reading>
  );
}

/** Somebody was faster: what they did. Nothing of it was overwritten, and nothing typed is lost. */
function Meanwhile({ sentences }: { sentences: readonly string[] }) {
  return (
    <div role="alert">
      <Callout tone="amber" title="This offer has changed since you opened the page.">
        Nothing was saved yet. What you typed stands below: look at what has changed, then send it again.
        <ul className="govuk-list govuk-list--bullet">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Callout>
    </div>
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
