import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import type { View } from '~/platform/audit/views.server';
import { paths } from '~/paths';
import { documentTitle } from '~/ui/format/title';
import { OutboxPage } from '../components/outbox';
import { readOutboxPage } from '../outbox-page.server';

/** The demo's outbox: what residents and volunteers of this range would find in their mail. */
export const loader = deskLoader(
  { can: ['read', 'Message'], views: ({ viewed }: { viewed: View }) => [viewed] },
  ({ db, desk, url }) => readOutboxPage(db, desk, url, 'residents'),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Outbox of the demo', data && `${data.tenant.shortName} desk`) },
];

export default function Outbox() {
  const page = useLoaderData<typeof loader>();
  const { slug } = page.tenant;
  return (
    <OutboxPage
      page={page}
      lede="What residents and volunteers would find in their mail"
      href={(id) => paths.message(slug, id)}
      empty={
        <>
          Ask for help on <a href={paths.portal(slug)}>the public pages</a> with an email address, and the confirmation
          appears here.
        </>
      }
    />
  );
}
