import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { wrapUpsOf } from '~/features/tenants/wrap-ups';
import { actorAt } from '~/platform/audit/actor';
import { wrong } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { Button, Callout, ErrorSummary, NO_ERRORS, Radios, Section } from '~/ui';
import { finishCall } from '../commands.server';
import { BackToHelp } from '../components/back-to-help';
import { PartForm } from '../components/call-context';
import { nothingServes } from '../help-page.server';
import { lastKnown } from '../last-known';
import { readCall } from '../open-call.server';
import { deedsOf } from '../queries.server';
import { missingFrom, outcomeOf } from '../rules';
import { CALL_OUTCOME_WORDS } from '../schema';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader({ can: ['change', 'Call'], params }, async ({ db, desk, params: { id } }) => {
  const call = await readCall(db, id);
  const deeds = await deedsOf(db, call);
  return {
    tenant: { slug: desk.tenant.slug },
    call: { id },
    missing: missingFrom({ ...call, ...deeds }),
    outcome: CALL_OUTCOME_WORDS[outcomeOf(deeds)],
    wrapUps: wrapUpsOf(desk.tenant).map(({ code, words }) => ({ value: String(code), label: words })),
  };
});

/** Ends the call with its wrap-up code. */
export const action = deskAction({ can: ['change', 'Call'], params }, async ({ db, desk, params: { id }, form }) => {
  const wrapUp = wrapUpsOf(desk.tenant).find(({ code }) => String(code) === form.get('wrapUp'));
  if (!wrapUp) return answer(wrong(form, { wrapUp: 'Choose how the call ended' }), { status: 422 });
  const unserved = await nothingServes(db, await readCall(db, id));
  await finishCall(db, id, { wrapUp, unserved }, actorAt(desk));
  return redirect(paths.calls(desk.tenant.slug, { done: 'finished' }));
});

export const clientLoader = lastKnown<ReturnType<typeof useLoaderData<typeof loader>>>();

export default function Finish() {
  const { tenant, call, missing, outcome, wrapUps } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? NO_ERRORS;
  return (
    <Section
      title="Finish the call"
      lede={`What came of it: ${outcome.toLowerCase()}`}
      actions={<BackToHelp tenant={tenant.slug} call={call.id} />}
    >
      <ErrorSummary errors={errors} />
      {missing.length > 0 && (
        <Callout tone="amber" title="Still missing:">
          <ul className="govuk-list govuk-list--bullet">
            {missing.map(({ field, words }) => (
              <li key={field}>{words}</li>
            ))}
          </ul>
          Add it at the left while they are on the line, or finish all the same.
        </Callout>
      )}
      <PartForm action={paths.callPart(tenant.slug, call.id, 'finish')} leaves>
        <Radios name="wrapUp" label="How did it end?" small error={errors.wrapUp} options={wrapUps} />
        <Button>Finish the call</Button>
      </PartForm>
    </Section>
  );
}

export { PartLost as ErrorBoundary } from '../components/part-lost';
