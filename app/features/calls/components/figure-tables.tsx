import { Bar, DataTable, EmptyState, VisuallyHidden } from '~/ui';
import type { FigureRow, GapRow } from '../figures-page.server';
import type { Asked } from '../queries-figures.server';

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
export function AskedTable({ rows }: { rows: readonly (Asked & { words: string })[] }) {
  return (
    <DataTable
      caption="By category"
      rows={rows}
      rowKey={({ category }) => String(category)}
      empty={none}
      columns={[
        { label: 'Category', names: true, cell: ({ words }) => words },
        { label: 'Asked for', numeric: true, cell: ({ asked }) => asked },
        { label: 'Told about nothing', numeric: true, cell: ({ untold }) => untold },
        { label: 'Nothing there', numeric: true, cell: ({ nothing }) => nothing },
        {
          label: 'Share with nothing there',
          cell: ({ words, asked, nothing }) => (
            <Bar label={`Nothing there: ${words}`} value={nothing} max={asked} tone="amber" />
          ),
        },
      ]}
    />
  );
}

/** Where nothing serves what callers ask for, the most asked for first. */
export function GapTable({ rows }: { rows: readonly GapRow[] }) {
  return (
    <DataTable
      caption="Asked for, with nothing to signpost to"
      rows={rows}
      rowKey={({ key }) => key}
      empty={<EmptyState title="No gaps">Each finished call of the filter had something to signpost to.</EmptyState>}
      columns={[
        { label: 'Category', names: true, cell: ({ category }) => category },
        { label: 'Locality', cell: ({ place }) => place },
        { label: 'Calls', numeric: true, cell: ({ calls }) => calls },
        {
          label: 'What there is',
          actions: true,
          cell: ({ category, place, href }) => (
            <a href={href}>
              See the gap
              <VisuallyHidden>
                : {category}, {place}
              </VisuallyHidden>
            </a>
          ),
        },
      ]}
    />
  );
}
