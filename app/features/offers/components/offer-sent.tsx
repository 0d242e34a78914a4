import { ForgetHere } from '~/features/drafts/components/forget-here';
import { SentLate } from '~/features/drafts/components/sent-late';
import type { DonePage } from '~/features/drafts/portal-form';
import { paths } from '~/paths';
import { LinkButton, Panel, PhoneLink, Reading } from '~/ui';

interface OfferSentProps {
  page: DonePage;
  /** The private link. */
  link: string;
}

/** The confirmation: the reference to read out, the link to keep, and what happens next. */
export function OfferSent({ page: { reference, holder, confirmation, late, tenant }, link }: OfferSentProps) {
  return (
    <Reading>
      {late && <SentLate what="offer" link={link} form={paths.offerHelp(tenant.slug)} />}
      <Panel title="Thank you: we have your offer">
        Your reference
        <br />
        <strong className="ju-reference">{reference}</strong>
      </Panel>
      <p className="govuk-body">
        Write the reference down. It is all we need to know when you ring us.
        {confirmation.mailed === 'yes' && ' It is on its way to you by email, too.'}
      </p>
      <h2 className="govuk-heading-m">What happens next</h2>
      <p className="govuk-body">
        <strong>{holder.name}</strong> gets in touch when somebody near you needs what you offer. You are always asked
        first. Questions? Ring <PhoneLink number={holder.phone.number} />, {holder.phone.hours}.
      </p>
      <h2 className="govuk-heading-m">Change, pause or withdraw</h2>
      <p className="govuk-body">
        Keep this link: bookmark the page it opens. It is private, and whoever has it can read and change the offer.
      </p>
      <LinkButton variant="secondary" href={link}>
        Open my offer
      </LinkButton>
      <ForgetHere what="offer" action={paths.offerHelp(tenant.slug, 'done')} />
      <p className="govuk-body">
        <a href={paths.portal(tenant.slug)}>Back to the start</a>
      </p>
    </Reading>
  );
}
