import { Bar, DataTable, EmptyState, Section, VisuallyHidden } from '~/ui';
import type { FigureRow, GapRow, presentFigures } from '../figures-page.server';
import type { Asked } from '../queries-figures.server';

type Figures = Pick<
  Awaited<ReturnType<typeof presentFigures>>,
  'total' | 'hours' | 'localities' | 'outcomes' | 'wrapUps' | 'categories' | 'gaps'
>;

/** Where no finished call fits the filter. */
export function NoCalls() {
  return (
    <EmptyState title="No calls">
      No finished call fits the filter: choose a longer time, or “All” where something is chosen.
    </EmptyState>
  );
}

/** The same calls, counted in several ways. */
export function FigureTables({ total, hours, localities, outcomes, wrapUps, categories, gaps }: Figures) {
  return (
    <>
      <Section title="Asked for, with nothing to signpost to" lede="Where help falls short: these feed the gaps.">
        <GapTable rows={gaps} />
      </Section>
      <Section title="By category" lede="A call can be about several.">
        <AskedTable rows={categories} />
      </Section>
      <Section title="By what came of them">
        <CountTable caption="By outcome" label="Came of it" rows={outcomes} total={total} />
      </Section>
      <Section title="By how they ended" lede="The wrap-up code that was chosen when the call was finished.">
        <CountTable caption="By wrap-up code" label="Ended with" rows={wrapUps} total={total} />
      </Section>
      <Section title="By locality">
        <CountTable caption="By locality" label="Locality" rows={localities} total={total} />
      </Section>
      <Section title="By hour">
        <CountTable caption="By hour" label="Hour" rows={hours} total={total} />
      </Section>
    </>
  );
}

/** Counts with a bar each; the bar's whole is all calls of the filter. */
function CountTable({
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
function AskedTable({ rows }: { rows: readonly (Asked & { words: string })[] }) {
  return (
    <DataTable
      caption="By category"
      rows={rows}
      rowKey={({ category }) => String(category)}
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
function GapTable({ rows }: { rows: readonly GapRow[] }) {
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
