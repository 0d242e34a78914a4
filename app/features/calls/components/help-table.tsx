import { Button, DataTable, Dots, PhoneLink, Quiet, Tag, type Column } from '~/ui';
import type { HelpLine } from '../help-lines.server';

interface HelpTableProps {
  caption: string;
  /** Unless the heading above says it already. */
  captionVisible: boolean;
  lines: readonly HelpLine[];
  /** Ids that were just told, before the server has said so. */
  telling: ReadonlySet<string>;
  /** Under a heading for each category; else each line says its own. */
  grouped: boolean;
}

/** Places to read out, with the number to ring and the key that records that they were told. */
export function HelpTable({ caption, captionVisible, lines, telling, grouped }: HelpTableProps) {
  return (
    <DataTable
      caption={caption}
      captionVisible={captionVisible}
      columns={columnsFor(telling, grouped)}
      rows={lines}
      rowKey={({ id }) => id}
      groupOf={grouped ? ({ category }) => category : undefined}
    />
  );
}

function columnsFor(telling: ReadonlySet<string>, grouped: boolean): Column<HelpLine>[] {
  return [
    {
      label: 'What is there',
      names: true,
      cell: ({ name, category, facts, stale }) => (
        <>
          {name} {stale && <Tag tone="amber">Stale</Tag>}
          <br />
          <Quiet>
            <Dots>{grouped ? facts : [category, ...facts]}</Dots>
          </Quiet>
        </>
      ),
    },
    { label: 'When', cell: ({ standing }) => <Tag tone={standing.tone}>{standing.words}</Tag> },
    { label: 'Read out', cell: ({ phone }) => (phone ? <PhoneLink number={phone} /> : '–') },
    {
      label: 'Signpost',
      actions: true,
      cell: (line) => <SignpostButton line={line} told={line.told || telling.has(line.id)} />,
    },
  ];
}

function SignpostButton({ line, told }: { line: HelpLine; told: boolean }) {
  if (told) return <Tag tone="green">Told</Tag>;
  if (line.standing.order === 3) return null;
  return (
    <Button variant="secondary" small name="told" value={line.id} keys={line.keys ?? undefined} about={line.name}>
      Signpost
    </Button>
  );
}
