import type { PlaceGroup } from '~/features/councils/residence';
import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { DateField, Field, Fieldset, Radios, Select, TextArea, type FormErrors } from '~/ui';
import { URGENCY_WORDS, type Urgency } from '../schema';

export interface DeskFieldsProps {
  typed: Typed | undefined;
  errors: FormErrors;
}

interface FieldsProps extends DeskFieldsProps {
  /** Parishes to choose from where the postcode is not known. */
  places: readonly PlaceGroup[];
}

/** Who needs help and how to reach them. */
export function PersonFields({ typed, errors }: DeskFieldsProps) {
  const field = (name: string) => ({ name, value: textIn(typed, name), error: errors[name] });
  return (
    <Fieldset legend="Who needs help" legendSize="m">
      <Field {...field('name')} label="Full name" autoComplete="off" spellCheck={false} />
      <Field {...field('phone')} label="Phone number" type="tel" width={20} autoComplete="off" optional />
      <Field {...field('email')} label="Email address" type="email" autoComplete="off" spellCheck={false} optional />
      <Field {...field('bornYear')} label="Year of birth" width={4} inputMode="numeric" optional />
      <Field
        {...field('askerName')}
        label="Who asks for them"
        hint="Only if somebody else rings: a daughter, a neighbour."
        autoComplete="off"
        spellCheck={false}
        optional
      />
      <Field
        {...field('askerPhone')}
        label="Phone number of who asks"
        type="tel"
        width={20}
        autoComplete="off"
        optional
      />
    </Fieldset>
  );
}

/** Where they live: the postcode decides which councils may see it. */
export function AddressFields({ typed, errors, places }: FieldsProps) {
  const field = (name: string) => ({ name, value: textIn(typed, name), error: errors[name] });
  return (
    <Fieldset legend="Where they live" legendSize="m">
      <TextArea {...field('address')} label="House and street" rows={2} spellCheck={false} optional />
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
        options={places}
      />
    </Fieldset>
  );
}

/** How soon help is needed, and what helpers must know. */
export function UrgencyFields({ typed, errors }: DeskFieldsProps) {
  const runsOut = (
    <DateField
      name="medicineBy"
      label="When does the medicine run out?"
      value={{
        day: textIn(typed, 'medicineBy.day'),
        month: textIn(typed, 'medicineBy.month'),
        year: textIn(typed, 'medicineBy.year'),
      }}
      error={errors.medicineBy}
    />
  );
  return (
    <Fieldset legend="How soon, and what to know" legendSize="m">
      <Radios
        name="urgency"
        label="How soon is help needed?"
        small
        value={textIn(typed, 'urgency')}
        error={errors.urgency}
        options={(Object.keys(URGENCY_WORDS) as Urgency[]).map((urgency) => ({
          value: urgency,
          label: URGENCY_WORDS[urgency],
          conditional: urgency === 'medicine' ? runsOut : undefined,
        }))}
      />
      <TextArea
        name="accessNeeds"
        label="At the door, or on the phone"
        hint="Hard of hearing, first floor, a dog, a language."
        rows={2}
        value={textIn(typed, 'accessNeeds')}
        error={errors.accessNeeds}
        optional
      />
      <TextArea
        name="diet"
        label="Diet and allergies"
        rows={2}
        value={textIn(typed, 'diet')}
        error={errors.diet}
        optional
      />
    </Fieldset>
  );
}
