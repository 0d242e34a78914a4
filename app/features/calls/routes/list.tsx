import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { newId } from '#db/id';
import { deskAction, deskLoader } from '~/door.server';
import { uuid } from '~/platform/forms/fields';
import { paths } from '~/paths';
import { Flash, PageHeading, PostButton, Section } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { startCall } from '../commands.server';
import { goOnWith } from '../take-save.server';
import { CallBacks, LastCalls, OpenCalls } from '../components/call-tables';
import { readCallDesk } from '../desk-page.server';
import { doneWords } from '../done';
import { readLists } from '../lists';
import type { Waiting } from '../queries-back.server';

/** The call desk: begin a call, go on with one, ring people back. */
export const loader = deskLoader(
  {
    can: ['read', 'Call'],
    views: ({ holder }: { holder: number }) => [{ subject: 'Call', id: null, tenantNo: holder }],
  },
  async ({ db, desk, url }) => {
    const { slug, shortName, tenantNo } = desk.tenant;
    return {
      ...(await readCallDesk(db, desk, readLists(url.searchParams))),
      tenant: { slug, shortName },
      holder: tenantNo,
      id: newId(),
      done: doneWords(url.searchParams.get('done')),
      may: { figures: desk.may('read', 'CallFigures'), scripts: desk.may('read', 'Script') },
    };
  },
);

/** Begins a call, with what was typed too late into another one if that comes along, and leads to its screen. */
export const action = deskAction({ can: ['add', 'Call'] }, async ({ db, desk, form }) => {
  const given = uuid.safeParse(form.get('id'));
  const id = await startCall(db, desk, given.success ? given.data : newId());
  await goOnWith(db, desk, id, form);
  return redirect(paths.call(desk.tenant.slug, id));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Calls', data && `${data.tenant.shortName} desk`) },
];

export default function Calls() {
  const { tenant, open, backs, waiting, last, lists, earlier, id, done, may } = useLoaderData<typeof loader>();
  return (
    <>
      {done && <Flash>{done}</Flash>}
      <PageHeading
        title="Calls"
        lede={ledeOf(open.length, waiting)}
        actions={
          <PostButton action={paths.calls(tenant.slug)} fields={{ id }}>
            Take a call
          </PostButton>
        }
      />
      <p className="govuk-body">
        {may.figures && <a href={paths.callFigures(tenant.slug)}>Figures of the call desk</a>}
        {may.figures && may.scripts && ' · '}
        {may.scripts && <a href={paths.scripts(tenant.slug)}>What to say: the scripts</a>}
      </p>
      <Section title="In progress" lede="Begun and not finished: a line that was lost goes on here.">
        <OpenCalls tenant={tenant.slug} rows={open} />
      </Section>
      <Section
        title="Call-backs"
        lede={
          lists.backs === 'waiting' && waiting.all > backs.length
            ? `The ${backs.length} that are due first of ${waiting.all}, the longest overdue first.`
            : 'The longest overdue first.'
        }
      >
        <CallBacks tenant={tenant.slug} rows={backs} list={lists.backs} />
      </Section>
      <Section title="The last calls">
        <LastCalls tenant={tenant.slug} rows={last} lists={lists} earlier={earlier} />
      </Section>
    </>
  );
}

function ledeOf(open: number, { all, overdue }: Waiting): string {
  const words = all === 1 ? '1 call-back waits' : `${all} call-backs wait`;
  return `${open} in progress · ${words}${overdue > 0 ? `, ${overdue} overdue` : ''}`;
}
