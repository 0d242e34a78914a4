import { redirect, type MetaFunction } from '@remix-run/node';
import { Outlet, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import type { View } from '~/platform/audit/views.server';
import { typedOf } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { documentTitle } from '~/ui/format/title';
import { emailSignposts } from '../commands-signpost.server';
import { CallScreen } from '../components/call-screen';
import { FinishedCall } from '../components/finished-call';
import { doneWords } from '../done';
import { goneWords } from '../gone.server';
import { lastKnown } from '../last-known';
import { formOf, splitParts } from '../parts';
import type { CallPart } from '../schema';
import { readScreen } from '../screen.server';
import { takeSave } from '../take-save.server';

/** The one screen of the product, with the map, that runs a script: nothing may be lost and no page may change. */
export const handle = { hydrate: true };

const params = z.object({ tenant: z.string(), id: z.uuid() });
const uuids = z.array(z.uuid()).max(50).catch([]);
const PARTS = { request: 'request', callBack: 'call-back', finish: 'finish' } as const;

/** A call: its screen while it lasts, what became of it afterwards. */
export const loader = deskLoader(
  { can: ['read', 'Call'], params, views: ({ viewed }: { viewed: View[] }) => viewed },
  async ({ db, desk, params: { id }, url }) => ({
    ...(await readScreen(db, desk, id)),
    done: doneWords(url.searchParams.get('done')),
    notTold: await goneWords(db, uuids.parse(url.searchParams.getAll('gone'))),
  }),
);

/** Whatever button of the screen was pressed: what was typed is saved first. */
export const action = deskAction({ can: ['change', 'Call'], params }, async ({ db, desk, params: { id }, form }) => {
  const { slug } = desk.tenant;
  const saved = await takeSave(db, desk, id, form);
  const split = splitParts(form);
  const unsaved = { typed: typedOf(formOf(split.own)), beside: split.part && typedOf(formOf(split.fields)) };
  if (saved.kind === 'wrong') return answer({ ...unsaved, errors: saved.errors, stale: false }, { status: 422 });
  if (saved.kind !== 'saved') return answer({ ...unsaved, errors: {}, stale: true }, { status: 409 });
  const act = form.get('do');
  const { gone } = saved;
  if (act === 'keep') return redirect(keptAt(slug, id, split.part));
  const part = Object.entries(PARTS).find(([name]) => name === act)?.[1];
  if (part) return redirect(paths.callPart(slug, id, part));
  const emailed = act === 'email' ? await emailSignposts(db, id, desk.tenant, actorAt(desk)) : null;
  return redirect(paths.call(slug, id, { ...(emailed && { done: emailed.kind }), gone }));
});

/** Saved without sending anything: the same page again. */
function keptAt(tenant: string, id: string, part: CallPart | null): string {
  const query = { done: 'kept' };
  return part ? paths.callPart(tenant, id, part, query) : paths.call(tenant, id, query);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Call', data && `${data.tenant.shortName} desk`) },
];

export const clientLoader = lastKnown<ReturnType<typeof useLoaderData<typeof loader>>>();

export default function Call() {
  const screen = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  if (screen.call.status === 'finished') {
    return (
      <FinishedCall screen={screen} done={screen.done} said={said} beside={(shared) => <Outlet context={shared} />} />
    );
  }
  return (
    <CallScreen
      key={screen.call.id}
      screen={screen}
      said={said}
      done={screen.done}
      notTold={screen.notTold}
      right={(shared) => <Outlet context={shared} />}
    />
  );
}
