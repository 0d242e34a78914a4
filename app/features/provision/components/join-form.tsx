import { paths } from '~/paths';
import {
  Button,
  ButtonGroup,
  Checkboxes,
  EmptyState,
  fieldId,
  HiddenFields,
  Section,
  TextArea,
  type FormErrors,
} from '~/ui';
import type { readJoining } from '../joining-page.server';

interface JoinFormProps {
  page: Awaited<ReturnType<typeof readJoining>>;
  ticked: readonly string[];
  words: string;
  errors: FormErrors;
}

/** Which of our parishes an entry should cover too. */
export function JoinForm({ page, ticked, words, errors }: JoinFormProps) {
  const { tenant, entry, holder, groups, wishes, token } = page;
  if (groups.length === 0 && wishes.some(({ status }) => status === 'waiting')) return null;
  if (groups.length === 0) {
    return (
      <EmptyState title="It covers all of your parishes already">
        There is nothing to add. <a href={paths.entries(tenant.slug)}>Back to the community map</a>
      </EmptyState>
    );
  }
  return (
    <Section title="Which parishes should it cover too?" lede="What it covers already is not shown here.">
      <form method="post" action={paths.entryPart(tenant.slug, entry.id, 'joining')} noValidate>
        <HiddenFields values={{ id: token }} />
        {groups.map(({ group, options }, index) => (
          <div className="ju-boxes" key={group}>
            <Checkboxes
              name="areas"
              id={index === 0 ? undefined : `areas-${fieldId(group)}`}
              label={group}
              small
              values={ticked}
              error={index === 0 ? errors.areas : undefined}
              options={options}
            />
          </div>
        ))}
        {!entry.own && (
          <TextArea
            name="words"
            label={`A word to ${holder}`}
            hint="Whom to ring about it, and why your people need it."
            rows={3}
            value={words}
            error={errors.words}
            optional
          />
        )}
        <ButtonGroup>
          <Button>{entry.own ? 'Add these parishes' : `Ask ${holder}`}</Button>
          <a className="govuk-link" href={paths.entries(tenant.slug)}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </Section>
  );
}
