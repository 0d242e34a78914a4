import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { linkAction, linkLoader } from '~/door.server';
import { failedMeta, publicMeta } from '~/features/portal/meta';
import { notFound } from '~/platform/errors/app-error';
import { wantsMoreRows } from '~/platform/forms/more-rows';
import { typedOf } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { ownFormTitle } from '../components/own/own-entry-form';
import { OwnEntryView } from '../components/own/own-entry-view';
import { ownIntentOf } from '../own-forms';
import { ownPage } from '../own-page.server';
import { takeOwn } from '../own-take.server';

export { LinkError as ErrorBoundary } from '~/features/portal/components/link-error';

export const loader = linkLoader(({ db, token, url }) => ownPage(db, token, url.searchParams));

export const action = linkAction(async ({ db, token, form }) => {
  const intent = ownIntentOf(form.get('intent'));
  if (!intent) throw notFound();
  if (wantsMoreRows(form)) return answer({ errors: {}, typed: typedOf(form) });
  const taken = await takeOwn(db, intent, form);
  if (taken.ok) return redirect(`${paths.myProvision(token)}?done=${intent}`);
  const { errors, typed, status } = taken;
  return answer({ errors, typed }, { status });
});

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data
    ? publicMeta({ title: data.view ? ownFormTitle(data.view) : 'Your entry', place: data.holder.name })
    : failedMeta(error);

export default function MyEntry() {
  const page = useLoaderData<typeof loader>();
  return <OwnEntryView page={page} wrong={useActionData<typeof action>()} />;
}
