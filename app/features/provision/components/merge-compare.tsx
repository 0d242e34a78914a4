import { paths } from '~/paths';
import { Button, ButtonGroup, EmptyState, HiddenFields, Meta, Radios, Section } from '~/ui';
import type { readCompared } from '../merge-compared.server';
import { EntryFactList } from './entry-facts';
import { LeaveEntry } from './entry-frame';

interface CompareFormProps {
  tenant: string;
  entry: { id: string };
  pair: { other: string; stays: 'this' | 'other' };
  compared: Awaited<ReturnType<typeof readCompared>>;
}

/** What is kept of what two entries differ in, and what the one that stays says then. */
export function CompareForm({
  tenant,
  entry,
  pair,
  compared: { stays, goes, parts, name, facts, staff },
}: CompareFormProps) {
  const here = paths.entryPart(tenant, entry.id, 'merge', pair);
  return (
    <form method="post" action={here} noValidate>
      <HiddenFields values={{ ...pair, staysVersion: stays.version, goesVersion: goes.version }} />
      <Section
        title="What is kept?"
        lede={`“${stays.name}” stays, “${goes.name}” goes into it. Only what they differ in is asked.`}
      >
        {parts.length === 0 && <EmptyState title="They say the same">There is nothing to choose.</EmptyState>}
        {parts.map(({ part, label, chosen, options }) => (
          <Radios name={`keep-${part}`} label={label} small value={chosen} options={options} key={part} />
        ))}
        {parts.length > 0 && (
          <Button variant="secondary" name="intent" value="show" formAction={`${here}#result`}>
            Show what it will say
          </Button>
        )}
      </Section>
      <div id="result">
        <EntryFactList facts={facts} title={`What “${name}” will say`} />
        <Meta
          items={[
            { label: 'Ask for', value: staff.contactName },
            { label: 'Their phone', value: staff.contactPhone },
            { label: 'Their email', value: staff.contactEmail },
            { label: 'Notes for staff', value: staff.staffNotes },
          ]}
        />
      </div>
      <ButtonGroup>
        <Button variant="warning" name="intent" value="merge">
          Merge them
        </Button>
        <LeaveEntry tenant={tenant} id={entry.id} />
      </ButtonGroup>
    </form>
  );
}
