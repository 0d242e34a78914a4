import { PROVISION_KIND_WORDS } from '~/features/provision/schema';
import { textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { Button, ButtonGroup, DataTable, HiddenFields, Radios, Section, Select } from '~/ui';
import { FIELDS, FIELD_NAMES } from '../fields';
import type { StepRefused } from '../take-step.server';
import type { ImportPage } from './page';

interface ColumnsFormProps {
  page: ImportPage;
  said: StepRefused | undefined;
}

const GOES_TO = FIELD_NAMES.map((value) => ({ value, label: FIELDS[value].label }));

/** Where the columns go, and what rows say that say nothing themselves. */
export function ColumnsForm({ page, said }: ColumnsFormProps) {
  const { tenant, batch, columns } = page;
  return (
    <form method="post" action={paths.import(tenant.slug, batch.id)} noValidate>
      <HiddenFields values={{ intent: 'columns' }} />
      {columns.length > 0 && (
        <Section title="What is in the columns?">
          <DataTable
            caption="Columns of the file"
            rows={columns.map((column, index) => ({ ...column, index }))}
            rowKey={({ index }) => String(index)}
            columns={[
              { label: 'Column', names: true, cell: ({ heading }) => heading },
              { label: 'For example', quiet: true, cell: ({ samples }) => samples.join(' · ') || 'empty' },
              {
                label: 'Goes to',
                cell: ({ heading, index, field }) => (
                  <Select
                    name={`column-${index}`}
                    label={`Where ${heading} goes`}
                    hideLabel
                    options={GOES_TO}
                    blank="Leave out"
                    value={said ? textIn(said.typed, `column-${index}`) : field}
                    error={said?.errors[`column-${index}`]}
                  />
                ),
              },
            ]}
          />
        </Section>
      )}
      <ChoiceFields page={page} said={said} />
      <ButtonGroup>
        <Button>See what would happen</Button>
        <Button variant="secondary" name="intent" value="discard">
          Throw the import away
        </Button>
      </ButtonGroup>
    </form>
  );
}

function ChoiceFields({ page, said }: ColumnsFormProps) {
  const { choices, categories } = page;
  const value = (name: keyof typeof choices) => (said ? textIn(said.typed, name) : choices[name]);
  const errors = said?.errors ?? {};
  return (
    <Section title="Where a row does not say">
      <Radios
        name="kind"
        label="What are most of them?"
        small
        value={value('kind')}
        error={errors.kind}
        options={Object.entries(PROVISION_KIND_WORDS).map(([kind, label]) => ({ value: kind, label }))}
      />
      <Select
        name="category"
        label="Category of rows that name none of ours"
        options={categories}
        blank="Refuse them"
        value={value('category')}
        error={errors.category}
      />
      <Radios
        name="covers"
        label="Where do they help?"
        small
        value={value('covers')}
        error={errors.covers}
        options={[
          { value: 'place', label: 'In the parish of their postcode' },
          { value: 'everywhere', label: `Everywhere in ${page.tenant.shortName}` },
        ]}
      />
      <Radios
        name="published"
        label="May everybody see the new entries?"
        small
        value={value('published')}
        error={errors.published}
        options={[
          { value: 'yes', label: 'Yes, they go into the public directory' },
          { value: 'no', label: 'No, for staff until somebody publishes them' },
        ]}
      />
    </Section>
  );
}
