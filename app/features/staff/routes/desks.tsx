import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { sessionLoader } from '~/door.server';
import { paths } from '~/paths';
import { ButtonGroup, Card, CardList, EmptyState, PageHeading, PlainLayout, PostButton, Reading, Section } from '~/ui';
import { plural } from '~/ui/format/numbers';
import { documentTitle } from '~/ui/format/title';
import { ROLE_WORDS } from '~/platform/permissions/roles';
import { CouncilSearch } from '../components/council-search';
import { pageFoot } from '../page-foot.server';
import { councilsBelow, desksOf } from '../queries.server';

export const meta: MetaFunction = () => [{ title: documentTitle('Your councils and account', undefined) }];

/** The desks somebody belongs to, and for a county's coordinator every other of the county. */
export const loader = sessionLoader(async ({ url, session }) => {
  const desks = await desksOf(session);
  const [only, ...others] = desks;
  if (url.searchParams.has('straight') && only && others.length === 0) throw redirect(paths.desk(only.tenant.slug));
  const county = desks.find(({ tenant, roles }) => tenant.tier === 'county' && roles.includes('coordinator'))?.tenant;
  const text = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const below = county ? await councilsBelow(county.tenantNo, text) : [];
  return {
    desks: desks.map(({ tenant, roles }) => ({ ...tenant, roles: roles.map((role) => ROLE_WORDS[role]) })),
    search: county ? { county: county.shortName, text, councils: below } : null,
    name: session.user.name,
    foot: pageFoot(),
  };
});

export default function Desks() {
  const { desks, search, name, foot } = useLoaderData<typeof loader>();
  return (
    <PlainLayout homeHref={paths.home()} footer={foot}>
      <Reading>
        <PageHeading title="Your councils and account" lede={`${name} · ${plural(desks.length, 'council')}`} />
        {desks.length === 0 ? (
          <EmptyState title="You do not work for any council just now">
            Ask an administrator of your council to give you a role. Then come back to this page.
          </EmptyState>
        ) : (
          <CardList>
            {desks.map((desk) => (
              <Card title={desk.name} href={paths.desk(desk.slug)} level={2} key={desk.tenantNo}>
                {desk.roles.join(', ')}
              </Card>
            ))}
          </CardList>
        )}
        {search && <CouncilSearch {...search} />}
        <Section title="Your password">
          <p className="govuk-body">
            <a href={paths.ownPassword()}>Change your password</a>
          </p>
        </Section>
        <Section
          title="Sign out"
          lede="Everywhere, if you left yourself signed in on another computer or phone, or lost one."
        >
          <ButtonGroup>
            <PostButton action={paths.signOut()} variant="secondary">
              Sign out
            </PostButton>
            <PostButton action={paths.signOut()} fields={{ everywhere: 'yes' }} variant="secondary">
              Sign out everywhere
            </PostButton>
          </ButtonGroup>
        </Section>
      </Reading>
    </PlainLayout>
  );
}
