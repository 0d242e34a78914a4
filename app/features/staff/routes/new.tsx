import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskAction, deskLoader } from '~/door.server';
import { tenantsUnder, type TenantSummary } from '~/features/tenants/queries.server';
import { readForm, wrong } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { BackLink, ErrorSummary, PageHeading, Reading } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { inviteColleague, type Invited } from '../commands.server';
import { InviteForm } from '../components/invite-form';
import { wrongRole } from '../rules';
import { invitationSchema, type InvitationForm } from '../schema';

export const handle = { sheet: 'desk' };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Invite someone', data && `${data.tenant.name} desk`) },
];

export const loader = deskLoader({ can: ['add', 'Staff'] }, async ({ db, desk: { tenant } }) => ({
  tenant: { slug: tenant.slug, name: tenant.name, tenantNo: tenant.tenantNo },
  councils: (await tenantsUnder(db, tenant.tenantNo)).map(({ tenantNo, name, tier }) => ({ tenantNo, name, tier })),
}));

export const action = deskAction({ can: ['add', 'Staff'] }, async ({ db, desk, form }) => {
  const read = readForm(form, invitationSchema);
  if (!read.ok) return answer(read, { status: 422 });
  const councils = await tenantsUnder(db, desk.tenant.tenantNo);
  const tenant = councils.find(({ tenantNo }) => tenantNo === read.value.tenantNo);
  if (!tenant) return answer(wrong(form, { tenantNo: 'Choose one of the councils in the list' }), { status: 422 });
  const invited = await inviteColleague(db, desk, { ...read.value, tenant });
  const errors = errorsOf(invited, read.value, tenant);
  if (errors) return answer(wrong(form, errors), { status: 422 });
  return redirect(paths.people(desk.tenant.slug, { done: invited.kind }));
});

function errorsOf({ kind }: Invited, { role }: InvitationForm, { name }: TenantSummary): Record<string, string> | null {
  if (kind === 'role') return { role: `${wrongRole(role)} than ${name}` };
  if (kind === 'self') return { email: 'You cannot give a role to yourself. Ask another administrator' };
  if (kind === 'disabled')
    return { email: 'This account has been closed. Ask whoever runs the service to open it again' };
  return null;
}

export default function Invite() {
  const { tenant, councils } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failed = result?.ok === false ? result : undefined;
  return (
    <Reading>
      <BackLink href={paths.people(tenant.slug)}>People</BackLink>
      <ErrorSummary errors={failed?.errors} />
      <PageHeading
        title="Invite someone"
        lede="They get an email with a link, which works once and for 7 days, to choose a password."
      />
      <InviteForm tenant={tenant} councils={councils} failed={failed} />
    </Reading>
  );
}
