import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import type { View } from '~/platform/audit/views.server';
import { paths } from '~/paths';
import { documentTitle } from '~/ui/format/title';
import { OutboxPage } from '../components/outbox';
import { readOutboxPage } from '../outbox-page.server';

/** The demo's outbox of messages to colleagues. Their links open accounts: it is for whoever may send one. */
export const loader = deskLoader(
  { can: ['change', 'Staff'], views: ({ viewed }: { viewed: View }) => [viewed] },
  ({ db, desk, url }) => readOutboxPage(db, desk, url, 'staff'),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Messages to colleagues', data && `${data.tenant.shortName} desk`) },
];

export default function StaffOutbox() {
  const page = useLoaderData<typeof loader>();
  const { slug } = page.tenant;
  return (
    <OutboxPage
      page={page}
      lede="What colleagues would find in their mail"
      empty={
        <>
          Invite somebody under <a href={paths.people(slug)}>People</a>, and the invitation appears here.
        </>
      }
    />
  );
}
