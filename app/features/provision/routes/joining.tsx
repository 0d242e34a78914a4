import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { words } from '~/platform/forms/fields';
import { contentId } from '~/platform/forms/content-id.server';
import { readForm, wrong } from '~/platform/forms/read-form';
import { listIn, textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { Breadcrumbs, ErrorSummary, Flash, NO_ERRORS, PageHeading, Reading } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { addAreas, askToJoin } from '../commands-joining.server';
import { EntryFactList } from '../components/entry-facts';
import { JoinForm } from '../components/join-form';
import { WishAnswer } from '../components/wish-answer';
import { entryDone } from '../done';
import { coveredBy, entryToJoin, joinableAreas, readJoining } from '../joining-page.server';
import { mistaken } from '../part-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

const joinSchema = z.object({
  id: z.uuid(),
  areas: z.array(z.string(), { error: 'Choose the parishes it should cover too' }).min(1).max(500),
  words: words(2000),
});

/** An entry of this or another council, and the parishes of ours that it does not cover yet. */
export const loader = deskLoader({ can: ['add', 'Provision'], params }, async ({ db, desk, params: { id }, url }) => ({
  ...(await readJoining(db, desk, id)),
  done: entryDone(url.searchParams),
}));

/** Adds our parishes to an entry of the range; of another council's entry its holder is asked to. */
export const action = deskAction({ can: ['add', 'Provision'], params }, async ({ db, desk, params: { id }, form }) => {
  const read = readForm(form, joinSchema);
  if (!read.ok) return mistaken(read);
  const entry = await entryToJoin(db, id);
  const known = (await joinableAreas(db, desk)).flatMap(({ options }) => options.map(({ value }) => value));
  const covered = await coveredBy(db, entry);
  const areas = read.value.areas.filter((code) => known.includes(code) && !covered.has(code));
  if (areas.length === 0) return mistaken(wrong(form, { areas: 'Choose the parishes it should cover too' }));
  const { slug } = desk.tenant;
  const actor = actorAt(desk);
  if (entry.own) {
    await addAreas(db, id, areas, actor);
    return redirect(paths.entry(slug, id, { done: 'joined' }));
  }
  const { words: why } = read.value;
  const wish = { id: contentId(read.value.id, { areas, why }), areas, words: why };
  await askToJoin(db, entry, wish, { ...actor, tenantNo: desk.tenant.tenantNo });
  return redirect(paths.entryPart(slug, id, 'joining', { done: 'asked' }));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Join in', data && `${data.tenant.shortName} desk`) },
];

export default function Joining() {
  const page = useLoaderData<typeof loader>();
  const { errors = NO_ERRORS, typed } = useActionData<typeof action>() ?? {};
  const { tenant, entry, holder, facts, done } = page;
  const ticked = typed ? listIn(typed, 'areas') : page.ticked;
  return (
    <Reading>
      <Breadcrumbs trail={[{ label: 'Community map', href: paths.entries(tenant.slug) }]} here="Join in" />
      <ErrorSummary errors={errors} />
      {done && !typed && <Flash>{done}</Flash>}
      <PageHeading
        title={entry.name}
        lede={`${holder} has it.${page.groups.length > 0 ? ` ${whatToDo(entry.own, holder)}` : ''}`}
      />
      {page.wishes.map((wish) => (
        <WishAnswer wish={wish} key={wish.id} />
      ))}
      <JoinForm page={page} ticked={ticked} words={textIn(typed, 'words')} errors={errors} />
      <EntryFactList facts={facts} />
    </Reading>
  );
}

function whatToDo(own: boolean, holder: string): string {
  return own
    ? 'Say which more of your parishes it helps, and it stands there too.'
    : `Ask ${holder} to have it cover your people too: it decides, and nothing stands there twice.`;
}
