import { fieldOf, listIn, textIn } from '~/platform/forms/typed';
import { Checkboxes, Details, Field, fieldId, Fieldset, Select } from '~/ui';
import type { CoverChoices } from '../places.server';
import type { EntryFieldsProps } from './entry-fields';

type Props = EntryFieldsProps & { cover: CoverChoices };

/** Where it is: a hall, a shop, somebody's kitchen. */
export function EntryPlaceFields({ cover, ...props }: Props) {
  const field = fieldOf(props);
  return (
    <Fieldset legend="Where it is" legendSize="m">
      <p className="govuk-hint">Leave all of it empty if it has no place of its own, like a phone line.</p>
      <Field {...field('address')} label="Address" hint="Without the postcode." autoComplete="off" optional />
      <Field
        {...field('postcode')}
        label="Postcode"
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
        options={cover.groups}
      />
      <Checkboxes
        name="placePublic"
        label="May people see the address?"
        small
        values={listIn(props.typed, 'placePublic')}
        error={props.errors.placePublic}
        options={[
          { value: 'yes', label: 'Yes', hint: 'Untick this for somebody’s home: the address stays at the desk.' },
        ]}
      />
    </Fieldset>
  );
}

/** For whom it is there: everybody, localities, parishes. `holder` is the council it belongs to, once that is known. */
export function CoverFields({ cover, holder, ...props }: Props & { holder: string | null }) {
  const { typed, errors } = props;
  const named = listIn(typed, 'areas');
  return (
    <Fieldset legend="Which places it covers" legendSize="m">
      <Checkboxes
        name="everywhere"
        label="Everywhere"
        small
        values={textIn(typed, 'everywhere') ? ['yes'] : []}
        error={errors.everywhere}
        options={[
          {
            value: 'yes',
            label: `All of ${holder ?? 'its council’s area'}`,
            hint: 'Every parish there, now and later.',
          },
        ]}
      />
      {cover.localities.length > 0 && (
        <Checkboxes
          name="localities"
          label="Whole localities"
          small
          values={listIn(typed, 'localities')}
          error={errors.localities}
          options={cover.localities.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <p className="govuk-label">Single parishes</p>
      {cover.groups.map((place, index) => (
        <Parishes place={place} named={named} first={index === 0} {...{ errors }} key={place.group} />
      ))}
    </Fieldset>
  );
}

interface ParishesProps {
  place: CoverChoices['groups'][number];
  named: readonly string[];
  first: boolean;
  errors: EntryFieldsProps['errors'];
}

/** The parishes of a locality or district, folded up unless some of them are named. */
function Parishes({ place: { group, options }, named, first, errors }: ParishesProps) {
  const chosen = options.filter(({ value }) => named.includes(value)).length;
  return (
    <Details summary={chosen > 0 ? `${group} (${chosen} named)` : group} open={chosen > 0}>
      <div className="ju-boxes">
        <Checkboxes
          name="areas"
          id={first ? undefined : `areas-${fieldId(group)}`}
          label={<span className="govuk-visually-hidden">{group}</span>}
          small
          values={named}
          error={first ? errors.areas : undefined}
          options={options}
        />
      </div>
    </Details>
  );
}
