import type { ReactNode } from 'react';
import { Callout, Card, CardList, EmptyState, PageHeading, Pagination, Quiet, When } from '~/ui';
import { Letter } from './letter';
import type { readOutboxPage } from '../outbox-page.server';

interface OutboxPageProps {
  page: Awaited<ReturnType<typeof readOutboxPage>>;
  lede: string;
  /** What brings a message here. */
  empty: ReactNode;
  /** Where one message stands by itself, for whoever may read it there. */
  href?: (id: string) => string;
}

/** One of the demo's outboxes: the messages as their recipients would read them, private links included. */
export function OutboxPage({ page, lede, empty, href }: OutboxPageProps) {
  const { letters, origin, total, previous, next } = page;
  return (
    <>
      <PageHeading title="Outbox of the demo" lede={lede} />
      <Callout tone="blue" title="No mail leaves this demo.">
        Every message ends here instead, and its private link works, so that you can see what its recipient sees.
      </Callout>
      {letters.length === 0 && <EmptyState title="The outbox is empty">{empty}</EmptyState>}
      <CardList>
        {letters.map(({ id, subject, to, council, writtenAt, writtenWords, text }) => (
          <Card key={id} level={2} title={subject} {...(href && { href: href(id) })}>
            <p>
              <Quiet>
                To {to} · {council} · <When iso={writtenAt} words={writtenWords} />
              </Quiet>
            </p>
            <Letter text={text} origin={origin} />
          </Card>
        ))}
      </CardList>
      <Pagination showing={{ count: letters.length, total }} previousHref={previous} nextHref={next} />
    </>
  );
}
