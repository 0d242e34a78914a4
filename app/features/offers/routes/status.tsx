import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { assignmentsOf } from '~/features/matches/queries.server';
import { actorAt } from '~/platform/audit/actor';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { readForm, wrong } from '~/platform/forms/read-form';
import { londonToday } from '~/platform/forms/typed-date';
import { textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { EmptyState, LinkButton, NO_ERRORS } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { moveOffer } from '../commands.server';
import { MoveForm } from '../components/move-form';
import { OfferFrame } from '../components/offer-frame';
import { offerMoveSchema } from '../desk-form';
import { isAsked, MOVE_PAGES } from '../move-words';
import { mistaken, outdated } from '../part-page.server';
import { taskLines } from '../present-record.server';
import { offerById } from '../queries.server';
import { viewOfOffer } from '../record-page.server';
import { movesFrom, OFFER_MOVES, standingOf, type OfferMove } from '../rules';
import { OFFER_STATUS_WORDS } from '../schema';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** Asks what must be known before somebody pauses, is refused or withdraws; nothing else is asked anything. */
export const loader = deskLoader(
  { can: ['change', 'Offer'], params, views: ({ viewed }: { viewed: View[] }) => viewed },
  async ({ db, desk, params: { id }, url }) => {
    const { slug, shortName, categories } = desk.tenant;
    const record = await offerById(db, id);
    if (!record) throw notFound();
    const now = new Date();
    const move = (Object.keys(OFFER_MOVES) as OfferMove[]).find((one) => one === url.searchParams.get('move'));
    if (!move || !isAsked(move)) throw redirect(paths.offer(slug, id));
    const standing = standingOf(record, londonToday(now));
    const tasks = taskLines(await assignmentsOf(db, id), { slug, categories, now });
    const { reference, name, version } = record;
    return {
      tenant: { slug, shortName },
      offer: { id, reference, name, version },
      move,
      possible: movesFrom(standing).includes(move),
      standing: OFFER_STATUS_WORDS[standing].toLowerCase(),
      tasks: tasks.filter(({ open }) => open),
      viewed: [viewOfOffer(record)],
    };
  },
);

/** Changes how an offer stands. Its open tasks stay; when there are others than were seen, they are shown first. */
export const action = deskAction({ can: ['change', 'Offer'], params }, async ({ db, desk, params: { id }, form }) => {
  const read = readForm(form, offerMoveSchema);
  if (!read.ok) return mistaken(read);
  const { move, until, reason, tasks } = read.value;
  const today = londonToday();
  if (until !== null && until <= today) return mistaken(wrong(form, { until: 'Enter a day after today' }));
  const outcome = await moveOffer(db, { id, move, until, reason, tasks, today }, actorAt(desk));
  if (outcome === 'done') return redirect(paths.offer(desk.tenant.slug, id, { done: move }));
  if (!isAsked(move)) return redirect(paths.offer(desk.tenant.slug, id, { done: 'late' }));
  const now = outcome === 'tasks' ? ['Their open tasks are others now: they stand below'] : [];
  return outdated(db, desk, id, form, now);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data ? MOVE_PAGES[data.move].title : 'Status', data && `${data.tenant.shortName} desk`) },
];

export default function OfferStatus() {
  const { tenant, offer, move, possible, standing, tasks } = useLoaderData<typeof loader>();
  const { errors = NO_ERRORS, typed, meanwhile } = useActionData<typeof action>() ?? {};
  const { title, lede, button } = MOVE_PAGES[move];
  return (
    <OfferFrame
      tenant={tenant.slug}
      offer={offer}
      here={title}
      title={`${title} ${offer.name}’s offer`}
      lede={lede}
      {...{ errors, meanwhile }}
    >
      {possible ? (
        <MoveForm {...{ offer, move, button, tasks, typed, errors }} tenant={tenant.slug} />
      ) : (
        <NotPossible tenant={tenant.slug} offer={offer} standing={standing} typed={textIn(typed, 'reason')} />
      )}
    </OfferFrame>
  );
}

interface NotPossibleProps {
  tenant: string;
  offer: { id: string; name: string };
  standing: string;
  /** The reason that was typed before somebody else was faster. */
  typed: string;
}

function NotPossible({ tenant, offer, standing, typed }: NotPossibleProps) {
  return (
    <EmptyState
      title={`${offer.name}’s offer is ${standing}`}
      action={<LinkButton href={paths.offer(tenant, offer.id)}>Back to the offer</LinkButton>}
    >
      So this cannot be done now.{typed && ` You had typed: “${typed}”`}
    </EmptyState>
  );
}
