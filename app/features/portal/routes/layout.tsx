import { Outlet, useLoaderData } from '@remix-run/react';
import { portalLoader } from '~/door.server';
import { ATTRIBUTION } from '~/features/areas/attribution';
import { pagesOf } from '~/features/tenants/queries.server';
import { paths } from '~/paths';
import { PortalLayout } from '~/ui';
import { footFacts } from '../foot.server';
import { headNames } from '../title';

export const loader = portalLoader({ public: true }, async ({ tenant, asPublic }) => {
  const { slug, name, shortName, phone, brand } = tenant;
  const pages = await asPublic({}, (db) => pagesOf(db, tenant.tenantNo));
  return {
    brandColour: brand.colour,
    tenant: { slug, name, shortName },
    service: brand.product,
    phone,
    pages: pages.map((page) => ({ slug: page.slug, title: page.title })),
    ...footFacts(),
  };
});

export default function Portal() {
  const { tenant, service, phone, pages, demo, today } = useLoaderData<typeof loader>();
  const head = headNames(tenant.shortName, service);
  const links = [
    ...pages.map((page) => ({ label: page.title, href: paths.page(tenant.slug, page.slug) })),
    { label: 'Another council', href: paths.home() },
    { label: 'Council staff', href: paths.desk(tenant.slug) },
  ];
  return (
    <PortalLayout
      tenant={{ name: head.name, homeHref: paths.portal(tenant.slug) }}
      service={head.service}
      phone={phone}
      footer={{ links, demo, today, attribution: ATTRIBUTION }}
    >
      <Outlet />
    </PortalLayout>
  );
}
