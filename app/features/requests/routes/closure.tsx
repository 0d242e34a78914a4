import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { activeMatches } from '~/features/matches/queries.server';
import { actorAt } from '~/platform/audit/actor';
import { readForm } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { Button, ButtonGroup, HiddenFields, NO_ERRORS, Radios, TextArea } from '~/ui';
import { list } from '~/ui/format/numbers';
import { documentTitle } from '~/ui/format/title';
import { endRequest } from '../commands.server';
import { Leave, NotNow, PartFrame } from '../components/part-frame';
import { closureSchema } from '../desk-form';
import { mistaken, outdated, readPart, type PartPage } from '../part-page.server';
import { versionOf } from '../version';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader(
  { can: ['change', 'Request'], params, views: ({ viewed }: Pick<PartPage, 'viewed'>) => viewed },
  async ({ db, desk, params: { id } }) => {
    const { tenant, request, noteId, viewed } = await readPart(db, desk, id);
    const helping = (await activeMatches(db, [id])).map(({ helper }) => helper?.name ?? 'somebody of another council');
    return { tenant, request, noteId, viewed, helping: list([...new Set(helping)]) };
  },
);

/** Ends a request by decision: it is closed, refused or withdrawn, for a reason. */
export const action = deskAction({ can: ['change', 'Request'], params }, async ({ db, desk, params: { id }, form }) => {
  const read = readForm(form, closureSchema);
  if (!read.ok) return mistaken(read);
  const outcome = await endRequest(db, { id, ...read.value }, actorAt(desk));
  if (outcome === 'stale') return outdated(db, desk, id, form);
  return redirect(paths.request(desk.tenant.slug, id, { done: read.value.ending }));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Close a request', data && `${data.tenant.shortName} desk`) },
];

export default function Closure() {
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { tenant, request, noteId, helping } = page;
  const { errors = NO_ERRORS, typed, meanwhile } = said ?? {};
  const lede = helping
    ? `${helping} is let go: ring them too.`
    : 'It leaves the queue and can be taken up again at any time.';
  return (
    <PartFrame
      page={page}
      here="Close"
      title={`Close ${request.name}’s request`}
      lede={lede}
      {...{ errors, meanwhile }}
    >
      {request.isOpen ? (
        <form method="post" action={paths.requestPart(tenant.slug, request.id, 'closure')} noValidate>
          <HiddenFields
            values={{ version: versionOf(request.version, said), noteId: textIn(typed, 'noteId') || noteId }}
          />
          <Radios
            name="ending"
            label="How does it end?"
            small
            value={textIn(typed, 'ending')}
            error={errors.ending}
            options={[
              { value: 'closed', label: 'Closed', hint: 'They have been helped, or there is nothing more to do' },
              { value: 'withdrawn', label: 'Withdrawn', hint: 'They no longer want it' },
              { value: 'refused', label: 'Refused', hint: 'We cannot help, and they have been told' },
            ]}
          />
          <TextArea
            name="reason"
            label="Reason"
            hint="It stays with the request for everybody who can see it."
            rows={3}
            value={textIn(typed, 'reason')}
            error={errors.reason}
          />
          <ButtonGroup>
            <Button>Close the request</Button>
            <Leave page={page} />
          </ButtonGroup>
        </form>
      ) : (
        <NotNow page={page}>It has ended already, so there is nothing to close.</NotNow>
      )}
    </PartFrame>
  );
}
