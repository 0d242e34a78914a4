import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { portalAction, portalLoader } from '~/door.server';
import { failedMeta, publicMeta } from '~/features/portal/meta';
import { uuid } from '~/platform/forms/fields';
import { Field, TextArea } from '~/ui';
import { askPage, takeAsked } from '../ask-page.server';
import { AskView } from '../components/ask-view';
import { suggest } from '../suggest.server';
import { correctionSchema } from '../suggest-forms';

export { PortalError as ErrorBoundary } from '~/features/portal/components/portal-error';

const params = z.object({ tenant: z.string(), id: uuid });

export const loader = portalLoader({ public: true, params }, askPage);

export const action = portalAction({ public: true, params }, (asked) => takeAsked(asked, correctionSchema, suggest));

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data
    ? publicMeta({ title: data.done ? 'Thank you' : 'What is not right?', place: data.tenant.name })
    : failedMeta(error);

export default function Correction() {
  const page = useLoaderData<typeof loader>();
  return (
    <AskView
      page={page}
      wrong={useActionData<typeof action>()}
      title="What is not right?"
      lede={`${page.holder.name} looks at it and puts the entry right.`}
      button="Send the correction"
      thanks="Thank you"
      next="Somebody looks at it. If you left a way to reach you, you may be asked; otherwise there is nothing more to do."
    >
      {({ typed, errors }) => (
        <>
          <TextArea
            name="words"
            label="What should it say?"
            hint="For example: they close at noon on Wednesdays now."
            value={typed.words as string | undefined}
            error={errors.words}
          />
          <Field
            name="name"
            label="Your name"
            optional
            value={typed.name as string | undefined}
            error={errors.name}
            autoComplete="name"
          />
          <Field
            name="contact"
            label="Phone number or email address"
            hint="Only if we may ask you about it. Nobody else sees it."
            optional
            value={typed.contact as string | undefined}
            error={errors.contact}
          />
        </>
      )}
    </AskView>
  );
}
