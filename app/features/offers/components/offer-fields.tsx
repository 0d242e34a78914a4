import type { PlaceGroup } from '~/features/councils/residence';
import type { Category, DbsLevel } from '~/features/tenants/schema';
import type { Typed } from '~/platform/forms/read-form';
import { fieldOf, listIn, textIn } from '~/platform/forms/typed';
import { Checkboxes, DateField, Details, Field, fieldId, Fieldset, Radios, Select, TextArea } from '~/ui';
import type { FieldError, FormErrors } from '~/ui';
import { DAY_WORDS, DBS_WORDS, PART_WORDS, TRANSPORT_WORDS } from '../schema';

export interface OfferFieldsProps {
  typed: Typed | undefined;
  errors: FormErrors;
}

const choicesOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** Who offers and how to reach them. */
export function OffererFields({ group, ...props }: OfferFieldsProps & { group: boolean | null }) {
  const field = fieldOf(props);
  const ofGroup = group === null ? 'Only for a group or charity.' : undefined;
  return (
    <Fieldset legend="Who they are" legendSize="m">
      <Field
        {...field('name')}
        label={group === null ? 'Name of the person or group' : group ? 'Name of the group' : 'Full name'}
        autoComplete="off"
        spellCheck={false}
      />
      {group !== false && (
        <>
          <Field
            {...field('contactName')}
            label="Whom to ask for"
            hint={ofGroup}
            autoComplete="off"
            spellCheck={false}
            optional
          />
          <Field {...field('charityNo')} label="Charity number" hint={ofGroup} width={10} autoComplete="off" optional />
        </>
      )}
      <Field {...field('phone')} label="Phone number" type="tel" width={20} autoComplete="off" optional />
      <Field {...field('email')} label="Email address" type="email" autoComplete="off" spellCheck={false} optional />
    </Fieldset>
  );
}

interface PlaceProps extends OfferFieldsProps {
  /** Parishes of the county, those of the own district first. */
  places: readonly PlaceGroup[];
}

/** Where they are and how far they go. */
export function OfferPlaceFields({ places, ...props }: PlaceProps) {
  const field = fieldOf(props);
  const named = listIn(props.typed, 'areas');
  return (
    <Fieldset legend="Where" legendSize="m">
      <Field
        {...field('postcode')}
        label="Their postcode"
        hint="Distances are measured from here."
        width={10}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        optional
      />
      <Select
        {...field('areaCode')}
        label="Parish, if the postcode is not known"
        blank="As the postcode says"
        options={places}
      />
      <Field {...field('travelM')} label="How far they go" width={4} inputMode="decimal" suffix="km" />
      <Details summary="Only to parishes that they name" open={named.length > 0}>
        {places.map((place, index) => (
          <NamedParishes place={place} named={named} first={index === 0} error={props.errors.areas} key={place.group} />
        ))}
      </Details>
    </Fieldset>
  );
}

interface NamedParishesProps {
  place: PlaceGroup;
  named: readonly string[];
  /** Of the own district: open at once. */
  first: boolean;
  error: FieldError;
}

/** The parishes of a district, folded up unless it is the own one or some of them are named. */
function NamedParishes({ place: { group, options }, named, first, error }: NamedParishesProps) {
  const chosen = options.filter(({ value }) => named.includes(value)).length;
  return (
    <Details summary={chosen > 0 ? `${group} (${chosen} named)` : group} open={first || chosen > 0}>
      <div className="ju-boxes">
        <Checkboxes
          name="areas"
          id={first ? undefined : `areas-${fieldId(group)}`}
          label={<span className="govuk-visually-hidden">{group}</span>}
          small
          values={named}
          error={first ? error : undefined}
          options={options}
        />
      </div>
    </Details>
  );
}

/** What they do. */
export function DoesFields({ categories, typed, errors }: OfferFieldsProps & { categories: readonly Category[] }) {
  return (
    <Checkboxes
      name="categories"
      label="What do they do?"
      labelSize="m"
      small
      values={listIn(typed, 'categories')}
      error={errors.categories}
      options={categories.map(({ slug, name, hint, dbs }) => ({
        value: slug,
        label: name,
        hint: dbs === 'none' ? hint : `${hint}. DBS check: ${dbs === 'enhanced' ? dbs : `${dbs} or higher`}`,
      }))}
    />
  );
}

/** When they have time, how they get about and how much they take on. */
export function TimeFields(props: OfferFieldsProps) {
  const { typed, errors } = props;
  const field = fieldOf(props);
  return (
    <Fieldset legend="When and how" legendSize="m">
      <div className="ju-boxes">
        <Checkboxes
          name="days"
          label="Days"
          small
          values={listIn(typed, 'days')}
          error={errors.days}
          options={choicesOf(DAY_WORDS)}
        />
        <Checkboxes
          name="parts"
          label="Parts of the day"
          small
          values={listIn(typed, 'parts')}
          error={errors.parts}
          options={choicesOf(PART_WORDS)}
        />
      </div>
      <Radios
        name="transport"
        label="How do they get about?"
        small
        value={textIn(typed, 'transport')}
        error={errors.transport}
        options={choicesOf(TRANSPORT_WORDS)}
      />
      <Field
        {...field('capacity')}
        label="How many tasks at once?"
        hint="They are not suggested while they have as many in hand."
        width={3}
        inputMode="numeric"
      />
      <TextArea {...field('skills')} label="Skills, languages, what else helps" rows={2} optional />
    </Fieldset>
  );
}

/** The check of the Disclosure and Barring Service as they state it. */
export function CheckFields({ typed, errors }: OfferFieldsProps) {
  const until = (
    <DateField
      name="dbsUntil"
      label="Valid to"
      hint="Leave it empty if it has no end."
      optional
      value={{
        day: textIn(typed, 'dbsUntil.day'),
        month: textIn(typed, 'dbsUntil.month'),
        year: textIn(typed, 'dbsUntil.year'),
      }}
      error={errors.dbsUntil}
    />
  );
  return (
    <Fieldset legend="DBS check" legendSize="m">
      <Radios
        name="dbs"
        label="Which check do they state?"
        small
        value={textIn(typed, 'dbs')}
        error={errors.dbs}
        options={choicesOf(DBS_WORDS satisfies Record<DbsLevel, string>)}
      />
      {until}
    </Fieldset>
  );
}
