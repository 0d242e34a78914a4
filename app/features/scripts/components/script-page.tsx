import type { ReactNode } from 'react';
import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import {
  Breadcrumbs,
  Button,
  ButtonGroup,
  ErrorSummary,
  HiddenFields,
  PageHeading,
  Reading,
  type FormErrors,
} from '~/ui';
import type { ScriptChoices } from '../page.server';
import type { ScriptContent } from '../schema';
import { ScriptFields } from './script-fields';
import { ScriptPreview } from './script-preview';

interface ScriptPageProps {
  tenant: string;
  title: string;
  lede: string;
  action: string;
  typed: Typed;
  errors: FormErrors;
  preview: ScriptContent | null;
  choices: ScriptChoices;
  /** What stands before the form: that a colleague was faster. */
  notice?: ReactNode;
  /** What stands after it: the versions. */
  children?: ReactNode;
}

/** The page of a script: its form, how it will look, and what it has said. */
export function ScriptPage({
  tenant,
  title,
  lede,
  action,
  typed,
  errors,
  preview,
  choices,
  notice,
  children,
}: ScriptPageProps) {
  const id = textIn(typed, 'id');
  return (
    <Reading>
      <Breadcrumbs
        trail={[
          { label: 'Calls', href: paths.calls(tenant) },
          { label: 'Scripts', href: paths.scripts(tenant) },
        ]}
        here={title}
      />
      <ErrorSummary errors={errors} />
      {notice}
      <PageHeading title={title} lede={lede} />
      {preview && <ScriptPreview id={id} content={preview} />}
      <form method="post" action={action} noValidate>
        <HiddenFields values={{ id, version: textIn(typed, 'version') }} />
        <ScriptFields typed={typed} errors={errors} choices={choices} />
        <ButtonGroup>
          <Button>Save the script</Button>
          <Button variant="secondary" name="do" value="preview">
            Look at it first
          </Button>
          <a className="govuk-link" href={paths.scripts(tenant)}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
      {children}
    </Reading>
  );
}
