import { DataTable, Details } from '~/ui';
import type { ParishRow } from '../parish-rows';

interface ParishTableProps {
  caption: string;
  rows: readonly ParishRow[];
  /** Where the page has nothing else in words; else it is folded, since a county has hundreds of parishes. */
  open?: boolean;
}

/** The numbers behind the colours, for whoever does not see them. */
export function ParishTable({ caption, rows, open = false }: ParishTableProps) {
  return (
    <div id="parishes">
      <Details summary={`As a table: ${caption}`} open={open}>
        <DataTable
          caption={caption}
          rows={rows}
          rowKey={({ code }) => code}
          columns={[
            { label: 'Parish', names: true, cell: ({ name }) => name },
            { label: 'Number', numeric: true, cell: ({ words, href }) => (href ? <a href={href}>{words}</a> : words) },
          ]}
        />
      </Details>
    </div>
  );
}
