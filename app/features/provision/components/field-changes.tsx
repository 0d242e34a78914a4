import { DataTable, type Column } from '~/ui';
import type { FieldChange } from '../content-words';

interface FieldChangesProps {
  caption: string;
  changes: readonly FieldChange[];
  /** What the columns are called: "Before" and "After", "Now" and "Proposed". */
  before?: string;
  after?: string;
}

/** Fields that differ, side by side. */
export function FieldChanges({ caption, changes, before = 'Before', after = 'After' }: FieldChangesProps) {
  const columns: Column<FieldChange>[] = [
    { label: 'Field', names: true, cell: ({ label }) => label },
    { label: before, quiet: true, cell: (change) => <span className="ju-typed">{change.before}</span> },
    { label: after, cell: (change) => <span className="ju-typed">{change.after}</span> },
  ];
  return <DataTable caption={caption} columns={columns} rows={changes} rowKey={({ field }) => field} />;
}
