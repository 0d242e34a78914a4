import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { readForm, wrong, type Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { londonToday } from '~/platform/forms/typed-date';
import { paths } from '~/paths';
import { Button, ButtonGroup, DateField, type FieldError, HiddenFields, NO_ERRORS } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { moveProvision } from '../commands.server';
import { EntryFrame, LeaveEntry } from '../components/entry-frame';
import { ASKED_MOVES, entryMovesFrom } from '../moves';
import { mistaken } from '../part-page.server';
import { entryById } from '../queries.server';
import { entryMoveSchema, MOVE_PAGES } from '../status-form';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** Asks what must be known before an entry is paused or ended; nothing else is asked anything. */
export const loader = deskLoader(
  { can: ['change', 'Provision'], params },
  async ({ db, desk, params: { id }, url }) => {
    const { slug, shortName } = desk.tenant;
    const record = await entryById(db, id);
    if (!record) throw notFound();
    const move = ASKED_MOVES.find((one) => one === url.searchParams.get('move'));
    const possible =
      record.mergedInto === null && entryMovesFrom(record.content, londonToday()).includes(move ?? 'end');
    if (!move || !possible) throw redirect(paths.entry(slug, id));
    return { tenant: { slug, shortName }, entry: { id, name: record.content.name }, move };
  },
);

/** Changes how an entry stands. */
export const action = deskAction(
  { can: ['change', 'Provision'], params },
  async ({ db, desk, params: { id }, form }) => {
    const read = readForm(form, entryMoveSchema);
    if (!read.ok) return mistaken(read);
    const { move, until, version } = read.value;
    const today = londonToday();
    if (until !== null && until <= today) return mistaken(wrong(form, { until: 'Enter a day after today' }));
    const outcome = await moveProvision(db, { id, move, until, today, version }, actorAt(desk));
    return redirect(paths.entry(desk.tenant.slug, id, { done: outcome === 'done' ? move : 'late' }));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data ? MOVE_PAGES[data.move].title : 'Status', data && `${data.tenant.shortName} desk`) },
];

export default function EntryStatus() {
  const { tenant, entry, move } = useLoaderData<typeof loader>();
  const { errors = NO_ERRORS, typed } = useActionData<typeof action>() ?? {};
  const { title, lede, button } = MOVE_PAGES[move];
  return (
    <EntryFrame tenant={tenant.slug} entry={entry} here={title} title={`${title} ${entry.name}`} {...{ lede, errors }}>
      <form method="post" action={paths.entryPart(tenant.slug, entry.id, 'status', { move })} noValidate>
        <HiddenFields values={{ move }} />
        {move === 'pause' && <Until typed={typed} error={errors.until} />}
        <ButtonGroup>
          <Button variant={move === 'pause' ? 'primary' : 'warning'}>{button}</Button>
          <LeaveEntry tenant={tenant.slug} id={entry.id} />
        </ButtonGroup>
      </form>
    </EntryFrame>
  );
}

function Until({ typed, error }: { typed: Typed | undefined; error: FieldError }) {
  return (
    <DateField
      name="until"
      label="When is it back?"
      hint="The first day it is open again. Leave it empty if nobody knows yet."
      value={{
        day: textIn(typed, 'until.day'),
        month: textIn(typed, 'until.month'),
        year: textIn(typed, 'until.year'),
      }}
      error={error}
    />
  );
}
