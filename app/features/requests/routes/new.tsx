import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { newId } from '#db/id';
import { deskAction, deskLoader } from '~/door.server';
import { textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import {
  Breadcrumbs,
  Button,
  ButtonGroup,
  ErrorSummary,
  HiddenFields,
  NO_ERRORS,
  PageHeading,
  Radios,
  Reading,
  TextArea,
} from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { placesFor } from '../address.server';
import { LookedAfterElsewhere, SimilarRequests } from '../components/before-recording';
import { ConsentFields, NeedFields } from '../components/need-fields';
import { AddressFields, PersonFields, UrgencyFields } from '../components/person-fields';
import { takeRequest, type NotRecorded } from '../new-request.server';

/** The form of a request that comes in by phone or across the counter. */
export const loader = deskLoader({ can: ['add', 'Request'] }, async ({ db, desk }) => {
  const { slug, name, shortName, categories, consent } = desk.tenant;
  const places = await placesFor(db, desk.tenant);
  return { tenant: { slug, name, shortName }, categories, wording: consent.text, places, id: newId() };
});

export const action = deskAction({ can: ['add', 'Request'] }, ({ db, desk, form }) => takeRequest(db, desk, form));

export const meta: MetaFunction<typeof loader, { action: typeof action }> = ({ data }) => [
  { title: documentTitle('Add a request', data && `${data.tenant.shortName} desk`) },
];

export default function NewRequest() {
  const { tenant, categories, wording, places, id } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { typed, errors = NO_ERRORS, similar, elsewhere } = said ?? {};
  const fields = { typed, errors };
  return (
    <Reading>
      <Breadcrumbs trail={[{ label: 'Requests', href: paths.requests(tenant.slug) }]} here="Add a request" />
      <ErrorSummary errors={errors} />
      {similar && <SimilarRequests tenant={tenant.slug} similar={similar} />}
      {elsewhere && <LookedAfterElsewhere own={tenant.name} {...elsewhere} />}
      <PageHeading
        title="Add a request"
        lede="What somebody asks for by phone or at the counter. It goes to the council that looks after it where they live."
      />
      <form method="post" action={paths.newRequest(tenant.slug)} noValidate>
        <HiddenFields
          values={{
            id: textIn(typed, 'id') || id,
            seen: similar?.map((one) => one.id).join(' '),
            keep: elsewhere?.mayKeep ? 'yes' : null,
          }}
        />
        <Radios
          name="channel"
          label="How do they ask?"
          labelSize="m"
          small
          inline
          value={textIn(typed, 'channel') || 'phone'}
          error={errors.channel}
          options={[
            { value: 'phone', label: 'By phone' },
            { value: 'desk', label: 'In person' },
          ]}
        />
        <PersonFields {...fields} />
        <AddressFields {...fields} places={places} />
        <NeedFields {...fields} categories={categories} />
        <UrgencyFields {...fields} />
        <ConsentFields {...fields} wording={wording} />
        <TextArea
          name="note"
          label="Note"
          hint="What else they said. Colleagues who hold the request read it."
          rows={3}
          value={textIn(typed, 'note')}
          error={errors.note}
          optional
        />
        <ButtonGroup>
          <Button>{buttonWords(tenant.shortName, said)}</Button>
          <a className="govuk-link" href={paths.requests(tenant.slug)}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </Reading>
  );
}

function buttonWords(own: string, said: Pick<NotRecorded, 'similar' | 'elsewhere'> | undefined): string {
  if (said?.elsewhere) return said.elsewhere.mayKeep ? `Record it and keep it at ${own}` : 'Check again';
  return said?.similar ? 'Record it all the same' : 'Record the request';
}
