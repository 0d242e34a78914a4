import { Meta, Section } from '~/ui';

interface TheirChangesProps {
  changes: readonly { label: string; now: string; both: boolean }[];
}

/** What others wrote into the same form meanwhile, field by field. */
export function TheirChanges({ changes }: TheirChangesProps) {
  if (changes.length === 0) return null;
  return (
    <Section title="What they changed" lede="Where you changed the same, saving puts yours in place of theirs.">
      <Meta
        items={changes.map(({ label, now, both }) => ({
          label,
          value: both ? `${now} (you changed this too: yours stands below)` : `${now} (taken over below)`,
        }))}
      />
    </Section>
  );
}
