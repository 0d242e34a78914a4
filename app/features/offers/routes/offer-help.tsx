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
import { OfferSent } from '../components/offer-sent';
import type { OfferContext } from '../offer-form/form';
import { offerForm } from '../offer-form/record.server';
import { offerSteps } from '../offer-form/steps';

export { PortalError as ErrorBoundary } from '~/features/portal/components/portal-error';

const params = z.object({ tenant: z.string(), step: z.string().max(40).optional() });

export const loader = portalLoader({ public: true, params }, async (visit) => {
  const page = await showPage(offerForm, visit);
  const link = page.page === 'done' ? paths.myOffer(linkToken('offer', page.recordId)) : null;
  return { page, link };
});

export const action = portalAction({ public: true, params }, (visit) => takePage(offerForm, visit));

export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!data) return failedMeta(error);
  const page = data.page as FormPage<OfferContext>;
  return publicMeta({ title: titleOf(page, offerSteps, 'We have your offer'), place: page.tenant.name });
};

const words = {
  caption: 'Offer help',
  send: 'Send my offer',
  beforeSending: 'When you send it, your council sees it at once. You get a reference and can change or withdraw it.',
};

export default function OfferHelp() {
  const { page, link } = useLoaderData<typeof loader>();
  return (
    <FormView
      page={page}
      wrong={useActionData<typeof action>()}
      steps={offerSteps}
      words={words}
      path={paths.offerHelp}
      done={(sent) => <OfferSent page={sent} link={link ?? ''} />}
    />
  );
}
