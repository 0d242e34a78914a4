import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { portalAction, portalLoader } from '~/door.server';
import { failedMeta, publicMeta } from '~/features/portal/meta';
import { uuid } from '~/platform/forms/fields';
import { askPage, takeAsked } from '../ask-page.server';
import { AskView } from '../components/ask-view';
import { ClaimFields } from '../components/claim-fields';
import { claim } from '../suggest.server';
import { claimSchema } from '../suggest-forms';

export { PortalError as ErrorBoundary } from '~/features/portal/components/portal-error';

const params = z.object({ tenant: z.string(), id: uuid });

export const loader = portalLoader({ public: true, params }, askPage);

export const action = portalAction({ public: true, params }, (asked) => takeAsked(asked, claimSchema, claim));

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data ? publicMeta({ title: data.done ? 'Thank you' : 'Is this yours?', place: data.tenant.name }) : failedMeta(error);

export default function Claim() {
  const page = useLoaderData<typeof loader>();
  return (
    <AskView
      page={page}
      wrong={useActionData<typeof action>()}
      title="Is this yours?"
      lede={`Tell us who you are. When ${page.holder.name} has checked it, you get a private link and keep the entry yourselves.`}
      button="Send our claim"
      thanks="Thank you"
      next="When somebody has checked it, the private link comes by email. Until then the entry stays as it is."
    >
      {(fields) => <ClaimFields {...fields} />}
    </AskView>
  );
}
