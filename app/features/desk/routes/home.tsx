import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import { paths } from '~/paths';
import { PageHeading } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { Overview } from '../components/overview';
import { SearchRequests } from '../components/search-requests';
import { overviewOf } from '../overview.server';
import { presentOverview } from '../present.server';
import { visitDesk } from '../visits.server';

/** What needs whoever is here now; for those who only look up requests, the search; for administrators, the people. */
export const loader = deskLoader({ can: ['read', 'Desk'] }, async ({ db, desk }) => {
  const { slug, name, shortName } = desk.tenant;
  const tenant = { slug, name, shortName };
  if (!desk.may('read', 'Request')) return { tenant, page: 'people' as const };
  if (!desk.may('add', 'Request')) return { tenant, page: 'search' as const };
  const since = await visitDesk(db, desk);
  const overview = await overviewOf(db, desk, since);
  return { tenant, page: 'overview' as const, overview: presentOverview(overview, desk, since) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Home', data && `${data.tenant.shortName} desk`) },
];

export default function DeskHome() {
  const data = useLoaderData<typeof loader>();
  const { slug, name } = data.tenant;
  switch (data.page) {
    case 'overview':
      return <Overview tenant={slug} {...data.overview} />;
    case 'search':
      return (
        <>
          <PageHeading title="Look up a request" lede={`What you open is recorded, and ${name} can see the record.`} />
          <SearchRequests tenant={slug} />
        </>
      );
    case 'people':
      return (
        <PageHeading
          title={name}
          lede={
            <>
              You look after <a href={paths.people(slug)}>who works here and as what</a>. Requests and offers are not
              shown to you.
            </>
          }
        />
      );
  }
}
