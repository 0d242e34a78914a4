import { useActionData, useLoaderData, useOutletContext } from '@remix-run/react';
import { z } from 'zod';
import type { TypedResponse } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import { deskAction, deskLoader, type Desk } from '~/door.server';
import { LookedAfterElsewhere, SimilarRequests } from '~/features/requests/components/before-recording';
import { ConsentFields, NeedFields } from '~/features/requests/components/need-fields';
import { AddressFields, PersonFields, UrgencyFields } from '~/features/requests/components/person-fields';
import { takeRequest, type NotRecorded } from '~/features/requests/new-request.server';
import { actorAt } from '~/platform/audit/actor';
import type { View } from '~/platform/audit/views.server';
import { wrong } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { ErrorSummary, HiddenFields, NO_ERRORS, Section, TextArea } from '~/ui';
import { keepRequest } from '../commands.server';
import { BackToHelp } from '../components/back-to-help';
import { PartForm, type CallContext } from '../components/call-context';
import { LeftNotSaved } from '../components/not-saved';
import { TooLate } from '../components/too-late';
import { lastKnown } from '../last-known';
import { readCall } from '../open-call.server';
import { requestOfCall } from '../request-page.server';
import { takePart, type PartTaken } from '../take-part.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader(
  { can: ['add', 'Request'], params, views: ({ viewed }: { viewed: View[] }) => viewed },
  ({ db, desk, params: { id } }) => requestOfCall(db, desk, id),
);

/** Takes a request out of a call, with the desk's own form; the call keeps which one it was. */
export const action = deskAction({ can: ['add', 'Request'], params }, ({ db, desk, params: { id }, form }) =>
  takeFromCall(db, desk, id, form),
);

type Refused = NotRecorded & Partial<Pick<PartTaken, 'unsaved'>>;

async function takeFromCall(db: TenantDb, desk: Desk, id: string, form: FormData): Promise<TypedResponse<Refused>> {
  await readCall(db, id);
  const { slug } = desk.tenant;
  const { fields, unsaved } = await takePart(db, desk, id, form);
  if (unsaved) return answer<Refused>({ ...wrong(fields, {}), unsaved }, { status: 409 });
  return takeRequest(db, desk, fields, {
    again: paths.callPart(slug, id, 'request'),
    recorded: () => paths.call(slug, id, { done: 'request' }),
    also: (requestId) => keepRequest(db, id, requestId, actorAt(desk)),
  });
}

export const clientLoader = lastKnown<ReturnType<typeof useLoaderData<typeof loader>>>();

export default function RequestOfCall() {
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { tenant, call, places, categories, wording } = page;
  const typed = said?.typed ?? page.prefilled;
  const { errors = NO_ERRORS, elsewhere } = said ?? {};
  const similar = said?.similar ?? page.similar;
  const fields = { typed, errors };
  const { over } = useOutletContext<CallContext>();
  if (over) return <TooLate over={over} typed={said?.unsaved} beside={said?.typed} />;
  return (
    <Section
      title="Take a request"
      lede="Filled in with what was said. It goes to the council that looks after it where they live."
      actions={<BackToHelp />}
    >
      <ErrorSummary errors={errors} />
      {said?.unsaved && <LeftNotSaved typed={said.unsaved} />}
      {similar.length > 0 && <SimilarRequests tenant={tenant.slug} similar={similar} newTab />}
      {elsewhere && <LookedAfterElsewhere own={tenant.name} {...elsewhere} />}
      <PartForm
        part="request"
        action={paths.callPart(tenant.slug, call.id, 'request')}
        send={elsewhere?.mayKeep ? `Record it and keep it at ${tenant.shortName}` : 'Record the request'}
      >
        <HiddenFields
          values={{
            id: textIn(typed, 'id'),
            channel: 'phone',
            seen: similar.map((one) => one.id).join(' '),
            keep: elsewhere?.mayKeep ? 'yes' : null,
          }}
        />
        <PersonFields {...fields} />
        <AddressFields {...fields} places={places} />
        <NeedFields {...fields} categories={categories} />
        <UrgencyFields {...fields} />
        <ConsentFields {...fields} wording={wording} />
        <TextArea name="note" label="Note" rows={3} value={textIn(typed, 'note')} error={errors.note} optional />
      </PartForm>
    </Section>
  );
}

export { PartLost as ErrorBoundary } from '../components/part-lost';
