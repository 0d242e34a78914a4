import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskAction, deskLoader } from '~/door.server';
import { paths } from '~/paths';
import type { View } from '~/platform/audit/views.server';
import { actorAt } from '~/platform/audit/actor';
import { LINK_ENDED } from '~/platform/email/ended-links.server';
import { notFound } from '~/platform/errors/app-error';
import { BackLink, Callout, PageHeading, PostButton, Section, SummaryList, When } from '~/ui';
import { dayAndTime } from '~/ui/format/dates';
import { plural } from '~/ui/format/numbers';
import { documentTitle } from '~/ui/format/title';
import { tryMessageAgain } from '../commands.server';
import { Letter } from '../components/letter';
import { StatusTag } from '../components/message-table';
import { linesOf } from '../present.server';
import { findMessage } from '../queries.server';
import { messageParams } from '../schema';

/** One message: to whom, what it says (the private link left out) and what became of it. */
export const loader = deskLoader(
  { can: ['read', 'Message'], params: messageParams, views: ({ viewed }: { viewed: View }) => [viewed] },
  async ({ db, desk, params }) => {
    const message = await findMessage(db, params.id);
    if (!message) throw notFound();
    const [line] = await linesOf(db, [message]);
    if (!line) throw notFound();
    return {
      tenant: { slug: desk.tenant.slug, shortName: desk.tenant.shortName },
      line: { ...line, writtenWords: dayAndTime(message.createdAt, new Date()) },
      sent: message.sentAt && { at: message.sentAt.toISOString(), words: dayAndTime(message.sentAt, new Date()) },
      text: message.text,
      mayTryAgain: desk.may('change', 'Message') && message.lastError !== LINK_ENDED,
      viewed: { subject: 'Message', id: message.id, tenantNo: message.tenantNo },
    };
  },
);

/** Tries a message again that was given up. One that cannot be seen is not found. */
export const action = deskAction(
  { can: ['change', 'Message'], params: messageParams },
  async ({ db, desk, params }): Promise<Response> => {
    await tryMessageAgain(db, params.id, actorAt(desk));
    const message = await findMessage(db, params.id);
    if (!message) throw notFound();
    // Somebody was faster and it has arrived: its own page says so.
    if (message.status === 'sent') return redirect(paths.message(desk.tenant.slug, params.id));
    return redirect(paths.messages(desk.tenant.slug, { tried: 'again' }));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.line.what ?? 'Message', data && `${data.tenant.shortName} desk`) },
];

export default function OneMessage() {
  const { tenant, line, sent, text, mayTryAgain } = useLoaderData<typeof loader>();
  const { status, reason } = line;
  return (
    <>
      <BackLink href={paths.messages(tenant.slug)}>All messages</BackLink>
      <PageHeading title={line.what} lede={line.subject} tag={<StatusTag status={status} />} />
      {reason && status !== 'sent' && (
        <Callout tone={status === 'given_up' ? 'red' : 'amber'} title={reason.why}>
          {reason.next}
        </Callout>
      )}
      <SummaryList
        rows={[
          { label: 'To', value: line.to },
          { label: 'Council', value: line.council },
          { label: 'Written', value: <When iso={line.writtenAt} words={line.writtenWords} /> },
          { label: 'Sent', value: sent ? <When iso={sent.at} words={sent.words} /> : 'not yet' },
          { label: 'Tried', value: plural(line.attempts, 'time') },
        ]}
      />
      {status === 'given_up' && mayTryAgain && (
        <PostButton action={paths.message(tenant.slug, line.id)}>Try again</PostButton>
      )}
      <Section title="What it says">
        <Letter text={text} />
      </Section>
    </>
  );
}
