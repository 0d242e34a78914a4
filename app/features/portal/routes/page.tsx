import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { portalLoader } from '~/door.server';
import { pageBySlug } from '~/features/tenants/queries.server';
import { notFound } from '~/platform/errors/app-error';
import { paths } from '~/paths';
import { BackLink, PageHeading, Prose, Reading } from '~/ui';
import { htmlOf } from '../markdown.server';
import { failedMeta, publicMeta } from '../meta';

export { PortalError as ErrorBoundary } from '../components/portal-error';

export const loader = portalLoader({ public: true }, async ({ tenant, params, asPublic }) => {
  const page = await asPublic({}, (db) => pageBySlug(db, tenant.tenantNo, params.page ?? ''));
  if (!page) throw notFound();
  return {
    tenant: { slug: tenant.slug, name: tenant.name },
    title: page.title,
    summary: page.summary,
    html: htmlOf(page.markdown),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data ? publicMeta({ title: data.title, place: data.tenant.name, description: data.summary }) : failedMeta(error);

export default function InformationPage() {
  const { tenant, title, summary, html } = useLoaderData<typeof loader>();
  return (
    <Reading>
      <BackLink href={paths.portal(tenant.slug)}>Back to the start</BackLink>
      <PageHeading title={title} lede={summary} />
      <Prose html={html} />
    </Reading>
  );
}
