import { paths } from '~/paths';
import { DataTable, Quiet, Tag, When, type Column } from '~/ui';
import type { QueueLine } from '../present-queue.server';

interface QueueTableProps {
  tenant: string;
  lines: readonly QueueLine[];
}

/** The queue, a request a row; who somebody is stands there only for whoever searched for it. */
export function QueueTable({ tenant, lines }: QueueTableProps) {
  const columns: Column<QueueLine>[] = [
    { label: 'Reference', names: true, cell: (line) => <Reference tenant={tenant} line={line} /> },
    { label: 'Urgency', cell: ({ urgency }) => <Tag tone={urgency.tone}>{urgency.word}</Tag> },
    { label: 'Parish', cell: ({ parish }) => parish },
    { label: 'Needs', cell: ({ needs }) => needs },
    { label: 'Status', cell: ({ status }) => <Tag tone={status.tone}>{status.word}</Tag> },
    { label: 'Age', quiet: true, cell: ({ askedAt, age }) => <When iso={askedAt} words={age} /> },
    { label: 'Help in reach', quiet: true, cell: (line) => <Help line={line} /> },
  ];
  return <DataTable caption="Requests" columns={columns} rows={lines} rowKey={({ id }) => id} />;
}

function Reference({ tenant, line: { id, reference, name } }: { tenant: string; line: QueueLine }) {
  return (
    <>
      <a href={paths.request(tenant, id)} className="ju-nowrap">
        {reference}
      </a>
      {name && <div className="ju-found-name">{name}</div>}
    </>
  );
}

function Help({ line: { help, holder } }: { line: QueueLine }) {
  return (
    <>
      {help.missing ? <strong className="ju-missing">{help.word}</strong> : help.word}
      {holder && (
        <div>
          <Quiet>held by {holder}</Quiet>
        </div>
      )}
    </>
  );
}
