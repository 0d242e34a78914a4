import { DataTable, When, type Column } from '~/ui';

/** Somebody who looked at a record, in words. */
export interface ViewLine {
  id: string;
  name: string;
  role: string;
  council: string;
  at: string;
  when: string;
}

/** Who looked at a record, the latest first. */
export function ViewList({ lines }: { lines: readonly ViewLine[] }) {
  const columns: Column<ViewLine>[] = [
    { label: 'Who', names: true, cell: ({ name }) => name },
    { label: 'Role', cell: ({ role }) => role },
    { label: 'Council', cell: ({ council }) => council },
    { label: 'When', quiet: true, cell: ({ at, when }) => <When iso={at} words={when} /> },
  ];
  return (
    <DataTable caption="Who looked at this, the latest first" columns={columns} rows={lines} rowKey={({ id }) => id} />
  );
}
