import { ForgetHere } from '~/features/drafts/components/forget-here';
import { SentLate } from '~/features/drafts/components/sent-late';
import type { DonePage } from '~/features/drafts/portal-form';
import { paths } from '~/paths';
import { LinkButton, Panel, PhoneLink, Reading } from '~/ui';

interface RequestSentProps {
  page: DonePage;
  /** The private link. */
  link: string;
}

/** The confirmation: the reference to read out, the link to keep, and what happens next. */
export function RequestSent({ page: { reference, holder, confirmation, late, tenant }, link }: RequestSentProps) {
  return (
    <Reading>
      {late && <SentLate what="request" link={link} form={paths.getHelp(tenant.slug)} />}
      <Panel title="We have your request">
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
        <strong>{holder.name}</strong> looks at the request and finds somebody near by who can help. They get in touch
        before anybody comes to the door. Nobody who helps will ask for a bank card or a PIN.
      </p>
      <p className="govuk-body">
        If it cannot wait, ring <PhoneLink number={holder.phone.number} />, {holder.phone.hours}. If a life is in
        danger, ring 999.
      </p>
      <h2 className="govuk-heading-m">Follow, add to or take back the request</h2>
      <p className="govuk-body">
        Keep this link: bookmark the page it opens. It is private, and whoever has it can read and change the request.
      </p>
      <LinkButton variant="secondary" href={link}>
        Open my request
      </LinkButton>
      <ForgetHere what="request" action={paths.getHelp(tenant.slug, 'done')} />
      <p className="govuk-body">
        <a href={paths.portal(tenant.slug)}>Back to the start</a>
      </p>
    </Reading>
  );
}
