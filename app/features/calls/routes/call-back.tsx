import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useOutletContext } from '@remix-run/react';
import { z } from 'zod';
import { newId } from '#db/id';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { contentId } from '~/platform/forms/content-id.server';
import { readForm, typedOf, wrong } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { Callout, ErrorSummary, HiddenFields, NO_ERRORS, Section, Select, TextArea } from '~/ui';
import { bookSchema } from '../back-form';
import { bookCallBack } from '../commands-back.server';
import { BackToHelp } from '../components/back-to-help';
import { PartForm, type CallContext } from '../components/call-context';
import { LeftNotSaved } from '../components/not-saved';
import { TooLate } from '../components/too-late';
import { WhenFields } from '../components/when-fields';
import { lastKnown } from '../last-known';
import { readCall } from '../open-call.server';
import { ringers } from '../queries-back.server';
import { ANYONE } from '../schema';
import { takePart } from '../take-part.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader({ can: ['change', 'Call'], params }, async ({ db, desk, params: { id } }) => {
  const [call, colleagues] = await Promise.all([readCall(db, id), ringers(db, desk.tenant.tenantNo)]);
  const others = colleagues.filter((one) => one.id !== desk.member.userId);
  return {
    tenant: { slug: desk.tenant.slug },
    call: { id, hasPhone: call.phone !== '' },
    owners: [
      { value: ANYONE, label: 'Whoever is there' },
      { value: 'me', label: `I do (${desk.member.name})` },
      ...others.map((one) => ({ value: one.id, label: one.name })),
    ],
    back: newId(),
    kept: call.forms['call-back'],
  };
});

/** Books a call-back; the screen stays. */
export const action = deskAction({ can: ['change', 'Call'], params }, async ({ db, desk, params: { id }, form }) => {
  const { fields, unsaved } = await takePart(db, desk, id, form);
  if (unsaved) return answer({ ...wrong(fields, {}), unsaved }, { status: 409 });
  const read = readForm(fields, bookSchema);
  if (!read.ok) return answer({ ...read, unsaved }, { status: 422 });
  const { owner, ...rest } = read.value;
  const named = owner === ANYONE ? null : owner === 'me' ? { id: desk.member.userId, name: desk.member.name } : owner;
  const found =
    typeof named === 'string'
      ? ((await ringers(db, desk.tenant.tenantNo)).find((one) => one.id === named) ?? 'gone')
      : named;
  if (found === 'gone') {
    return answer({ ...wrong(fields, { owner: 'Choose somebody who works here' }), unsaved }, { status: 422 });
  }
  const back = contentId(rest.id, typedOf(fields));
  await bookCallBack(db, { ...rest, id: back, callId: id, owner: found }, actorAt(desk));
  return redirect(paths.call(desk.tenant.slug, id, { done: 'booked' }));
});

export const clientLoader = lastKnown<ReturnType<typeof useLoaderData<typeof loader>>>();

export default function CallBack() {
  const { tenant, call, owners, back, kept } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { typed = kept, errors = NO_ERRORS } = said ?? {};
  const { over } = useOutletContext<CallContext>();
  if (over) return <TooLate over={over} typed={said?.unsaved} beside={said?.typed} />;
  return (
    <Section
      title="Call back"
      lede="It stands in the list of call-backs until somebody has reached them."
      actions={<BackToHelp />}
    >
      <ErrorSummary errors={errors} />
      {said?.unsaved && <LeftNotSaved typed={said.unsaved} />}
      {!call.hasPhone && (
        <Callout tone="amber" title="There is no phone number yet.">
          Ask for it, and type it at the left.
        </Callout>
      )}
      <PartForm part="call-back" action={paths.callPart(tenant.slug, call.id, 'call-back')} send="Book the call-back">
        <HiddenFields values={{ id: textIn(typed, 'id') || back }} />
        <WhenFields label="When shall we ring?" typed={typed} errors={errors} />
        <Select
          name="owner"
          label="Who rings?"
          value={textIn(typed, 'owner') || ANYONE}
          error={errors.owner}
          options={owners}
        />
        <TextArea
          name="about"
          label="What about"
          rows={2}
          value={textIn(typed, 'about')}
          error={errors.about}
          optional
        />
      </PartForm>
    </Section>
  );
}

export { PartLost as ErrorBoundary } from '../components/part-lost';
