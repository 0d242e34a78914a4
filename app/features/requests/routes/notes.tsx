import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { readForm } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { documentTitle } from '~/ui/format/title';
import { addNote } from '../commands.server';
import { PartFrame } from '../components/part-frame';
import { NoteForm } from '../components/record/history';
import { noteSchema } from '../desk-form';
import { mistaken, readPart, type PartPage } from '../part-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader(
  { can: ['change', 'Request'], params, views: ({ viewed }: Pick<PartPage, 'viewed'>) => viewed },
  async ({ db, desk, params: { id } }) => {
    const { tenant, request, noteId, viewed } = await readPart(db, desk, id);
    return { tenant, request, noteId, viewed };
  },
);

/** Adds a note; whatever state the request is in. */
export const action = deskAction({ can: ['change', 'Request'], params }, async ({ db, desk, params: { id }, form }) => {
  const read = readForm(form, noteSchema);
  if (!read.ok) return mistaken(read);
  await addNote(db, { requestId: id, ...read.value }, actorAt(desk));
  return redirect(paths.request(desk.tenant.slug, id, { done: 'noted' }));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Add a note', data && `${data.tenant.shortName} desk`) },
];

export default function Notes() {
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { tenant, request, noteId } = page;
  return (
    <PartFrame page={page} here="Note" title={`A note on ${request.name}’s request`} errors={said?.errors}>
      <NoteForm
        action={paths.requestPart(tenant.slug, request.id, 'notes')}
        noteId={textIn(said?.typed, 'noteId') || noteId}
        body={textIn(said?.typed, 'body')}
        error={said?.errors.body}
      />
    </PartFrame>
  );
}
