import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { paths } from '~/paths';
import { Breadcrumbs, DataTable, EmptyState, Flash, LinkButton, PageHeading, Quiet, Tag } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { choicesFor, whereSaid } from '../page.server';
import { scriptsAbove, scriptsBelow } from '../queries.server';

/** What is said at this desk: its own scripts and those below it, and what it takes over from above. */
export const loader = deskLoader({ can: ['read', 'Script'] }, async ({ db, desk, url }) => {
  const [own, above, choices] = await Promise.all([scriptsBelow(db), scriptsAbove(db), choicesFor(db, desk, null)]);
  const all = [...own, ...above];
  const holders = await tenantsByNo(
    db,
    all.map(({ tenantNo }) => tenantNo),
  );
  const { slug, shortName } = desk.tenant;
  const mayEdit = desk.may('change', 'Script');
  return {
    tenant: { slug, shortName },
    mayAdd: desk.may('add', 'Script'),
    saved: url.searchParams.get('done') === 'saved',
    scripts: all.map((one) => ({
      id: one.id,
      title: one.content.title,
      say: one.content.say,
      where: whereSaid(one, choices),
      holder: holders.get(one.tenantNo)?.shortName ?? '',
      active: one.active,
      editable: mayEdit && own.includes(one),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Scripts', data && `${data.tenant.shortName} desk`) },
];

export default function Scripts() {
  const { tenant, scripts, mayAdd, saved } = useLoaderData<typeof loader>();
  const add = mayAdd && <LinkButton href={paths.newScript(tenant.slug)}>Write a script</LinkButton>;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Calls', href: paths.calls(tenant.slug) }]} here="Scripts" />
      {saved && <Flash>The script is saved. Calls follow it from now on.</Flash>}
      <PageHeading title="What to say" lede={`${scripts.length} scripts, nearest first in a call`} actions={add} />
      <DataTable
        caption="Scripts"
        rows={scripts}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Nothing is written yet" action={add}>
            A script turns “where do you live?” into the help that exists there.
          </EmptyState>
        }
        columns={[
          {
            label: 'Script',
            names: true,
            cell: ({ id, title, say, editable }) => (
              <>
                {editable ? <a href={paths.script(tenant.slug, id)}>{title}</a> : title}
                <br />
                <Quiet>“{say}”</Quiet>
              </>
            ),
          },
          { label: 'When', cell: ({ where }) => where },
          { label: 'Whose', cell: ({ holder }) => holder },
          {
            label: 'Said',
            cell: ({ active }) => <Tag tone={active ? 'green' : 'grey'}>{active ? 'Yes' : 'Not now'}</Tag>,
          },
        ]}
      />
    </>
  );
}
