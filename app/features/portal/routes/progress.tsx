import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { portalLoader } from '~/door.server';
import { ForgetHere } from '~/features/drafts/components/forget-here';
import type { FormName } from '~/features/drafts/cookie.server';
import { sentFrom } from '~/features/drafts/sent.server';
import { paths } from '~/paths';
import { Callout, NotificationBanner, PageHeading, PhoneLink, Reading, Section } from '~/ui';
import { failedMeta, publicMeta } from '../meta';

export { PortalError as ErrorBoundary } from '../components/portal-error';

export const loader = portalLoader({ public: true }, async (visit) => {
  const { slug, name, phone } = visit.tenant;
  const forgotten = visit.url.searchParams.has('forgotten');
  return { tenant: { slug, name }, phone, sent: await sentFrom(visit), forgotten };
});

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data ? publicMeta({ title: 'How is my request going?', place: data.tenant.name }) : failedMeta(error);

export default function Progress() {
  const { tenant, phone, sent, forgotten } = useLoaderData<typeof loader>();
  return (
    <Reading>
      <PageHeading
        title="I have asked already: how is it going?"
        lede="Your private link shows it at any time, day or night."
      />
      {forgotten && (
        <NotificationBanner kind="success" heading="This computer has forgotten it">
          <p className="govuk-body">
            We still have it. Open it with your private link, or ring us with your reference.
          </p>
        </NotificationBanner>
      )}
      {sent.map((one) => (
        <SentFromHere tenant={tenant.slug} sent={one} key={one.reference} />
      ))}
      <Section title="With your private link">
        <p className="govuk-body">
          When you asked, you got a link on the last page and, if you gave an email address, in a message from us. Open
          it to see what is arranged, to add something, to change how we reach you, or to take the request back. It
          works on any phone or computer.
        </p>
      </Section>
      <Section title="Without it">
        <p className="govuk-body">
          Look for a message from {tenant.name} with the words “Your request for help”, also among unwanted mail. Or
          ring us on <PhoneLink number={phone.number} />, {phone.hours}, and read out your reference, like{' '}
          <strong>JU-7K3-QXM</strong>. If you have lost that too, your name and postcode are enough. We tell you how it
          is going, and change it or take it back for you.
        </p>
        <p className="govuk-body">
          You cannot look up a request with the reference alone here: it is made to be read out, so others may have
          heard it.
        </p>
      </Section>
      <Section title="You have not asked yet">
        <p className="govuk-body">
          <a href={paths.getHelp(tenant.slug)}>Get help</a> takes about five minutes.
        </p>
      </Section>
    </Reading>
  );
}

interface SentFromHereProps {
  tenant: string;
  sent: { reference: string; form: FormName };
}

/** What was sent from this device a short while ago: the way to it, and the way to have it forgotten here. */
function SentFromHere({ tenant, sent: { reference, form } }: SentFromHereProps) {
  const done = form === 'get-help' ? paths.getHelp(tenant, 'done') : paths.offerHelp(tenant, 'done');
  return (
    <>
      <Callout tone="green" title={`${reference} was sent from this device.`}>
        <a href={done}>Open its page with the private link</a>
      </Callout>
      <ForgetHere what={form === 'get-help' ? 'request' : 'offer'} action={done} />
    </>
  );
}
