import type { Category } from '~/features/tenants/schema';
import { fieldOf, listIn, textIn } from '~/platform/forms/typed';
import { Checkboxes, DateField, Field, Fieldset, Radios, TextArea } from '~/ui';
import { PROVISION_KIND_WORDS } from '../schema';
import { PublicContactLines, StaffContactLines, type ContactLinesProps } from './contact-lines';

export type EntryFieldsProps = ContactLinesProps;

/** What it is and who runs it. */
export function WhatFields({ categories, ...props }: EntryFieldsProps & { categories: readonly Category[] }) {
  const field = fieldOf(props);
  return (
    <Fieldset legend="What it is" legendSize="m">
      <Radios
        name="kind"
        label="Kind"
        small
        value={textIn(props.typed, 'kind')}
        error={props.errors.kind}
        options={Object.entries(PROVISION_KIND_WORDS).map(([value, label]) => ({ value, label }))}
      />
      <Field {...field('name')} label="Name" hint="As people call it: “Kinver lunch club”." autoComplete="off" />
      <Field {...field('runBy')} label="Who runs it" hint="The group, business or council." autoComplete="off" />
      <TextArea
        {...field('summary')}
        label="What it offers"
        hint="In plain words, as you would tell somebody on the phone."
        rows={4}
      />
      <Checkboxes
        name="categories"
        label="What does it help with?"
        small
        values={listIn(props.typed, 'categories')}
        error={props.errors.categories}
        options={categories.map(({ slug, name, hint }) => ({ value: slug, label: name, hint }))}
      />
    </Fieldset>
  );
}

/** How people reach it, for everybody to read. */
export function ContactFields(props: EntryFieldsProps) {
  return (
    <Fieldset legend="How people reach it" legendSize="m">
      <p className="govuk-hint">Everybody can read this. Who is behind it, for staff alone, comes further down.</p>
      <PublicContactLines {...props} optional />
    </Fieldset>
  );
}

/** What else people want to know before they go. */
export function MoreFields(props: EntryFieldsProps) {
  const field = fieldOf(props);
  return (
    <Fieldset legend="Good to know" legendSize="m">
      <Field {...field('cost')} label="Cost" hint="“Free”, “£3 a meal”." optional />
      <TextArea {...field('eligibility')} label="Who it is for" rows={2} optional />
      <Field {...field('languages')} label="Languages" optional />
      <TextArea {...field('access')} label="Access" hint="Steps, parking, hearing loop." rows={2} optional />
      <Field
        {...field('capacityLeft')}
        label="How many more can it take?"
        hint="0 if it is full. Leave it empty if it does not say."
        width={5}
        inputMode="numeric"
        optional
      />
      <Field {...field('charityNo')} label="Charity number" width={10} autoComplete="off" optional />
      <Field {...field('companyNo')} label="Company number" width={10} autoComplete="off" optional />
    </Fieldset>
  );
}

/** Who is behind it; never leaves the desk. */
export function StaffFields(props: EntryFieldsProps) {
  const field = fieldOf(props);
  return (
    <div className="ju-card ju-card--tint">
      <div className="ju-card__body">
        <Fieldset legend="For staff alone" legendSize="m">
          <p className="govuk-hint">None of this is ever shown to the public.</p>
          <StaffContactLines
            {...props}
            name="Whom to ask for"
            emailHint="Here they are asked whether it is still right."
            optional
          />
          <TextArea {...field('staffNotes')} label="Notes" rows={3} optional />
          <Field {...field('source')} label="Where this comes from" hint="Who told you, or which list." optional />
        </Fieldset>
      </div>
    </div>
  );
}

/** Whether it runs already and who sees it. `paused`: neither can be said here while it is paused or has ended. */
export function StandingFields({ typed, errors, fixed }: EntryFieldsProps & { fixed: string | null }) {
  const planned = (
    <DateField
      name="plannedFrom"
      label="Planned from"
      hint="Leave it empty if the day is not known yet."
      value={{
        day: textIn(typed, 'plannedFrom.day'),
        month: textIn(typed, 'plannedFrom.month'),
        year: textIn(typed, 'plannedFrom.year'),
      }}
      error={errors.plannedFrom}
    />
  );
  return (
    <Fieldset legend="How it stands" legendSize="m">
      {fixed ? (
        <p className="govuk-body">{fixed}</p>
      ) : (
        <Radios
          name="running"
          label="Does it run already?"
          small
          value={textIn(typed, 'running')}
          error={errors.running}
          options={[
            { value: 'active', label: 'Yes' },
            { value: 'planned', label: 'Not yet: it is planned', conditional: planned },
          ]}
        />
      )}
      <Checkboxes
        name="published"
        label="Who sees it?"
        small
        values={listIn(typed, 'published')}
        error={errors.published}
        options={[
          {
            value: 'yes',
            label: 'Publish it',
            hint: 'Untick this for what only staff of the councils here should see.',
          },
        ]}
      />
    </Fieldset>
  );
}
