import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { newId } from '#db/id';
import { deskAction, deskLoader } from '~/door.server';
import { placesFor } from '~/features/requests/address.server';
import { textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import {
  Breadcrumbs,
  Button,
  ButtonGroup,
  Checkboxes,
  ErrorSummary,
  HiddenFields,
  NO_ERRORS,
  PageHeading,
  Radios,
  Reading,
  TextArea,
} from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { CheckFields, DoesFields, OffererFields, OfferPlaceFields, TimeFields } from '../components/offer-fields';
import type { OfferFieldsProps } from '../components/offer-fields';
import { SimilarOffers } from '../components/similar-offers';
import { takeOffer } from '../new-offer.server';
import { OFFER_KIND_WORDS } from '../schema';

/** The form of an offer that comes in by phone or across the counter. */
export const loader = deskLoader({ can: ['add', 'Offer'] }, async ({ db, desk }) => {
  const { slug, name, shortName, categories, consent } = desk.tenant;
  const places = await placesFor(db, desk.tenant);
  return { tenant: { slug, name, shortName }, categories, wording: consent.text, places, id: newId() };
});

export const action = deskAction({ can: ['add', 'Offer'] }, ({ db, desk, form }) => takeOffer(db, desk, form));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Add a volunteer or group', data && `${data.tenant.shortName} desk`) },
];

/** What most who ring have: every day, a few kilometres, two tasks at once. */
const USUAL = { travelM: '5', capacity: '2', dbs: 'none', transport: 'car', kind: 'person', channel: 'phone' };

export default function NewOffer() {
  const { tenant, categories, wording, places, id } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { typed = USUAL, errors = NO_ERRORS, similar = [] } = said ?? {};
  const fields = { typed, errors };
  return (
    <Reading>
      <Breadcrumbs trail={[{ label: 'Volunteers', href: paths.offers(tenant.slug) }]} here="Add a volunteer or group" />
      <ErrorSummary errors={errors} />
      {similar.length > 0 && <SimilarOffers tenant={tenant.slug} similar={similar} />}
      <PageHeading
        title="Add a volunteer or group"
        lede="Somebody who offers help by phone or at the counter. They go to the council among yours that deploys volunteers where they are."
      />
      <form method="post" action={paths.newOffer(tenant.slug)} noValidate>
        <HiddenFields
          values={{
            id: textIn(typed, 'id') || id,
            seen: similar.map((one) => one.id).join(' ') || textIn(typed, 'seen'),
          }}
        />
        <HowFields {...fields} />
        <OffererFields {...fields} group={null} />
        <DoesFields {...fields} categories={categories} />
        <OfferPlaceFields {...fields} places={places} />
        <TimeFields {...fields} />
        <CheckFields {...fields} />
        <AgreedFields {...fields} wording={wording} />
        <ButtonGroup>
          <Button>{similar.length > 0 ? 'Record it all the same' : 'Record the offer'}</Button>
          <a className="govuk-link" href={paths.offers(tenant.slug)}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </Reading>
  );
}

function HowFields({ typed, errors }: OfferFieldsProps) {
  return (
    <>
      <Radios
        name="channel"
        label="How do they offer it?"
        labelSize="m"
        small
        inline
        value={textIn(typed, 'channel')}
        error={errors.channel}
        options={[
          { value: 'phone', label: 'By phone' },
          { value: 'desk', label: 'In person' },
        ]}
      />
      <Radios
        name="kind"
        label="Who offers it?"
        labelSize="m"
        small
        inline
        value={textIn(typed, 'kind')}
        error={errors.kind}
        options={Object.entries(OFFER_KIND_WORDS).map(([value, label]) => ({ value, label }))}
      />
    </>
  );
}

function AgreedFields({ typed, errors, wording }: OfferFieldsProps & { wording: string }) {
  return (
    <>
      <Checkboxes
        name="agreed"
        label="Do they agree?"
        labelSize="m"
        hint={`Read out: “${wording}”`}
        small
        values={textIn(typed, 'agreed') ? ['yes'] : []}
        error={errors.agreed}
        options={[{ value: 'yes', label: 'Yes, they agree' }]}
      />
      <TextArea
        name="note"
        label="Note"
        hint="What else they said. Colleagues who can see the offer read it."
        rows={3}
        value={textIn(typed, 'note')}
        error={errors.note}
        optional
      />
    </>
  );
}
