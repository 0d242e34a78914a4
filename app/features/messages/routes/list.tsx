import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import { paths } from '~/paths';
import type { View } from '~/platform/audit/views.server';
import type { MailStatus } from '~/platform/email/status';
import { EmptyState, Filtered, FilterPanel, Flash, LinkButton, PageHeading, Pagination } from '~/ui';
import { plural } from '~/ui/format/numbers';
import { documentTitle } from '~/ui/format/title';
import { MessageTable } from '../components/message-table';
import { outboxIsOpen } from '~/platform/email/outbox.server';
import { linesOf } from '../present.server';
import { countMessages, listMessages } from '../queries.server';
import { STATUS_WORDS } from '../rules';
import { filterQuery, readFilter, STATUSES } from '../schema';

/** Every message of this desk's range, newest first, and what became of it. */
export const loader = deskLoader(
  { can: ['read', 'Message'], views: ({ viewed }: { viewed: View }) => [viewed] },
  async ({ db, desk, url }) => {
    const filter = readFilter(url.searchParams);
    const [page, counts] = await Promise.all([listMessages(db, filter), countMessages(db)]);
    const wanted: readonly MailStatus[] = filter.status.length > 0 ? filter.status : STATUSES;
    return {
      tenant: { slug: desk.tenant.slug, shortName: desk.tenant.shortName },
      lines: await linesOf(db, page.rows),
      several: desk.range.lo !== desk.range.hi,
      mayTryAgain: desk.may('change', 'Message'),
      status: filter.status,
      counts,
      total: wanted.reduce((sum, one) => sum + counts[one], 0),
      newer: page.newer,
      older: page.older,
      outbox: outboxIsOpen(),
      justTried: url.searchParams.get('tried') === 'again',
      viewed: { subject: 'Message', id: null, tenantNo: desk.tenant.tenantNo },
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Messages', data && `${data.tenant.shortName} desk`) },
];

export default function Messages() {
  const { tenant, lines, several, mayTryAgain, status, counts, total, newer, older, outbox, justTried } =
    useLoaderData<typeof loader>();
  const list = paths.messages(tenant.slug);
  const page = (which: 'before' | 'after', id: string | undefined) =>
    id === undefined ? null : `${list}?${[filterQuery({ status }), `${which}=${id}`].filter(Boolean).join('&')}`;
  return (
    <>
      {justTried && <Flash>The message is on its way again.</Flash>}
      <PageHeading
        title="Messages"
        lede={lede(counts)}
        actions={
          outbox && (
            <LinkButton href={paths.outbox(tenant.slug)} variant="secondary">
              Open the demo’s outbox
            </LinkButton>
          )
        }
      />
      <Filtered
        filter={
          <FilterPanel
            action={list}
            clearHref={list}
            active={status.length}
            groups={[
              {
                name: 'status',
                legend: 'Status',
                options: STATUSES.map((one) => ({
                  value: one,
                  label: STATUS_WORDS[one],
                  count: counts[one],
                  checked: status.includes(one),
                })),
              },
            ]}
          />
        }
      >
        {lines.length === 0 ? (
          <NoMessages filtered={status.length > 0} list={list} />
        ) : (
          <MessageTable tenant={tenant.slug} lines={lines} several={several} mayTryAgain={mayTryAgain} />
        )}
        <Pagination
          showing={{ count: lines.length, total }}
          previousHref={newer ? page('after', lines[0]?.id) : null}
          nextHref={older ? page('before', lines.at(-1)?.id) : null}
        />
      </Filtered>
    </>
  );
}

function NoMessages({ filtered, list }: { filtered: boolean; list: string }) {
  if (filtered) {
    return (
      <EmptyState
        title="No such messages"
        action={
          <LinkButton href={list} variant="secondary">
            Show all messages
          </LinkButton>
        }
      >
        No message is in the state you asked for.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No messages yet">
      A message is written when somebody who gave an email address asks for help or offers it.
    </EmptyState>
  );
}

function lede(counts: Record<(typeof STATUSES)[number], number>): string {
  const { given_up, retrying, waiting, sent } = counts;
  const facts = [
    given_up > 0 && `${plural(given_up, 'message')} could not be delivered`,
    retrying > 0 && `${retrying} being retried`,
    waiting > 0 && `${waiting} waiting`,
    sent > 0 && `${plural(sent, 'message')} sent`,
  ].filter(Boolean);
  return facts.length > 0 ? facts.join(' · ') : 'Nothing has been written yet';
}
