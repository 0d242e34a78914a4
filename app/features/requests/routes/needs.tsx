import { redirect, type MetaFunction, type TypedResponse } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { newId } from '#db/id';
import type { TenantDb } from '#db/client.server';
import { deskAction, deskLoader, type Desk } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { readForm, wrong } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { CardList, NO_ERRORS } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { addNeed, moveNeed, type Outcome } from '../commands.server';
import { AddNeed, ChangeNeed } from '../components/change-needs';
import { NotNow, PartFrame } from '../components/part-frame';
import { addNeedSchema, moveNeedSchema } from '../desk-form';
import { mistaken, outdated, readPart, type NotDone, type PartPage } from '../part-page.server';
import { needLines } from '../present-request.server';
import { movesFor } from '../rules';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader(
  { can: ['change', 'Request'], params, views: ({ viewed }: Pick<PartPage, 'viewed'>) => viewed },
  async ({ db, desk, params: { id } }) => {
    const { record, tenant, request, viewed } = await readPart(db, desk, id);
    const { categories } = desk.tenant;
    const needs = needLines(record, categories).map((need, index) => ({
      ...need,
      moves: movesFor(record.needs[index]?.status ?? 'open'),
    }));
    return { tenant, request, viewed, needs, categories, needId: newId() };
  },
);

/** Adds a need, or changes one that nobody is helping with. */
export const action = deskAction({ can: ['change', 'Request'], params }, async ({ db, desk, params: { id }, form }) => {
  const work = form.get('intent') === 'add' ? added : moved;
  const outcome = await work(db, desk, id, form);
  if (typeof outcome !== 'string') return outcome;
  if (outcome === 'stale') return outdated(db, desk, id, form);
  return redirect(paths.request(desk.tenant.slug, id, { done: 'needs' }));
});

type Taken = Promise<Outcome | TypedResponse<NotDone>>;

async function added(db: TenantDb, desk: Desk, requestId: string, form: FormData): Taken {
  const read = readForm(form, addNeedSchema);
  if (!read.ok) return mistaken(read);
  const category = desk.tenant.categories.find(({ slug }) => slug === read.value.category);
  if (!category) return mistaken(wrong(form, { category: 'Choose what is needed' }));
  const { needId, detail } = read.value;
  return addNeed(db, { requestId, needId, category: category.code, detail }, actorAt(desk));
}

async function moved(db: TenantDb, desk: Desk, requestId: string, form: FormData): Taken {
  const read = readForm(form, moveNeedSchema);
  if (!read.ok) return mistaken(read);
  const { needId, intent } = read.value;
  return moveNeed(db, { requestId, needId, move: intent }, actorAt(desk));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Needs of a request', data && `${data.tenant.shortName} desk`) },
];

export default function Needs() {
  const page = useLoaderData<typeof loader>();
  const { errors = NO_ERRORS, typed, meanwhile } = useActionData<typeof action>() ?? {};
  const { tenant, request, needs, categories, needId } = page;
  const target = paths.requestPart(tenant.slug, request.id, 'needs');
  return (
    <PartFrame
      page={page}
      here="Needs"
      title={`What ${request.name} needs`}
      lede="A need that somebody is helping with changes through its match, on the page of the request."
      {...{ errors, meanwhile }}
    >
      {request.isOpen ? (
        <>
          <CardList>
            {needs.map((need) => (
              <ChangeNeed action={target} version={request.version} need={need} key={need.id} />
            ))}
          </CardList>
          <AddNeed
            action={target}
            version={request.version}
            needId={needId}
            categories={categories}
            typed={typed}
            errors={errors}
          />
        </>
      ) : (
        <NotNow page={page}>Take it up again to change what is needed.</NotNow>
      )}
    </PartFrame>
  );
}
