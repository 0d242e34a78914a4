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
  Reading,
  Select,
} from '~/ui';
import { documentTitle } from '~/ui/format/title';
import type { EntryFieldsProps } from '../components/entry-fields';
import { EntryFormFields } from '../components/entry-form';
import { LookForm } from '../components/look-form';
import { SimilarEntries } from '../components/similar-entries';
import { holderChoices } from '../holders.server';
import { takeEntry, type NewEntryPage } from '../new-entry.server';
import { coverChoices } from '../places.server';

/** A new entry: first whether it stands on the map already, then all it says. */
export const loader = deskLoader({ can: ['add', 'Provision'] }, async ({ db, desk }) => {
  const { slug, shortName, categories } = desk.tenant;
  const [holders, cover] = await Promise.all([holderChoices(db, desk), coverChoices(db, desk.tenant)]);
  return { tenant: { slug, shortName }, categories, holders, cover, id: newId() };
});

export const action = deskAction({ can: ['add', 'Provision'] }, ({ db, desk, form }) => takeEntry(db, desk, form));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Add to the map', data && `${data.tenant.shortName} desk`) },
];

const LEDES = {
  look: 'First see whether it is there: another council may have written it down.',
  form: 'What residents read, and what whoever answers the phone reads out. Say what you know; the rest can follow.',
};

export default function NewEntry() {
  const { tenant, id: fresh } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { step = 'look', typed, errors = NO_ERRORS, similar = [] } = said ?? {};
  const id = textIn(typed, 'id') || fresh;
  return (
    <Reading>
      <Breadcrumbs trail={[{ label: 'Community map', href: paths.entries(tenant.slug) }]} here="Add to the map" />
      <ErrorSummary errors={errors} />
      <PageHeading title="Add to the map" lede={LEDES[step]} />
      {step === 'look' ? (
        <LookForm tenant={tenant.slug} {...{ id, similar, typed, errors }} />
      ) : (
        <WholeForm {...{ id, similar, typed, errors }} />
      )}
    </Reading>
  );
}

interface WholeFormProps extends EntryFieldsProps {
  id: string;
  similar: NewEntryPage['similar'];
}

function WholeForm({ id, similar, ...fields }: WholeFormProps) {
  const { tenant, categories, holders, cover } = useLoaderData<typeof loader>();
  const seen = similar.map((one) => one.id).join(' ') || textIn(fields.typed, 'seen');
  const holder = textIn(fields.typed, 'holder') || holders[0]?.value;
  return (
    <>
      {similar.length > 0 && <SimilarEntries tenant={tenant.slug} similar={similar} />}
      <form method="post" action={paths.newEntry(tenant.slug)} noValidate>
        <HiddenFields values={{ id, step: 'record', seen, ...(holders.length > 1 ? {} : { holder }) }} />
        {holders.length > 1 && (
          <Select
            name="holder"
            label="Whose entry is it?"
            hint="For another council you record it on its behalf: its clerk gets it to confirm."
            labelSize="m"
            value={holder}
            error={fields.errors.holder}
            options={holders}
          />
        )}
        <EntryFormFields
          {...fields}
          {...{ categories, cover }}
          holder={holders.length > 1 ? null : tenant.shortName}
          fixed={null}
        />
        <ButtonGroup>
          <Button>{similar.length > 0 ? 'Record it all the same' : 'Record it'}</Button>
          <a className="govuk-link" href={paths.entries(tenant.slug)}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </>
  );
}
