import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import type { TenantDb } from '#db/client.server';
import { deskAction, deskLoader } from '~/door.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { AppError, notFound } from '~/platform/errors/app-error';
import { uuid } from '~/platform/forms/fields';
import { paths } from '~/paths';
import { BackLink, Button, ButtonGroup, PageHeading, Reading } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { endMembership } from '../commands.server';
import { colleagueById } from '../queries.server';
import { asRole } from '../rules';
import { membershipSchema } from '../schema';

export const handle = { sheet: 'desk' };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('End a role', data && `${data.tenant.name} desk`) },
];

const params = z.object({ tenant: z.string(), user: uuid });

/** The membership that an address names, among those of the range that have not ended. */
async function membershipAt(db: TenantDb, userId: string, url: URL) {
  const named = membershipSchema.safeParse(Object.fromEntries(url.searchParams));
  if (!named.success) throw notFound();
  const { at, as } = named.data;
  const memberships = await colleagueById(db, userId);
  return { at, as, found: memberships.find(({ tenantNo, role }) => tenantNo === at && role === as) };
}

export const loader = deskLoader({ can: ['change', 'Staff'], params }, async ({ db, desk, params: { user }, url }) => {
  const { found } = await membershipAt(db, user, url);
  if (!found) throw notFound();
  const councils = await tenantsByNo(db, [found.tenantNo]);
  return {
    tenant: { slug: desk.tenant.slug, name: desk.tenant.name },
    person: { userId: user, name: found.name, at: found.tenantNo, as: found.role },
    role: asRole(found.role),
    council: councils.get(found.tenantNo)?.name ?? '',
  };
});

export const action = deskAction({ can: ['change', 'Staff'], params }, async ({ db, desk, params: { user }, url }) => {
  if (user === desk.member.userId) {
    throw new AppError('forbidden', 'You cannot end a role of your own', 'Ask another administrator to end it.');
  }
  const { found } = await membershipAt(db, user, url);
  // A second click finds it ended already, and nothing more to do.
  if (found) await endMembership(db, desk, found);
  return redirect(paths.people(desk.tenant.slug, { done: 'ended' }));
});

export default function EndRole() {
  const { tenant, person, role, council } = useLoaderData<typeof loader>();
  const { userId, name, at, as } = person;
  return (
    <Reading>
      <BackLink href={paths.people(tenant.slug)}>People</BackLink>
      <PageHeading
        title={`End ${name}’s role?`}
        lede={`${name} will no longer work for ${council} as ${role}, from the next page they open. You can invite them again.`}
      />
      <form method="post" action={paths.endPerson(tenant.slug, userId, { at, as })}>
        <ButtonGroup>
          <Button variant="warning">End the role</Button>
          <a className="govuk-link" href={paths.people(tenant.slug)}>
            Keep it
          </a>
        </ButtonGroup>
      </form>
    </Reading>
  );
}
