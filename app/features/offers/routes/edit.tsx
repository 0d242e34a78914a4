import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { locate, placesFor } from '~/features/requests/address.server';
import { TheirChanges } from '~/features/requests/components/their-changes';
import { asBefore, beforeOf } from '~/features/requests/edit-before';
import { versionOf } from '~/features/requests/version';
import { actorAt } from '~/platform/audit/actor';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { readForm, wrong } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { Button, ButtonGroup, HiddenFields, NO_ERRORS } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { codesOf } from '../categories';
import { editOffer } from '../commands.server';
import { CheckFields, DoesFields, OffererFields, OfferPlaceFields, TimeFields } from '../components/offer-fields';
import { LeaveOffer, OfferFrame } from '../components/offer-frame';
import { editOfferFormSchema } from '../desk-form';
import { asTyped, editTooLate, offerValues } from '../edit-form.server';
import { mistaken } from '../part-page.server';
import { offerById } from '../queries.server';
import { viewOfOffer } from '../record-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader(
  { can: ['change', 'Offer'], params, views: ({ viewed }: { viewed: View[] }) => viewed },
  async ({ db, desk, params: { id } }) => {
    const [record, places] = await Promise.all([offerById(db, id), placesFor(db, desk.tenant)]);
    if (!record) throw notFound();
    const { slug, shortName, categories } = desk.tenant;
    const values = offerValues(record, categories);
    const { reference, name, version, kind } = record;
    return {
      tenant: { slug, shortName },
      offer: { id, reference, name, version, isGroup: kind === 'group' },
      typed: asTyped(values),
      before: asBefore(values),
      places,
      categories,
      viewed: [viewOfOffer(record)],
    };
  },
);

/** Changes what somebody offers, unless somebody else was faster. */
export const action = deskAction({ can: ['change', 'Offer'], params }, async ({ db, desk, params: { id }, form }) => {
  const read = readForm(form, editOfferFormSchema);
  if (!read.ok) return mistaken(read);
  const located = await locate(db, desk.tenant.countyNo, read.value);
  if (!located.ok) return mistaken(wrong(form, located.errors));
  const categories = codesOf(desk.tenant.categories, read.value.categories);
  if (categories.length === 0) return mistaken(wrong(form, { categories: 'Choose what they do' }));
  const known = desk.tenant.categories.map(({ code }) => code);
  const edit = { ...read.value, categories, known };
  const outcome = await editOffer(db, id, edit, located.residence, actorAt(desk));
  if (outcome === 'stale') return editTooLate(db, desk, id, form);
  return redirect(paths.offer(desk.tenant.slug, id, { done: 'edited' }));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Edit an offer', data && `${data.tenant.shortName} desk`) },
];

export default function EditOffer() {
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { tenant, offer, before, places, categories } = page;
  const { errors = NO_ERRORS, typed = page.typed, meanwhile, theirs } = said ?? {};
  const fields = { typed, errors };
  return (
    <OfferFrame
      tenant={tenant.slug}
      offer={offer}
      here="Edit"
      title={`Edit ${offer.name}’s offer`}
      {...{ errors, meanwhile }}
    >
      <TheirChanges changes={theirs ?? []} />
      <form method="post" action={paths.offerPart(tenant.slug, offer.id, 'edit')} noValidate>
        <HiddenFields values={{ version: versionOf(offer.version, said), ...beforeOf(before, said) }} />
        <OffererFields {...fields} group={offer.isGroup} />
        <DoesFields {...fields} categories={categories} />
        <OfferPlaceFields {...fields} places={places} />
        <TimeFields {...fields} />
        <CheckFields {...fields} />
        <ButtonGroup>
          <Button>Save</Button>
          <LeaveOffer tenant={tenant.slug} id={offer.id} />
        </ButtonGroup>
      </form>
    </OfferFrame>
  );
}
