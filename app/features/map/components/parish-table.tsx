import { DataTable } from '~/ui';
import type { ParishRow } from '../parish-rows';

/** The numbers behind the colours, for whoever does not see them. */
export function ParishTable({ caption, rows }: { caption: string; rows: readonly ParishRow[] }) {
  return (
    <div id="parishes">
      <DataTable
        caption={caption}
        captionVisible
        rows={rows}
        rowKey={({ code }) => code}
        columns={[
          { label: 'Parish', names: true, cell: ({ name }) => name },
          { label: 'Number', numeric: true, cell: ({ words, href }) => (href ? <a href={href}>{words}</a> : words) },
        ]}
      />
    </div>
  );
}
