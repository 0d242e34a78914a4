import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { readForm, wrong } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { Button, ButtonGroup, HiddenFields, NO_ERRORS } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { locate, placesFor } from '../address.server';
import { editRequest } from '../commands-edit.server';
import { Leave, PartFrame } from '../components/part-frame';
import { AddressFields, PersonFields, UrgencyFields } from '../components/person-fields';
import { TheirChanges } from '../components/their-changes';
import { editFormSchema } from '../desk-form';
import { asBefore, beforeOf } from '../edit-before';
import { formValues, tooLate } from '../edit-form.server';
import { mistaken, readPart, type PartPage } from '../part-page.server';
import { versionOf } from '../version';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader(
  { can: ['change', 'Request'], params, views: ({ viewed }: Pick<PartPage, 'viewed'>) => viewed },
  async ({ db, desk, params: { id } }) => {
    const { record, tenant, request, viewed } = await readPart(db, desk, id);
    const values = formValues(record);
    return { tenant, request, viewed, values, before: asBefore(values), places: await placesFor(db, desk.tenant) };
  },
);

/** Changes who somebody is, where they live and how soon they need help, unless somebody else was faster. */
export const action = deskAction({ can: ['change', 'Request'], params }, async ({ db, desk, params: { id }, form }) => {
  const read = readForm(form, editFormSchema);
  if (!read.ok) return mistaken(read);
  const located = await locate(db, desk.tenant.countyNo, read.value);
  if (!located.ok) return mistaken(wrong(form, located.errors));
  const outcome = await editRequest(db, id, read.value, located.residence, actorAt(desk));
  if (outcome === 'unreachable') {
    return mistaken(wrong(form, { phone: 'Keep a phone number or an email address: they asked online' }));
  }
  if (outcome === 'stale') return tooLate(db, desk, id, form);
  return redirect(paths.request(desk.tenant.slug, id, { done: 'edited' }));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Edit a request', data && `${data.tenant.shortName} desk`) },
];

export default function EditRequest() {
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { tenant, request, values, before, places } = page;
  const { errors = NO_ERRORS, typed = values, meanwhile } = said ?? {};
  const fields = { typed, errors };
  return (
    <PartFrame
      page={page}
      here="Edit"
      title={`Edit ${request.name}’s request`}
      lede="Who they are, where they live and how soon they need help. What they need is changed under Needs."
      {...{ errors, meanwhile }}
    >
      <TheirChanges changes={said?.theirs ?? []} />
      <form method="post" action={paths.requestPart(tenant.slug, request.id, 'edit')} noValidate>
        <HiddenFields values={{ version: versionOf(request.version, said), ...beforeOf(before, said) }} />
        <PersonFields {...fields} />
        <AddressFields {...fields} places={places} />
        <UrgencyFields {...fields} />
        <ButtonGroup>
          <Button>Save</Button>
          <Leave page={page} />
        </ButtonGroup>
      </form>
    </PartFrame>
  );
}
