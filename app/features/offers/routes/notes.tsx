import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { newId } from '#db/id';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { readForm } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { documentTitle } from '~/ui/format/title';
import { addOfferNote } from '../commands.server';
import { OfferFrame } from '../components/offer-frame';
import { OfferNoteForm } from '../components/offer-history';
import { offerNoteSchema } from '../desk-form';
import { mistaken } from '../part-page.server';
import { offerById } from '../queries.server';
import { viewOfOffer } from '../record-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader(
  { can: ['change', 'Offer'], params, views: ({ viewed }: { viewed: ReturnType<typeof viewOfOffer> }) => [viewed] },
  async ({ db, desk, params: { id } }) => {
    const record = await offerById(db, id);
    if (!record) throw notFound();
    const { slug, shortName } = desk.tenant;
    const { reference, name } = record;
    return {
      tenant: { slug, shortName },
      offer: { id, reference, name },
      noteId: newId(),
      viewed: viewOfOffer(record),
    };
  },
);

/** Adds a note; however the offer stands. */
export const action = deskAction({ can: ['change', 'Offer'], params }, async ({ db, desk, params: { id }, form }) => {
  const read = readForm(form, offerNoteSchema);
  if (!read.ok) return mistaken(read);
  await addOfferNote(db, { offerId: id, ...read.value }, actorAt(desk));
  return redirect(paths.offer(desk.tenant.slug, id, { done: 'noted' }));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Add a note', data && `${data.tenant.shortName} desk`) },
];

export default function OfferNotes() {
  const { tenant, offer, noteId } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  return (
    <OfferFrame
      tenant={tenant.slug}
      offer={offer}
      here="Note"
      title={`A note on ${offer.name}’s offer`}
      errors={said?.errors}
    >
      <OfferNoteForm
        action={paths.offerPart(tenant.slug, offer.id, 'notes')}
        noteId={textIn(said?.typed, 'noteId') || noteId}
        body={textIn(said?.typed, 'body')}
        error={said?.errors.body}
      />
    </OfferFrame>
  );
}
