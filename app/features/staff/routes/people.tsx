import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskAction, deskLoader } from '~/door.server';
import { outboxIsOpen } from '~/platform/email/outbox.server';
import { tenantsUnder } from '~/features/tenants/queries.server';
import { postedSearch, sealedFor, searchIn } from '~/platform/http/sealed-words.server';
import { paths } from '~/paths';
import { Filtered, Flash, LinkButton, PageHeading, Pagination, WordsLost } from '~/ui';
import { ago } from '~/ui/format/dates';
import { plural } from '~/ui/format/numbers';
import { documentTitle } from '~/ui/format/title';
import { PeopleFilterPanel } from '../components/people-filter';
import { PeopleTable } from '../components/people-table';
import { peopleQuery, readPeopleCursor, readPeopleFilter, type PeopleCursor } from '../filters';
import { listColleagues } from '../queries.server';

export const handle = { sheet: 'desk' };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('People', data && `${data.tenant.name} desk`) },
];

const DONE: Record<string, string> = {
  invited: 'Invited. A message with a link to choose a password is on its way.',
  added: 'Role given. They have been told by email, and sign in as they always do.',
  already: 'They have that role there already, so nothing was changed.',
  ended: 'Role ended. The next page they open is no longer theirs.',
  link: 'A message with a new link to choose a password is on its way.',
  waiting: 'A link was sent within the last five minutes, so no other was. It can take a little while to arrive.',
};

export const loader = deskLoader({ can: ['read', 'Staff'] }, async ({ db, desk, url }) => {
  const search = searchIn(url, desk.member.userId);
  const filter = readPeopleFilter(search.query);
  const href = (cursor: PeopleCursor | null) =>
    cursor && paths.people(desk.tenant.slug, search.seal(peopleQuery(filter, cursor)));
  const [list, councils] = await Promise.all([
    listColleagues(db, filter, readPeopleCursor(url.searchParams)),
    tenantsUnder(db, desk.tenant.tenantNo),
  ]);
  const now = new Date();
  return {
    tenant: { slug: desk.tenant.slug, name: desk.tenant.name },
    filter,
    councils: councils.map(({ tenantNo, name }) => ({ tenantNo, name })),
    roles: [...new Set(councils.map(({ tier }) => tier))],
    list: { ...list, rows: list.rows.map((row) => ({ ...row, since: ago(row.startedAt, now) })) },
    lost: search.lost,
    previous: href(list.previous),
    next: href(list.next),
    me: desk.member.userId,
    mayChange: desk.may('change', 'Staff'),
    outbox: desk.may('change', 'Staff') && outboxIsOpen(),
    done: DONE[url.searchParams.get('done') ?? ''] ?? null,
  };
});

/** Takes a search and leads to its list, in whose address the words stand sealed. */
export const action = deskAction({ can: ['read', 'Staff'] }, ({ desk, form }) => {
  const query = peopleQuery(readPeopleFilter(postedSearch(form)));
  return Promise.resolve(redirect(paths.people(desk.tenant.slug, sealedFor(desk.member.userId, query))));
});

export default function People() {
  const page = useLoaderData<typeof loader>();
  const { tenant, filter, councils, roles, list, me, mayChange, done } = page;
  return (
    <>
      {done && <Flash>{done}</Flash>}
      <PageHeading
        title="People"
        lede={`${plural(list.people, 'person', 'people')} in ${plural(list.total, 'role')}${councils.length > 1 ? ` at ${tenant.name} and the councils below it` : ''}`}
        actions={mayChange && <LinkButton href={paths.newPerson(tenant.slug)}>Invite someone</LinkButton>}
      />
      <Filtered
        filter={
          <PeopleFilterPanel
            slug={tenant.slug}
            filter={filter}
            councils={councils}
            tiers={roles}
            byRole={list.byRole}
          />
        }
      >
        {page.lost && <WordsLost />}
        <PeopleTable slug={tenant.slug} rows={list.rows} me={me} mayChange={mayChange} filter={filter} />
        {page.outbox && (
          <p>
            <a href={paths.staffOutbox(tenant.slug)}>Outbox of the demo: what colleagues would find in their mail</a>
          </p>
        )}
        <Pagination
          showing={{ count: list.rows.length, total: list.total }}
          previousHref={page.previous}
          nextHref={page.next}
        />
      </Filtered>
    </>
  );
}
