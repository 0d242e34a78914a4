import { redirectDocument } from '@remix-run/node';
import { useActionData, useLoaderData, useOutletContext } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { wrapUpsOf } from '~/features/tenants/wrap-ups';
import { actorAt } from '~/platform/audit/actor';
import { wrong } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { Callout, ErrorSummary, NO_ERRORS, Radios, Section } from '~/ui';
import { finishCall } from '../commands.server';
import { BackToHelp } from '../components/back-to-help';
import { PartForm, type CallContext } from '../components/call-context';
import { LeftNotSaved } from '../components/not-saved';
import { TooLate } from '../components/too-late';
import { nothingServes } from '../help-page.server';
import { lastKnown } from '../last-known';
import { readCall } from '../open-call.server';
import { deedsOf } from '../queries.server';
import { missingFrom, outcomeOf } from '../rules';
import { CALL_OUTCOME_WORDS } from '../schema';
import { takePart } from '../take-part.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader({ can: ['change', 'Call'], params }, async ({ db, desk, params: { id } }) => {
  const call = await readCall(db, id);
  const deeds = await deedsOf(db, call);
  return {
    tenant: { slug: desk.tenant.slug },
    call: { id },
    missing: missingFrom({ ...call, ...deeds }),
    outcome: CALL_OUTCOME_WORDS[outcomeOf(deeds)],
    kept: call.forms.finish,
    wrapUps: wrapUpsOf(desk.tenant).map(({ code, words }) => ({ value: String(code), label: words })),
  };
});

/** Ends the call with its wrap-up code. */
export const action = deskAction({ can: ['change', 'Call'], params }, async ({ db, desk, params: { id }, form }) => {
  const { fields, unsaved } = await takePart(db, desk, id, form);
  const again = (status: number, errors: Record<string, string>) =>
    answer({ ...wrong(fields, errors), unsaved }, { status });
  if (unsaved) return again(409, {});
  const wrapUp = wrapUpsOf(desk.tenant).find(({ code }) => String(code) === fields.get('wrapUp'));
  if (!wrapUp) return again(422, { wrapUp: 'Choose how the call ended' });
  const unserved = await nothingServes(db, await readCall(db, id));
  const ended = await finishCall(db, id, { wrapUp, unserved }, actorAt(desk));
  if (ended === 'over') return again(409, {});
  return redirectDocument(paths.calls(desk.tenant.slug, { done: 'finished' }));
});

export const clientLoader = lastKnown<ReturnType<typeof useLoaderData<typeof loader>>>();

export default function Finish() {
  const { tenant, call, missing, outcome, kept, wrapUps } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { typed = kept, errors = NO_ERRORS } = said ?? {};
  const { over } = useOutletContext<CallContext>();
  if (over) return <TooLate over={over} typed={said?.unsaved} beside={said?.typed} />;
  return (
    <Section title="Finish the call" lede={`What came of it: ${outcome.toLowerCase()}`} actions={<BackToHelp />}>
      <ErrorSummary errors={errors} />
      {said?.unsaved && <LeftNotSaved typed={said.unsaved} />}
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
      <PartForm part="finish" action={paths.callPart(tenant.slug, call.id, 'finish')} send="Finish the call">
        <Radios
          name="wrapUp"
          label="How did it end?"
          small
          value={textIn(typed, 'wrapUp')}
          error={errors.wrapUp}
          options={wrapUps}
        />
      </PartForm>
    </Section>
  );
}

export { PartLost as ErrorBoundary } from '../components/part-lost';
