import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { Checkboxes, Field, Fieldset, Select, TextArea, type FormErrors } from '~/ui';
import type { ScriptChoices } from '../page.server';
import { STEP_WORDS } from '../schema';

interface ScriptFieldsProps {
  typed: Typed;
  errors: FormErrors;
  choices: ScriptChoices;
}

/** What a script says, when it is said, and what each answer leads to. */
export function ScriptFields({ typed, errors, choices }: ScriptFieldsProps) {
  const field = (name: string) => ({ name, value: textIn(typed, name), error: errors[name] });
  const acts = Object.entries(STEP_WORDS).map(([value, label]) => ({ value, label: `→ ${label}` }));
  return (
    <>
      <Field {...field('title')} label="Title" hint="For the list. Callers do not hear it." />
      <TextArea {...field('say')} label="Say" hint="The words themselves, as they are spoken." rows={3} />
      <Fieldset legend="When it is said" legendSize="m">
        <Select {...field('localityId')} label="Where" blank="Everywhere" options={choices.localityId} />
        <Select {...field('category')} label="About" blank="Everything" options={choices.category} />
        <Select {...field('incident')} label="In which incident" blank="Always" options={choices.incident} />
        <Select
          {...field('after')}
          label="Only after an answer"
          hint="It then comes first: no food today, this first."
          blank="Without waiting for one"
          options={choices.after}
        />
      </Fieldset>
      <Fieldset legend="If it is a question of yes or no" legendSize="m">
        <Select {...field('noAct')} label="No leads to" blank="It is no question" options={acts} />
        <Field {...field('noWords')} label="What more, after no" hint="“then read out Penkridge Food Share”" />
        <Select {...field('yesAct')} label="Yes leads to" blank="It is no question" options={acts} />
        <Field {...field('yesWords')} label="What more, after yes" />
      </Fieldset>
      <Checkboxes
        name="active"
        label="Is it said now?"
        small
        values={textIn(typed, 'active') === 'yes' ? ['yes'] : []}
        options={[{ value: 'yes', label: 'Call handlers say it' }]}
      />
    </>
  );
}
