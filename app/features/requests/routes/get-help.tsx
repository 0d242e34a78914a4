import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { portalAction, portalLoader } from '~/door.server';
import { FormView, titleOf } from '~/features/drafts/components/form-view';
import { showPage } from '~/features/drafts/pages.server';
import type { FormPage } from '~/features/drafts/portal-form';
import { takePage } from '~/features/drafts/take.server';
import { failedMeta, publicMeta } from '~/features/portal/meta';
import { paths } from '~/paths';
import { RequestSent } from '../components/request-sent';
import type { HelpContext } from '../help-form/form';
import { helpForm } from '../help-form/record.server';
import { helpSteps } from '../help-form/steps';
import { linkToken } from '~/platform/hash.server';

const params = z.object({ tenant: z.string(), step: z.string().max(40).optional() });

export const loader = portalLoader({ public: true, params }, async (visit) => {
  const page = await showPage(helpForm, visit);
  const link = page.page === 'done' ? paths.myRequest(linkToken('request', page.recordId)) : null;
  return { page, link };
});

export const action = portalAction({ public: true, params }, (visit) => takePage(helpForm, visit));

export { PortalError as ErrorBoundary } from '~/features/portal/components/portal-error';

export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!data) return failedMeta(error);
  const page = data.page as FormPage<HelpContext>;
  return publicMeta({ title: titleOf(page, helpSteps, 'We have your request'), place: page.tenant.name });
};

const words = {
  caption: 'Get help',
  send: 'Send my request',
  beforeSending: 'When you send it, your council sees it at once. You get a reference and can change or take it back.',
};

export default function GetHelp() {
  const { page, link } = useLoaderData<typeof loader>();
  return (
    <FormView
      page={page}
      wrong={useActionData<typeof action>()}
      steps={helpSteps}
      words={words}
      path={paths.getHelp}
      done={(sent) => <RequestSent page={sent} link={link ?? ''} />}
    />
  );
}
