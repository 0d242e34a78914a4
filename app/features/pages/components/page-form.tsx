import { fieldOf, textIn } from '~/platform/forms/typed';
import type { Typed } from '~/platform/forms/read-form';
import { Button, ButtonGroup, Callout, Field, HiddenFields, Prose, Section, TextArea, type FormErrors } from '~/ui';
import { LONGEST_PAGE } from '../schema';

export interface PageValues {
  title: string;
  summary: string;
  markdown: string;
  position: number;
}

interface PageFormProps {
  action: string;
  /** The address word; null while the page is new and has none. */
  slug: string | null;
  newId: string;
  version: number;
  restored: number | null;
  values: PageValues;
  typed?: Typed | undefined;
  errors?: FormErrors | undefined;
  preview?: string | null | undefined;
  mayWithdraw: boolean;
}

/** A page's title and text, with what it will look like on request. */
export function PageForm(props: PageFormProps) {
  const { action, slug, newId, version, restored, values, typed, errors = {}, preview, mayWithdraw } = props;
  const now = typed ?? Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  const field = fieldOf({ typed: now, errors });
  const hidden = { id: textIn(typed, 'id') || newId, version, ...(restored && { restored }), ...(slug && { slug }) };
  return (
    <>
      {typeof preview === 'string' && (
        <Section title="What it will look like" lede="Nothing is saved yet.">
          <Callout tone="grey" title={textIn(now, 'title')}>
            <Prose html={preview} />
          </Callout>
        </Section>
      )}
      <form method="post" action={action} noValidate>
        <HiddenFields values={hidden} />
        <Field {...field('title')} label="Title" maxLength={120} />
        {slug === null && (
          <Field
            {...field('slug')}
            label="Word for its address"
            hint="Lower-case letters, digits and hyphens, like looking-after-yourself. It cannot be changed later."
            width={30}
            spellCheck={false}
          />
        )}
        <Field
          {...field('summary')}
          label="In one sentence"
          hint="Stands under the title and beside its link."
          maxLength={300}
        />
        <Field
          {...field('position')}
          label="Place in the list"
          hint="A number: smaller comes first."
          width={4}
          inputMode="numeric"
        />
        <TextArea
          {...field('markdown')}
          label="Text"
          hint="Begin a heading with ##, a point of a list with -. [Words](https://address) make a link."
          rows={20}
          maxLength={LONGEST_PAGE}
        />
        <ButtonGroup>
          <Button name="do" value="publish">
            Publish
          </Button>
          <Button variant="secondary" name="do" value="preview">
            Show what it will look like
          </Button>
          <Button variant="secondary" name="do" value="draft">
            Keep as a draft
          </Button>
          {mayWithdraw && (
            <Button variant="warning" name="do" value="withdraw">
              Take down
            </Button>
          )}
        </ButtonGroup>
      </form>
    </>
  );
}
