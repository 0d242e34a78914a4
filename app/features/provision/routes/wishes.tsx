import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { AppError } from '~/platform/errors/app-error';
import { readForm } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { Breadcrumbs, EmptyState, PageHeading, PostButton, Reading, Section } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { putWishAway } from '../commands-joining.server';
import { WishAnswer } from '../components/wish-answer';
import { readWishes } from '../wishes-page.server';

/** What this council asked others to have cover its people too, and what they answered. */
export const loader = deskLoader({ can: ['add', 'Provision'] }, ({ db, desk }) => readWishes(db, desk));

/** Puts an answer away, once somebody here has read it. */
export const action = deskAction({ can: ['add', 'Provision'] }, async ({ db, desk, form }) => {
  const read = readForm(form, z.object({ id: z.uuid() }));
  if (!read.ok) throw new AppError('invalid', 'This button belongs to an older page', 'Open the answers again.');
  await putWishAway(db, read.value.id);
  return redirect(paths.wishes(desk.tenant.slug));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('What we asked other councils', data && `${data.tenant.shortName} desk`) },
];

export default function Wishes() {
  const { tenant, wishes } = useLoaderData<typeof loader>();
  return (
    <Reading>
      <Breadcrumbs
        trail={[{ label: 'Community map', href: paths.entries(tenant.slug) }]}
        here="What we asked other councils"
      />
      <PageHeading
        title="What we asked other councils"
        lede="Entries of theirs that should cover our people too. Each holder decides; the answer stands here and comes by email."
      />
      {wishes.length === 0 && (
        <EmptyState title="Nothing was asked yet">
          Add to the map what your people need: where another council has it already, you can ask to join in.
        </EmptyState>
      )}
      {wishes.map((wish) => (
        <Section
          title={
            wish.open ? (
              <a href={paths.entryPart(tenant.slug, wish.entry.id, 'joining')}>{wish.entry.name}</a>
            ) : (
              wish.entry.name
            )
          }
          actions={
            wish.unseen && (
              <PostButton
                action={paths.wishes(tenant.slug)}
                fields={{ id: wish.id }}
                variant="secondary"
                small
                about={`the answer about ${wish.entry.name}`}
              >
                Put away
              </PostButton>
            )
          }
          key={wish.id}
        >
          <WishAnswer wish={wish} />
        </Section>
      ))}
    </Reading>
  );
}
