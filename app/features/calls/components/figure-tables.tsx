import { Bar, DataTable, EmptyState } from '~/ui';
import type { FigureRow } from '../figures-page.server';

const none = <EmptyState title="No calls">No finished call fits the filter: choose a longer time.</EmptyState>;

/** Counts with a bar each; the bar's whole is all calls of the filter. */
export function CountTable({
  caption,
  label,
  rows,
  total,
}: {
  caption: string;
  label: string;
  rows: readonly FigureRow[];
  total: number;
}) {
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ key }) => key}
      empty={none}
      columns={[
        { label, names: true, cell: ({ words }) => words },
        { label: 'Calls', numeric: true, cell: ({ count }) => count },
        {
          label: 'Share',
          cell: ({ words, count }) => <Bar label={`Share of calls: ${words}`} value={count} max={total} />,
        },
      ]}
    />
  );
}

/** What callers asked for, and how often there was nowhere to send them. */
export function AskedTable({
  rows,
}: {
  rows: readonly { category: number; words: string; asked: number; nothing: number }[];
}) {
  return (
    <DataTable
      caption="By category"
      rows={rows}
      rowKey={({ category }) => String(category)}
      empty={none}
      columns={[
        { label: 'Category', names: true, cell: ({ words }) => words },
        { label: 'Asked for', numeric: true, cell: ({ asked }) => asked },
        { label: 'Told about nothing', numeric: true, cell: ({ nothing }) => nothing },
        {
          label: 'Share without',
          cell: ({ words, asked, nothing }) => (
            <Bar label={`Told about nothing: ${words}`} value={nothing} max={asked} tone="amber" />
          ),
        },
      ]}
    />
  );
}
