import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { EmptyState } from '../content/notices';
import { DataTable, type Column } from './data-table';
import { FilterPanel } from './filter-panel';
import { Matrix } from './matrix';
import { Pagination } from './pagination';
import { StatTile } from './stats';
import { Meta, SummaryList } from './summary-list';

interface Row {
  reference: string;
  parish: string;
}

const columns: readonly Column<Row>[] = [
  { label: 'Reference', names: true, cell: ({ reference }) => reference },
  { label: 'Parish', cell: ({ parish }) => parish },
  { label: 'Act', actions: true, cell: () => <button>Match</button> },
];
const rows: readonly Row[] = [{ reference: 'JU-7K3-QXM', parish: 'Coppenhall' }];

describe('DataTable', () => {
  const html = renderToStaticMarkup(
    <DataTable caption="Open requests" columns={columns} rows={rows} rowKey={(row) => row.reference} />,
  );

  test('carries each column heading into its cells, for when the table is a stack of cards', () => {
    expect(html).toContain('data-label="Parish"');
    expect(html).not.toContain('data-label="Act"');
  });

  test('keeps the roles of a table whatever the style makes of it', () => {
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell']) {
      expect(html).toContain(`role="${role}"`);
    }
    expect(html).toContain('<caption class="govuk-visually-hidden">Open requests</caption>');
  });

  test('gives way to the empty state', () => {
    const empty = <EmptyState title="No open requests">Take a call or add one.</EmptyState>;
    const none = <DataTable caption="Open requests" columns={columns} rows={[]} rowKey={String} empty={empty} />;
    expect(renderToStaticMarkup(none)).toContain('Take a call or add one.');
    expect(renderToStaticMarkup(none)).not.toContain('<table');
  });
});

describe('Pagination', () => {
  test.each([
    [{ from: 1, count: 25, total: 86 }, 'Showing 1 to 25 of 86'],
    [{ from: 76, count: 11, total: 86 }, 'Showing 76 to 86 of 86'],
    [{ count: 25, total: 1086 }, 'Showing 25 of 1,086'],
    [{ from: 1, count: 8, total: 8 }, 'Showing all 8'],
    [{ from: 1, count: 1, total: 1 }, 'Showing the only one'],
  ])('%j says %s', (showing, words) => {
    expect(renderToStaticMarkup(<Pagination showing={showing} />)).toContain(`<span>${words}</span>`);
  });

  test('offers only the pages there are', () => {
    const first = renderToStaticMarkup(<Pagination showing={{ count: 25, total: 86 }} nextHref="?after=k" />);
    expect(first).toContain('rel="next"');
    expect(first).not.toContain('rel="prev"');
    expect(renderToStaticMarkup(<Pagination showing={{ count: 0, total: 0 }} />)).toBe('');
  });
});

describe('FilterPanel', () => {
  const html = renderToStaticMarkup(
    <FilterPanel
      action="/kinver/desk/requests"
      clearHref="/kinver/desk/requests"
      active={2}
      search={{ name: 'q', label: 'Name, reference, phone', value: 'ellison' }}
      hidden={{ order: 'age' }}
      groups={[
        { name: 'status', legend: 'Status', options: [{ value: 'open', label: 'Open', count: 1086, checked: true }] },
      ]}
    />,
  );

  test('is a GET form that works without script', () => {
    expect(html).toContain('<form method="get" action="/kinver/desk/requests"');
    expect(html).toContain('<input type="hidden" name="order" value="age"/>');
    expect(html).toMatch(/<input type="checkbox" name="status" checked="" value="open"\/>/);
  });

  test('says how much is set and how many there are', () => {
    expect(html).toContain('Filter (2 set)');
    expect(html).toContain('1,086');
  });
});

test('a matrix says in a word what its colour says', () => {
  const html = renderToStaticMarkup(
    <Matrix
      caption="Cover"
      rowLabel="Parish"
      columns={['Food']}
      groups={[{ label: 'Northern', rows: [{ key: 'c', label: 'Coppenhall', cells: [{ tone: 'gap', word: 'gap' }] }] }]}
    />,
  );
  expect(html).toContain('<td role="cell" class="ju-matrix__cell--gap" data-label="Food"><span>gap</span></td>');
});

test('a link to change an answer says which', () => {
  const html = renderToStaticMarkup(
    <SummaryList rows={[{ label: 'Name', value: 'Joan', change: { href: '/name' } }]} />,
  );
  expect(html).toContain('<a href="/name">Change<span class="govuk-visually-hidden"> name</span></a>');
});

test('facts that are not known are left out, nought is not', () => {
  const html = renderToStaticMarkup(
    <Meta
      items={[
        { label: 'Born', value: null },
        { label: 'Pets', value: 0 },
      ]}
    />,
  );
  expect(html).not.toContain('Born');
  expect(html).toContain('<dd>0</dd>');
});

test('a figure has its thousands set apart', () => {
  expect(renderToStaticMarkup(<StatTile value={1240} label="helped" />)).toContain('1,240');
});
