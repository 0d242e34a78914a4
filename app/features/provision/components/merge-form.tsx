import { paths } from '~/paths';
import { textIn } from '~/platform/forms/typed';
import { Button, ButtonGroup, EmptyState, Field, HiddenFields, Radios, Section } from '~/ui';
import type { readMerge } from '../merge-page.server';
import { LeaveEntry } from './entry-frame';

type MergePageData = Awaited<ReturnType<typeof readMerge>>;

/** Which entry is the same, and which of the two stays. */
export function MergeForm({ page: { tenant, entry, choices, text, typed, errors } }: { page: MergePageData }) {
  if (choices.length === 0) {
    return (
      <EmptyState title={text ? `Nothing found for “${text}”` : 'Nothing here is like it'}>
        {text ? 'Try another part of the name, or the postcode.' : 'Look for the other one by its name.'}
      </EmptyState>
    );
  }
  return (
    <form method="get" action={paths.entryPart(tenant.slug, entry.id, 'merge')} noValidate>
      <HiddenFields values={{ compare: 'yes', ...(text ? { q: text } : {}) }} />
      <Radios
        name="other"
        label="Which entry is the same?"
        labelSize="m"
        small
        value={textIn(typed, 'other')}
        error={errors.other}
        options={choices}
      />
      <Radios
        name="stays"
        label="Which of the two stays?"
        labelSize="m"
        hint="On the next page you choose what is kept of what the two say."
        small
        value={textIn(typed, 'stays')}
        error={errors.stays}
        options={[
          { value: 'this', label: entry.name, hint: 'The one this page is about' },
          { value: 'other', label: 'The other one' },
        ]}
      />
      <ButtonGroup>
        <Button>Compare them</Button>
        <LeaveEntry tenant={tenant.slug} id={entry.id} />
      </ButtonGroup>
    </form>
  );
}

/** Looks for the other one by its name. */
export function FindOther({ page: { tenant, entry, text } }: { page: MergePageData }) {
  return (
    <Section title="It is none of these?" lede="Look for it among all entries of your council and those under it.">
      <form method="get" action={paths.entryPart(tenant.slug, entry.id, 'merge')}>
        <Field
          name="q"
          label="Name, group, postcode or charity number"
          value={text}
          action={<Button variant="secondary">Find it</Button>}
        />
      </form>
    </Section>
  );
}
