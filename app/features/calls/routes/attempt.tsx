import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { readForm } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import {
  Breadcrumbs,
  Button,
  EmptyState,
  ErrorSummary,
  HiddenFields,
  Meta,
  NO_ERRORS,
  PageHeading,
  PhoneLink,
  Radios,
  Reading,
  Section,
} from '~/ui';
import { dayAndTime } from '~/ui/format/dates';
import { documentTitle } from '~/ui/format/title';
import { attemptSchema } from '../back-form';
import { recordAttempt, takeCallBack } from '../commands-back.server';
import { WhenFields } from '../components/when-fields';
import { callBackById } from '../queries-back.server';
import { ATTEMPT_WORDS, type Attempt } from '../schema';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** One call-back: whom to ring, and what became of it. */
export const loader = deskLoader(
  {
    can: ['change', 'Call'],
    params,
    views: ({ back }: { back: { callId: string; tenantNo: number } }) => [
      { subject: 'Call', id: back.callId, tenantNo: back.tenantNo },
    ],
  },
  async ({ db, desk, params: { id } }) => {
    const back = await callBackById(db, id);
    if (!back) throw notFound();
    const now = new Date();
    const { slug, shortName } = desk.tenant;
    return {
      tenant: { slug, shortName },
      back,
      due: dayAndTime(back.dueAt, now),
      mine: back.ownerId === desk.member.userId,
    };
  },
);

/** Takes the call-back on, or records an attempt. */
export const action = deskAction({ can: ['change', 'Call'], params }, async ({ db, desk, params: { id }, form }) => {
  const list = (done: string) => redirect(paths.calls(desk.tenant.slug, { done }));
  const actor = actorAt(desk);
  if (form.get('do') === 'take') {
    const taken = await takeCallBack(db, { id, version: Number(form.get('version')) }, actor);
    return list(taken === 'done' ? 'taken' : 'stale');
  }
  const read = readForm(form, attemptSchema);
  if (!read.ok) return answer({ errors: read.errors, typed: read.typed }, { status: 422 });
  const made = await recordAttempt(db, { id, ...read.value }, actor);
  return list(made === 'done' ? 'attempt' : 'stale');
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Call back', data && `${data.tenant.shortName} desk`) },
];

export default function AttemptPage() {
  const { tenant, back, due } = useLoaderData<typeof loader>();
  const { typed, errors = NO_ERRORS } = useActionData<typeof action>() ?? {};
  return (
    <Reading>
      <Breadcrumbs trail={[{ label: 'Calls', href: paths.calls(tenant.slug) }]} here="Call back" />
      <ErrorSummary errors={errors} />
      <PageHeading title={`Ring ${back.name || 'a caller without a name'}`} lede={`Due ${due}`} />
      <Meta
        items={[
          { label: 'Phone', value: back.phone && <PhoneLink number={back.phone} /> },
          { label: 'Lives in', value: back.areaName },
          { label: 'What about', value: back.about },
          { label: 'Who rings', value: back.ownerName ?? 'whoever is there' },
          { label: 'So far', value: attemptsWords(back) },
          { label: 'Their call', value: <a href={paths.call(tenant.slug, back.callId)}>What they said</a> },
        ]}
      />
      {back.status === 'waiting' ? (
        <Section title="Ring them, then say how it went">
          <form method="post" action={paths.callBack(tenant.slug, back.id)} noValidate>
            <HiddenFields values={{ version: back.version }} />
            <Radios
              name="attempt"
              label="How did it go?"
              small
              value={textIn(typed, 'attempt')}
              error={errors.attempt}
              options={(Object.keys(ATTEMPT_WORDS) as Attempt[]).map((value) => ({
                value,
                label: ATTEMPT_WORDS[value],
              }))}
            />
            <Radios
              name="then"
              label="And now?"
              small
              value={textIn(typed, 'then')}
              error={errors.then}
              options={[
                { value: 'done', label: 'It is done' },
                {
                  value: 'again',
                  label: 'Try again',
                  conditional: <WhenFields label="When shall we try again?" typed={typed} errors={errors} />,
                },
                { value: 'given_up', label: 'Give it up' },
              ]}
            />
            <Button>Record the attempt</Button>
          </form>
        </Section>
      ) : (
        <EmptyState title={back.status === 'done' ? 'This call-back is done' : 'This call-back was given up'}>
          Open their call to see what they said.
        </EmptyState>
      )}
    </Reading>
  );
}

function attemptsWords({ attempts, lastAttempt }: { attempts: number; lastAttempt: Attempt | null }): string {
  if (attempts === 0) return 'not tried yet';
  const last = lastAttempt ? `, last: ${ATTEMPT_WORDS[lastAttempt].toLowerCase()}` : '';
  return `tried ${attempts === 1 ? 'once' : `${attempts} times`}${last}`;
}
