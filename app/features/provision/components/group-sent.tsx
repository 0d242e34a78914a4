import { ForgetHere } from '~/features/drafts/components/forget-here';
import { SentLate } from '~/features/drafts/components/sent-late';
import type { DonePage } from '~/features/drafts/portal-form';
import { paths } from '~/paths';
import { LinkButton, Panel, PhoneLink, Reading } from '~/ui';

interface GroupSentProps {
  page: DonePage;
  /** The private link. */
  link: string;
}

/** The confirmation: what happens next, and the link to keep. */
export function GroupSent({ page: { holder, confirmation, late, tenant }, link }: GroupSentProps) {
  return (
    <Reading>
      {late && <SentLate what="entry" link={link} form={paths.groups(tenant.slug)} />}
      <Panel title="Thank you: we have your entry">
        {confirmation.mailed === 'yes' ? 'The link to it is on its way to you by email' : 'Keep the link to it below'}
      </Panel>
      <h2 className="govuk-heading-m">What happens next</h2>
      <p className="govuk-body">
        <strong>{holder.name}</strong> looks at it and puts it on the map, or rings you first. Questions? Ring{' '}
        <PhoneLink number={holder.phone.number} />, {holder.phone.hours}.
      </p>
      <h2 className="govuk-heading-m">Keep it right</h2>
      <p className="govuk-body">
        Bookmark the page that this link opens. It is private: whoever has it can read and change the entry.
      </p>
      <LinkButton variant="secondary" href={link}>
        Open our entry
      </LinkButton>
      <ForgetHere what="entry" action={paths.groups(tenant.slug, 'done')} />
      <p className="govuk-body">
        <a href={paths.portal(tenant.slug)}>Back to the start</a>
      </p>
    </Reading>
  );
}
