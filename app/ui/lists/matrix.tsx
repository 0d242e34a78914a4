import type { ReactNode } from 'react';

/** How well a category is covered in an area. */
export type CellTone = 'gap' | 'strained' | 'thin' | 'covered' | 'unknown';

interface MatrixCell {
  tone: CellTone;
  /** The word in the cell: colour never says it alone. */
  word: string;
  /** Where the cell is explained. */
  href?: string;
  /** Further words under the first, each with its own place. */
  more?: readonly { word: string; href?: string }[];
}

interface MatrixRow {
  key: string;
  label: ReactNode;
  /** One a column, in the columns' order. */
  cells: readonly MatrixCell[];
}

interface MatrixProps {
  caption: string;
  /** What the rows are: "Parish". */
  rowLabel: string;
  columns: readonly string[];
  /** Rows under a heading of their own: a locality's parishes. */
  groups: readonly { label?: string; rows: readonly MatrixRow[] }[];
}

/** Areas against categories, a coloured word in each cell. Becomes a card an area on a narrow screen. */
export function Matrix({ caption, rowLabel, columns, groups }: MatrixProps) {
  return (
    <div className="ju-matrix-box">
      <table className="ju-matrix" role="table">
        <caption className="govuk-visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              <span className="govuk-visually-hidden">{rowLabel}</span>
            </th>
            {columns.map((column) => (
              <th scope="col" role="columnheader" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ label, rows }, index) => (
          <tbody role="rowgroup" key={label ?? index}>
            {label && (
              <tr role="row" className="ju-matrix__group">
                <th role="rowheader" scope="rowgroup" colSpan={columns.length + 1}>
                  {label}
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <Row row={row} columns={columns} key={row.key} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({ row, columns }: { row: MatrixRow; columns: readonly string[] }) {
  return (
    <tr role="row" className="ju-matrix__row">
      <th scope="row" role="rowheader">
        {row.label}
      </th>
      {row.cells.map(({ tone, word, href, more = [] }, index) => (
        <td role="cell" className={`ju-matrix__cell--${tone}`} data-label={columns[index]} key={columns[index]}>
          <Said word={word} href={href} />
          {more.map((said) => (
            <Said {...said} key={said.word} />
          ))}
        </td>
      ))}
    </tr>
  );
}

function Said({ word, href }: { word: string; href?: string }) {
  return href ? <a href={href}>{word}</a> : <span>{word}</span>;
}
