import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { readForm } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { NO_ERRORS } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { EntryFrame } from '../components/entry-frame';
import { SignUp } from '../components/sign-up';
import { mistaken } from '../part-page.server';
import { entryById } from '../queries.server';
import { declineSignUp, isSignUpWaiting } from '../sign-up.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

const declineSchema = z.object({
  version: z.coerce.number().int(),
  reason: z
    .string({ error: 'Enter the reason' })
    .trim()
    .min(1, 'Enter the reason')
    .max(2000, 'Use 2,000 characters or fewer'),
});

/** A sign-up that waits, on a page of its own; what was decided is shown with its entry. */
export const loader = deskLoader({ can: ['change', 'Provision'], params }, async ({ db, desk, params: { id } }) => {
  const { slug, shortName } = desk.tenant;
  const record = await entryById(db, id);
  if (!record) throw notFound();
  if (!(await isSignUpWaiting(db, id))) throw redirect(paths.entry(slug, id));
  const { version, content } = record;
  const entry = { id, version, name: content.name };
  return { tenant: { slug, shortName }, entry, runBy: content.runBy, mailed: content.contactEmail !== null };
});

/** Declines it with a reason; to publish it is a move like any other. */
export const action = deskAction(
  { can: ['change', 'Provision'], params },
  async ({ db, desk, params: { id }, form }) => {
    const read = readForm(form, declineSchema);
    if (!read.ok) return mistaken(read);
    const outcome = await declineSignUp(db, { id, ...read.value }, actorAt(desk));
    return redirect(paths.entry(desk.tenant.slug, id, { done: outcome === 'done' ? 'sign_up_declined' : 'late' }));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('A group signed up', data && `${data.tenant.shortName} desk`) },
];

export default function EntrySignUp() {
  const { tenant, entry, runBy, mailed } = useLoaderData<typeof loader>();
  const { errors = NO_ERRORS, typed } = useActionData<typeof action>() ?? {};
  return (
    <EntryFrame
      tenant={tenant.slug}
      entry={entry}
      here="Sign-up"
      title={entry.name}
      lede={`Signed up by ${runBy}.`}
      errors={errors}
    >
      <SignUp tenant={tenant.slug} {...{ entry, mailed, typed, errors }} />
    </EntryFrame>
  );
}
