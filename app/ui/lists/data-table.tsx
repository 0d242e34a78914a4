import type { ReactNode } from 'react';
import { classes } from '../classes';

/** One column of a DataTable. */
export interface Column<Row> {
  /** The heading; on narrow screens the label in front of each value. */
  label: string;
  cell: (row: Row) => ReactNode;
  /** The cell that names the row: the reference, the person. One a table. */
  names?: boolean;
  /** Figures, set at the right. */
  numeric?: boolean;
  /** Grey: for what is read second. */
  quiet?: boolean;
  /** The column holds buttons or links; its heading is for screen readers only. */
  actions?: boolean;
}

interface DataTableProps<Row> {
  /** What the table holds, for screen readers: the heading above usually says it already. */
  caption: string;
  captionVisible?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Rows under one heading stand together in the order given: each group has its heading over it. */
  groupOf?: (row: Row) => string;
  /** An EmptyState, shown in place of a table without rows. */
  empty?: ReactNode;
}

/**
 * A table that becomes a stack of cards on a narrow screen, each value behind its label. The roles are spelled out
 * because browsers take them away when CSS changes how a table is displayed.
 */
export function DataTable<Row>({
  caption,
  captionVisible,
  columns,
  rows,
  rowKey,
  groupOf,
  empty,
}: DataTableProps<Row>) {
  if (rows.length === 0 && empty) return empty;
  return (
    <div className="ju-table-box">
      <table className="govuk-table ju-table" role="table">
        <caption className={captionVisible ? 'govuk-table__caption govuk-table__caption--m' : 'govuk-visually-hidden'}>
          {caption}
        </caption>
        <thead className="govuk-table__head" role="rowgroup">
          <tr className="govuk-table__row" role="row">
            {columns.map(({ label, numeric, actions }) => (
              <th scope="col" role="columnheader" className={cellClass('header', { numeric })} key={label}>
                {actions ? <span className="govuk-visually-hidden">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        {inGroups(rows, groupOf).map(([group, inside]) => (
          <tbody className="govuk-table__body" role="rowgroup" key={group}>
            {groupOf && (
              <tr className="govuk-table__row ju-table__group" role="row">
                <th scope="rowgroup" role="rowheader" colSpan={columns.length} className="govuk-table__header">
                  {group}
                </th>
              </tr>
            )}
            {inside.map((row) => (
              <tr className="govuk-table__row" role="row" key={rowKey(row)}>
                {columns.map((column) => (
                  <Cell column={column} row={row} key={column.label} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function inGroups<Row>(rows: readonly Row[], groupOf: ((row: Row) => string) | undefined): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groupOf?.(row) ?? '';
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return groupOf ? [...groups] : [['', [...rows]]];
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row);
  if (column.names) {
    return (
      <th scope="row" role="rowheader" className={`${cellClass('cell', column)} ju-table__name`}>
        {content}
      </th>
    );
  }
  return (
    <td role="cell" className={cellClass('cell', column)} data-label={column.actions ? undefined : column.label}>
      <div>{content}</div>
    </td>
  );
}

interface CellLook {
  numeric?: boolean;
  quiet?: boolean;
  actions?: boolean;
}

function cellClass(part: 'header' | 'cell', { numeric, quiet, actions }: CellLook): string {
  return classes(
    `govuk-table__${part}`,
    numeric && `govuk-table__${part}--numeric`,
    quiet && 'ju-quiet',
    actions && 'ju-table__actions',
  );
}
