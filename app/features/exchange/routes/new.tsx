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
  Field,
  FileField,
  HiddenFields,
  NO_ERRORS,
  PageHeading,
  Reading,
} from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { takeUpload } from '../take-upload.server';

/** The form of a list to be imported into the community map. */
export const loader = deskLoader({ can: ['add', 'Provision'] }, async ({ desk }) => {
  const { slug, shortName } = desk.tenant;
  return Promise.resolve({ tenant: { slug, shortName }, id: newId() });
});

export const action = deskAction({ can: ['add', 'Provision'], takesFile: true }, ({ db, desk, form }) =>
  takeUpload(db, desk, form),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Import a list', data && `${data.tenant.shortName} desk`) },
];

export default function NewImport() {
  const { tenant, id } = useLoaderData<typeof loader>();
  const { typed = {}, errors = NO_ERRORS } = useActionData<typeof action>() ?? {};
  return (
    <Reading>
      <Breadcrumbs trail={[{ label: 'Imports', href: paths.imports(tenant.slug) }]} here="Import a list" />
      <ErrorSummary errors={errors} />
      <PageHeading
        title="Import a list"
        lede="Groups, outlets and activities out of a spreadsheet, or from another directory. You see what would happen before anything does."
      />
      <form method="post" action={paths.newImport(tenant.slug)} encType="multipart/form-data" noValidate>
        <HiddenFields values={{ id: textIn(typed, 'id') || id }} />
        <Field
          name="source"
          label="Where does the list come from?"
          hint="Use the same words each time: they are how the next import finds what this one brought. For example “Support Staffordshire directory”."
          value={textIn(typed, 'source')}
          error={errors.source}
        />
        <FileField
          name="file"
          label="A file"
          hint="CSV with headings in the first row, or Open Referral UK as JSON. Up to 20 MB and 50,000 entries."
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          error={errors.file}
        />
        <Field
          name="address"
          label="Or the address of an Open Referral UK feed"
          hint="For example https://directory.example.org/open-referral/3.0"
          value={textIn(typed, 'address')}
          error={errors.address}
          optional
        />
        <ButtonGroup>
          <Button>Continue</Button>
          <a className="govuk-link" href={paths.imports(tenant.slug)}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </Reading>
  );
}
