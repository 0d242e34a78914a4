import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { newId } from '#db/id';
import { deskAction, deskLoader } from '~/door.server';
import { paths } from '~/paths';
import { BackLink, Callout, ErrorSummary, PageHeading, Reading } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { PageForm } from '../components/page-form';
import { takePageForm } from '../take.server';

export const loader = deskLoader({ can: ['add', 'Page'] }, async ({ desk: { tenant } }) =>
  Promise.resolve({ tenant: { slug: tenant.slug, shortName: tenant.shortName }, newId: newId() }),
);

export const action = deskAction({ can: ['add', 'Page'] }, ({ db, desk, form }) => takePageForm(db, desk, form, 'new'));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Write a page', data && `${data.tenant.shortName} desk`) },
];

export default function NewPage() {
  const { tenant, newId: id } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  return (
    <Reading>
      <BackLink href={paths.deskPages(tenant.slug)}>Information pages</BackLink>
      <ErrorSummary errors={said?.errors} />
      <PageHeading title="Write a page" lede="It appears on the portal when you publish it." />
      {said?.known && (
        <Callout tone="grey" title="The page that has this word">
          <a href={paths.deskPage(tenant.slug, said.known)} target="_blank" rel="noopener">
            Open the page “{said.known}” (opens in a new tab)
          </a>{' '}
          to change what it says, also where it came with the portal or from a council above yours. What you have typed
          here stays here.
        </Callout>
      )}
      <PageForm
        action={paths.newDeskPage(tenant.slug)}
        slug={null}
        newId={id}
        version={0}
        restored={null}
        values={{ title: '', summary: '', markdown: '', position: 50 }}
        typed={said?.typed}
        errors={said?.errors}
        preview={said?.preview}
        mayWithdraw={false}
      />
    </Reading>
  );
}
