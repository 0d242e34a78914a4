import type { ReactNode } from 'react';
import { paths } from '~/paths';
import { Breadcrumbs, Dots, Flash, Meta, PageHeading, PhoneLink, Reading, Section, Timeline, When } from '~/ui';
import type { Typed } from '~/platform/forms/read-form';
import { phone as readable } from '~/ui/format/phone';
import type { Screen } from '../screen.server';
import { lasted } from '../rules';
import type { CallContext } from './call-context';
import { KeptTooLate, TooLate } from './too-late';

const EVENT_WORDS: Record<string, string> = {
  started: 'Call taken',
  taken_over: 'Taken over',
  signposted: 'Signposted',
  signpost_taken_back: 'Signpost taken back',
  signposts_emailed: 'Emailed what was told',
  request_taken: 'Request taken',
  call_back_booked: 'Call-back booked',
  call_back_taken: 'Call-back taken on',
  rang_back: 'Rang back',
  finished: 'Call finished',
};

interface FinishedCallProps {
  screen: Screen;
  done: string | null;
  /** What was typed after it had been finished elsewhere. */
  said: { typed: Typed; beside: Typed | null } | undefined;
  /** The same of a form that stood at the right. */
  beside: (context: CallContext) => ReactNode;
}

/** A call that is over: what was said, what came of it, and what has happened since. */
export function FinishedCall({ screen, done, said, beside }: FinishedCallProps) {
  const { tenant, call, place, categories, told, backs, history } = screen;
  const over = { tenant: tenant.slug, nextId: screen.editor };
  const asked = categories.filter(({ code }) => call.categories.includes(code)).map(({ name }) => name);
  const length = call.endedAt && `lasted ${lasted(call.startedAt, call.endedAt)}`;
  return (
    <Reading>
      <Breadcrumbs trail={[{ label: 'Calls', href: paths.calls(tenant.slug) }]} here="Call" />
      {done && <Flash>{done}</Flash>}
      <TooLate over={over} typed={said?.typed} beside={said?.beside} />
      <KeptTooLate over={over} call={call} />
      {beside({ telling: new Set(), over })}
      <PageHeading
        title={call.name || 'A caller without a name'}
        lede={[call.outcome, call.wrapUp, `taken by ${call.handlerName}`, length].filter(Boolean).join(' · ')}
      />
      <Meta
        items={[
          { label: 'Phone', value: call.phone && <PhoneLink number={readable(call.phone)} /> },
          { label: 'Email', value: call.email },
          { label: 'Lives in', value: place.words },
          { label: 'Asked for', value: asked.join(', ') },
          { label: 'Notes', value: call.notes },
          { label: 'Told about', value: told.map(({ name }) => name).join(', ') },
          {
            label: 'Request',
            value: call.requestId && <a href={paths.request(tenant.slug, call.requestId)}>Open the request</a>,
          },
          {
            label: 'Call-back',
            value: backs.length > 0 && (
              <Dots>
                {backs.map(({ id, due, ended }) => (
                  <a href={paths.callBack(tenant.slug, id)} key={id}>
                    {ended ? `${due}, ${ended}` : due}
                  </a>
                ))}
              </Dots>
            ),
          },
        ]}
      />
      <Section title="What happened">
        <Timeline
          items={history.map(({ id, kind, actorName, at, words }) => ({
            key: id,
            what: EVENT_WORDS[kind] ?? kind,
            more: `by ${actorName}`,
            when: <When iso={at} words={words} />,
          }))}
        />
      </Section>
    </Reading>
  );
}
