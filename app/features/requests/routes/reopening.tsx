import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { readForm, wrong } from '~/platform/forms/read-form';
import { listIn, textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { Button, ButtonGroup, Checkboxes, HiddenFields, NO_ERRORS, TextArea } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { reopenRequest } from '../commands.server';
import { Leave, NotNow, PartFrame } from '../components/part-frame';
import { reopeningSchema } from '../desk-form';
import { mistaken, outdated, readPart, type PartPage } from '../part-page.server';
import { needLines } from '../present-request.server';
import { movesFor } from '../rules';
import { versionOf } from '../version';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader(
  { can: ['change', 'Request'], params, views: ({ viewed }: Pick<PartPage, 'viewed'>) => viewed },
  async ({ db, desk, params: { id } }) => {
    const { record, tenant, request, noteId, viewed } = await readPart(db, desk, id);
    const ended = record.needs.filter(({ status }) => movesFor(status).includes('reopen')).map((need) => need.id);
    const needs = needLines(record, desk.tenant.categories).filter((need) => ended.includes(need.id));
    return { tenant, request, noteId, viewed, needs };
  },
);

/** Takes an ended request up again: what is still open comes back, and what is needed again. */
export const action = deskAction({ can: ['change', 'Request'], params }, async ({ db, desk, params: { id }, form }) => {
  const read = readForm(form, reopeningSchema);
  if (!read.ok) return mistaken(read);
  const outcome = await reopenRequest(db, { id, ...read.value }, actorAt(desk));
  if (outcome === 'nothing') return mistaken(wrong(form, { needs: 'Choose what is needed again' }));
  if (outcome === 'stale') return outdated(db, desk, id, form);
  return redirect(paths.request(desk.tenant.slug, id, { done: 'reopened' }));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Take a request up again', data && `${data.tenant.shortName} desk`) },
];

export default function Reopening() {
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { errors = NO_ERRORS, typed, meanwhile } = said ?? {};
  const { tenant, request, noteId, needs } = page;
  return (
    <PartFrame
      page={page}
      here="Take up again"
      title={`Take ${request.name}’s request up again`}
      lede={`It is ${request.statusWord.toLowerCase()} now, and comes back into the queue.`}
      {...{ errors, meanwhile }}
    >
      {request.isOpen ? (
        <NotNow page={page}>It is open already.</NotNow>
      ) : (
        <form method="post" action={paths.requestPart(tenant.slug, request.id, 'reopening')} noValidate>
          <HiddenFields
            values={{ version: versionOf(request.version, said), noteId: textIn(typed, 'noteId') || noteId }}
          />
          {needs.length > 0 && (
            <Checkboxes
              name="needs"
              label="What is needed again?"
              hint="Needs that were still open come back by themselves."
              small
              values={listIn(typed, 'needs')}
              error={errors.needs}
              options={needs.map(({ id, title, status }) => ({ value: id, label: title, hint: status.word }))}
            />
          )}
          <TextArea name="reason" label="Reason" rows={3} value={textIn(typed, 'reason')} error={errors.reason} />
          <ButtonGroup>
            <Button>Take it up again</Button>
            <Leave page={page} />
          </ButtonGroup>
        </form>
      )}
    </PartFrame>
  );
}
