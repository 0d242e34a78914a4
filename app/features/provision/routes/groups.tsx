import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { portalAction, portalLoader } from '~/door.server';
import { FormView, titleOf } from '~/features/drafts/components/form-view';
import { showPage } from '~/features/drafts/pages.server';
import type { FormPage } from '~/features/drafts/portal-form';
import { takePage } from '~/features/drafts/take.server';
import { failedMeta, publicMeta } from '~/features/portal/meta';
import { linkToken } from '~/platform/hash.server';
import { paths } from '~/paths';
import { GroupSent } from '../components/group-sent';
import type { GroupContext } from '../group-form/form';
import { groupForm } from '../group-form/record.server';
import { groupSteps } from '../group-form/steps';

export { PortalError as ErrorBoundary } from '~/features/portal/components/portal-error';

const params = z.object({ tenant: z.string(), step: z.string().max(40).optional() });

export const loader = portalLoader({ public: true, params }, async (visit) => {
  const page = await showPage(groupForm, visit);
  const link = page.page === 'done' ? paths.myProvision(linkToken('provision', page.recordId)) : null;
  return { page, link };
});

export const action = portalAction({ public: true, params }, (visit) => takePage(groupForm, visit));

export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!data) return failedMeta(error);
  const page = data.page as FormPage<GroupContext>;
  return publicMeta({ title: titleOf(page, groupSteps, 'We have your entry'), place: page.tenant.name });
};

const words = {
  caption: 'Put your group or business on the map',
  send: 'Send our entry',
  beforeSending: 'When you send it, your council looks at it and publishes it. You can change it at any time.',
};

export default function Groups() {
  const { page, link } = useLoaderData<typeof loader>();
  return (
    <FormView
      page={page}
      wrong={useActionData<typeof action>()}
      steps={groupSteps}
      words={words}
      path={paths.groups}
      done={(sent) => <GroupSent page={sent} link={link ?? ''} />}
    />
  );
}
