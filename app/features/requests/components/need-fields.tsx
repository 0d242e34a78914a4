import type { Category } from '~/features/tenants/schema';
import { listIn, textIn } from '~/platform/forms/typed';
import { Checkboxes, Radios, TextArea } from '~/ui';
import { list } from '~/ui/format/numbers';
import type { DeskFieldsProps } from './person-fields';

interface NeedFieldsProps extends DeskFieldsProps {
  categories: readonly Category[];
}

/** What is needed, each with room for what was said about it. */
export function NeedFields({ typed, errors, categories }: NeedFieldsProps) {
  return (
    <Checkboxes
      name="needs"
      label="What is needed?"
      labelSize="m"
      small
      values={listIn(typed, 'needs')}
      error={errors.needs}
      options={categories.map((category) => ({
        value: category.slug,
        label: category.name,
        hint: hintOf(category),
        conditional: (
          <TextArea
            name={`detail.${category.slug}`}
            label={`What to know about it: ${category.name.toLowerCase()}`}
            rows={2}
            value={textIn(typed, `detail.${category.slug}`)}
            error={errors[`detail.${category.slug}`]}
            optional
          />
        ),
      }))}
    />
  );
}

/** Where the county sends such a need elsewhere, whom to tell them about first. */
function hintOf({ hint, diverted }: Category): string {
  if (!diverted) return hint;
  const services = diverted.services.map(({ name, phone }) => (phone ? `${name}, ${phone}` : name));
  return `Tell them first about ${list(services, 'or')}. Record it only if they still want help from us.`;
}

/** Whether they agree to sharing, in the words that are read to them. */
export function ConsentFields({ typed, errors, wording }: DeskFieldsProps & { wording: string }) {
  return (
    <Radios
      name="share"
      label="Do they agree to sharing?"
      labelSize="m"
      hint={`Read out: “${wording}”`}
      small
      value={textIn(typed, 'share')}
      error={errors.share}
      options={[
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No: nobody outside the councils is told before they are asked' },
      ]}
    />
  );
}
