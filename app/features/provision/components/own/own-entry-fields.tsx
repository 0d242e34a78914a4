import type { Typed } from '~/platform/forms/read-form';
import { fieldOf } from '~/platform/forms/typed';
import { Checkboxes, DateField, Field, PhoneLink, TextArea } from '~/ui';
import type { OwnEntryPage } from '../../own-page';
import { AddressFields } from '../address-fields';
import { NameFields } from '../name-fields';

/** What the fields of one form are drawn from: the page, what was typed or is known, what is wrong. */
export interface OwnFieldsProps {
  page: OwnEntryPage;
  typed: Typed;
  errors: Record<string, string[]>;
  title: string;
}

const text = (typed: Typed, name: string) => typed[name] as string | undefined;

export function WordsFields({ typed, errors, title }: OwnFieldsProps) {
  const line = (name: string, label: string) => (
    <Field name={name} label={label} optional value={text(typed, name)} error={errors[name]} />
  );
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <Field name="name" label="Heading" value={text(typed, 'name')} error={errors.name} />
      <TextArea name="summary" label="What should people know?" value={text(typed, 'summary')} error={errors.summary} />
      {line('cost', 'What does it cost?')}
      {line('eligibility', 'Whom is it for?')}
      {line('languages', 'Languages')}
      {line('access', 'Access for disabled people')}
    </>
  );
}

export function WhoFields({ title, ...fields }: OwnFieldsProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <NameFields {...fields} />
    </>
  );
}

/** Where it is: the postcode finds the place on the map. */
export function OwnPlaceFields({ page: _, ...fields }: OwnFieldsProps) {
  return (
    <>
      <AddressFields {...fields} />
      <Field
        {...fieldOf(fields)('postcode')}
        label="Postcode"
        hint="Leave it empty if it has none."
        width={10}
        optional
        autoComplete="postal-code"
        spellCheck={false}
      />
    </>
  );
}

export function HelpFields({ page: { categories }, typed, errors, title }: OwnFieldsProps) {
  return (
    <Checkboxes
      name="categories"
      label={title}
      asHeading
      values={[typed.categories ?? []].flat()}
      error={errors.categories}
      options={categories.map(({ code, name, hint }) => ({ value: String(code), label: name, hint }))}
    />
  );
}

/** Parishes of the district; those further away stay with the entry unless they are unticked. */
export function WhereFields({ page: { nearby, shown }, typed, errors, title }: OwnFieldsProps) {
  const near = nearby?.options ?? [];
  const far = shown.areaCodes.filter((code) => !near.some(({ value }) => value === code));
  return (
    <Checkboxes
      name="areaCodes"
      label={title}
      asHeading
      small
      values={[typed.areaCodes ?? []].flat()}
      error={errors.areaCodes}
      options={[...near, ...far.map((code) => ({ value: code, label: `A parish further away (${code})` }))]}
    />
  );
}

export function PauseFields({ typed, errors, title }: OwnFieldsProps) {
  const part = (name: string) => text(typed, `until.${name}`) ?? '';
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">People see at once that it is closed for now.</p>
      <DateField
        name="until"
        label="From which day is it open again?"
        hint="Leave it empty if you do not know yet."
        optional
        value={{ day: part('day'), month: part('month'), year: part('year') }}
        error={errors.until}
      />
    </>
  );
}

export function EndFields({ page: { holder }, title }: OwnFieldsProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        It is taken off the map at once. If you only need a rest, pause it instead. If it begins again some day, say so
        here, or ring us on <PhoneLink number={holder.phone.number} />.
      </p>
    </>
  );
}
