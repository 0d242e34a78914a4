import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { linkAction, linkLoader } from '~/door.server';
import { footFacts } from '~/features/portal/foot.server';
import { holderFacts } from '~/features/portal/holder.server';
import { OwnLayout } from '~/features/portal/components/own-layout';
import { failedMeta, publicMeta } from '~/features/portal/meta';
import { notFound } from '~/platform/errors/app-error';
import { readForm } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { NotificationBanner } from '~/ui';
import { longDate } from '~/ui/format/dates';
import { LetterEntries } from '../components/letter-entries';
import { confirmByLetter, letterSchema, readLetter } from '../letter.server';

export { LinkError as ErrorBoundary } from '~/features/portal/components/link-error';

/** What a letter asks a council about. To open it changes nothing: scanners open every link of a message. */
export const loader = linkLoader(async ({ db, token, url }) => {
  const { holder, entries, opened, until, asked } = await readLetter(db);
  return {
    holder: holderFacts(holder),
    foot: footFacts(),
    token,
    opened,
    entries,
    asked,
    until: longDate(until),
    list: paths.entries(holder.slug, { todo: 'stale', holder: 'us' }),
    done: url.searchParams.get('done') === 'confirmed',
  };
});

/** Confirms all that the page shows, or one. A second click finds nothing left to confirm. */
export const action = linkAction(async ({ db, token, form }) => {
  const read = readForm(form, letterSchema);
  if (!read.ok) throw notFound();
  await readLetter(db);
  await confirmByLetter(db, read.value);
  return redirect(paths.myLetter(token, { done: 'confirmed' }));
});

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data ? publicMeta({ title: 'Entries to confirm', place: data.holder.name }) : failedMeta(error);

export default function Letter() {
  const page = useLoaderData<typeof loader>();
  return (
    <OwnLayout holder={page.holder} foot={page.foot}>
      {page.done && <NotificationBanner kind="success" heading="Confirmed. Thank you" />}
      <LetterEntries page={page} />
    </OwnLayout>
  );
}
