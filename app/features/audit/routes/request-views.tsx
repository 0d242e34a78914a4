import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskLoader } from '~/door.server';
import { requestById } from '~/features/requests/queries.server';
import { notFound } from '~/platform/errors/app-error';
import { paths } from '~/paths';
import { documentTitle } from '~/ui/format/title';
import { ViewsPage } from '../components/views-page';
import { readViews } from '../views-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** Who looked at a request. Says nothing of its resident but the reference, so looking here leaves no view. */
export const loader = deskLoader({ can: ['read', 'Audit'], params }, async ({ db, desk, params: { id }, url }) => {
  const record = desk.may('read', 'Request') ? await requestById(db, id) : null;
  if (!record) throw notFound();
  const { slug, shortName } = desk.tenant;
  const views = await readViews(db, { subject: 'Request', id }, url.searchParams.get('before'));
  return { tenant: { slug, shortName }, id, reference: record.reference, ...views };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: documentTitle(
      data ? `Who looked at ${data.reference}` : 'Who looked',
      data && `${data.tenant.shortName} desk`,
    ),
  },
];

export default function RequestViews() {
  const { tenant, id, reference, next, ...views } = useLoaderData<typeof loader>();
  return (
    <ViewsPage
      list={{ label: 'Requests', href: paths.requests(tenant.slug) }}
      record={{ label: reference, href: paths.request(tenant.slug, id) }}
      nextHref={next && paths.requestPart(tenant.slug, id, 'views', { before: next })}
      {...views}
    />
  );
}
