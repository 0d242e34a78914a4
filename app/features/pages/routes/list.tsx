import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import { paths } from '~/paths';
import { DataTable, LinkButton, PageHeading, Tag } from '~/ui';
import { plural } from '~/ui/format/numbers';
import { documentTitle } from '~/ui/format/title';
import { deskPages, type DeskPage } from '../queries.server';

/** The information pages of this council's portal. */
export const loader = deskLoader({ can: ['read', 'Page'] }, async ({ db, desk: { tenant } }) => ({
  tenant: { slug: tenant.slug, shortName: tenant.shortName },
  pages: await deskPages(db, tenant.tenantNo),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Information pages', data && `${data.tenant.shortName} desk`) },
];

export default function Pages() {
  const { tenant, pages } = useLoaderData<typeof loader>();
  const drafts = pages.filter(({ draft }) => draft).length;
  return (
    <>
      <PageHeading
        title="Information pages"
        lede={`${plural(pages.filter(isShown).length, 'page')} of the portal${drafts > 0 ? ` · ${plural(drafts, 'draft')} not published yet` : ''}`}
        actions={<LinkButton href={paths.newDeskPage(tenant.slug)}>Write a page</LinkButton>}
      />
      <DataTable
        caption="Pages of the portal, in their order there"
        rows={pages}
        rowKey={({ slug }) => slug}
        columns={[
          {
            label: 'Title',
            names: true,
            cell: ({ slug, title }) => <a href={paths.deskPage(tenant.slug, slug)}>{title}</a>,
          },
          { label: 'Whose words', cell: ({ shown }) => SHOWN[shown] },
          { label: 'Draft', cell: ({ draft }) => (draft ? <Tag tone="amber">Draft waiting</Tag> : '') },
          {
            label: 'Portal',
            cell: (page) => (isShown(page) ? <a href={paths.page(tenant.slug, page.slug)}>See it</a> : ''),
          },
        ]}
      />
    </>
  );
}

const isShown = ({ shown }: Pick<DeskPage, 'shown'>) => shown === 'own' || shown === 'inherited';

const SHOWN: Record<DeskPage['shown'], string> = {
  own: 'Written here',
  inherited: 'As it came, or of a council above',
  nothing: 'Not published yet',
  takenDown: 'Taken down: open it to put it up again',
};
