import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import { paths } from '~/paths';
import type { View } from '~/platform/audit/views.server';
import { publicOrigin } from '~/platform/env.server';
import { notFound } from '~/platform/errors/app-error';
import { Callout, Card, CardList, EmptyState, PageHeading, Pagination, Quiet, When } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { Letter } from '../components/letter';
import { outboxIsOpen } from '../outbox.server';
import { linesOf } from '../present.server';
import { countMessages, readOutbox } from '../queries.server';
import { readFilter } from '../schema';

/**
 * The demo's outbox: the messages of this range as their recipients would read them, private links included. Only in a
 * demo, where no mail leaves and nobody in it is real; anywhere else there is no such page.
 */
export const loader = deskLoader(
  { can: ['read', 'Message'], views: ({ viewed }: { viewed: View }) => [viewed] },
  async ({ db, desk, url }) => {
    if (!outboxIsOpen()) throw notFound();
    const { before, after } = readFilter(url.searchParams);
    const [{ rows, newer, older }, counts] = await Promise.all([
      readOutbox(db, { status: ['sent'], ...(before ? { before } : {}), ...(after ? { after } : {}) }),
      countMessages(db),
    ]);
    const lines = await linesOf(db, rows);
    return {
      tenant: { slug: desk.tenant.slug, shortName: desk.tenant.shortName },
      letters: lines.map((line, index) => ({ ...line, text: rows[index]?.text ?? '' })),
      origin: publicOrigin(),
      total: counts.sent,
      newer,
      older,
      viewed: { subject: 'Message', id: null, tenantNo: desk.tenant.tenantNo },
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Outbox of the demo', data && `${data.tenant.shortName} desk`) },
];

export default function Outbox() {
  const { tenant, letters, origin, total, newer, older } = useLoaderData<typeof loader>();
  const page = (which: 'before' | 'after', id: string | undefined) =>
    id === undefined ? null : `${paths.outbox(tenant.slug)}?${which}=${id}`;
  return (
    <>
      <PageHeading title="Outbox of the demo" lede="What residents and volunteers would find in their mail" />
      <Callout tone="blue" title="No mail leaves this demo.">
        Every message ends here instead, and its private link works, so that you can see what its recipient sees.
      </Callout>
      {letters.length === 0 && (
        <EmptyState title="The outbox is empty">
          Ask for help on <a href={paths.portal(tenant.slug)}>the public pages</a> with an email address, and the
          confirmation appears here.
        </EmptyState>
      )}
      <CardList>
        {letters.map(({ id, subject, to, council, writtenAt, writtenWords, text }) => (
          <Card key={id} level={2} title={subject} href={paths.message(tenant.slug, id)}>
            <p>
              <Quiet>
                To {to} · {council} · <When iso={writtenAt} words={writtenWords} />
              </Quiet>
            </p>
            <Letter text={text} origin={origin} />
          </Card>
        ))}
      </CardList>
      <Pagination
        showing={{ count: letters.length, total }}
        previousHref={newer ? page('after', letters[0]?.id) : null}
        nextHref={older ? page('before', letters.at(-1)?.id) : null}
      />
    </>
  );
}
