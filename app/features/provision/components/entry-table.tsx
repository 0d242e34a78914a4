import type { ReactNode } from 'react';
import { paths } from '~/paths';
import { DataTable, PostButton, Quiet, Tag, type Column } from '~/ui';
import type { EntryLine } from '../present.server';

interface EntryTableProps {
  tenant: string;
  lines: readonly EntryLine[];
  /** Whoever may change entries confirms a stale one with one click. */
  mayChange: boolean;
  /** The list to go on with after a confirmation: of our own, or of all. */
  from: 'list' | 'ours';
}

/** The list of entries, one a row. */
export function EntryTable({ tenant, lines, mayChange, from }: EntryTableProps) {
  const columns: Column<EntryLine>[] = [
    { label: 'Name', names: true, cell: (line) => <Name tenant={tenant} line={line} /> },
    { label: 'Helps with', cell: ({ helpsWith }) => helpsWith },
    { label: 'Covers', cell: ({ covers }) => covers },
    { label: 'Open', cell: (line) => <Open line={line} /> },
    {
      label: 'Status',
      cell: (line) => (
        <Status line={line}>{mayChange && <StillRight tenant={tenant} line={line} from={from} />}</Status>
      ),
    },
  ];
  return <DataTable caption="Entries of the community map" columns={columns} rows={lines} rowKey={({ id }) => id} />;
}

function Name({ tenant, line: { id, name, about } }: { tenant: string; line: EntryLine }) {
  return (
    <>
      <a href={paths.entry(tenant, id)}>{name}</a> <span className="ju-quiet">{about}</span>
    </>
  );
}

function Open({ line: { running, open, capacity } }: { line: EntryLine }) {
  return (
    <>
      {open && (open.open ? <strong>{open.words}</strong> : open.words)}
      {!open && <Quiet>{running ? 'not said' : 'not now'}</Quiet>}
      {capacity && (
        <>
          <br />
          <Quiet>{capacity}</Quiet>
        </>
      )}
    </>
  );
}

function Status({ line: { status, marks, confirmed }, children }: { line: EntryLine; children: ReactNode }) {
  return (
    <>
      <span className="ju-tags">
        <Tag tone={status.tone}>{status.word}</Tag>
        {marks.map(({ tone, word }) => (
          <Tag tone={tone} key={word}>
            {word}
          </Tag>
        ))}
      </span>
      <div>
        <Quiet>{confirmed}</Quiet>
      </div>
      {children}
    </>
  );
}

interface StillRightProps {
  tenant: string;
  line: EntryLine;
  from: EntryTableProps['from'];
}

function StillRight({ tenant, line: { id, name, stale, version }, from }: StillRightProps) {
  if (!stale) return null;
  return (
    <PostButton
      action={paths.entryPart(tenant, id, 'confirmation')}
      fields={{ version, from }}
      variant="secondary"
      small
      about={name}
    >
      Still right
    </PostButton>
  );
}
