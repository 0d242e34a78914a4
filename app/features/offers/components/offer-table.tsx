import { paths } from '~/paths';
import { DataTable, Quiet, Tag, type Column } from '~/ui';
import type { OfferLine } from '../present.server';

interface OfferTableProps {
  tenant: string;
  lines: readonly OfferLine[];
}

/** The list of volunteers and groups, one a row. */
export function OfferTable({ tenant, lines }: OfferTableProps) {
  const columns: Column<OfferLine>[] = [
    { label: 'Name', names: true, cell: (line) => <Name tenant={tenant} line={line} /> },
    { label: 'What they do', cell: ({ does }) => does },
    { label: 'Where', cell: (line) => <Where line={line} /> },
    { label: 'Free', cell: (line) => <Free line={line} /> },
    { label: 'DBS', cell: ({ check }) => <Check check={check} /> },
    {
      label: 'Tasks',
      cell: ({ load, full }) => <span className="ju-nowrap">{full ? <strong>{load}</strong> : load}</span>,
    },
    { label: 'Status', cell: ({ status }) => <Tag tone={status.tone}>{status.word}</Tag> },
  ];
  return <DataTable caption="Volunteers and groups" columns={columns} rows={lines} rowKey={({ id }) => id} />;
}

function Name({ tenant, line: { id, name, about } }: { tenant: string; line: OfferLine }) {
  return (
    <>
      <a href={paths.offer(tenant, id)}>{name}</a> <span className="ju-quiet">{about}</span>
    </>
  );
}

function Where({ line: { parish, distance, reach } }: { line: OfferLine }) {
  return (
    <>
      {parish}
      <br />
      {distance && <>{distance} · </>}
      <Quiet>{reach}</Quiet>
    </>
  );
}

function Free({ line: { free, freeNow, when } }: { line: OfferLine }) {
  return (
    <>
      {free && (
        <>
          {freeNow ? <strong>{free}</strong> : free}
          <br />
        </>
      )}
      <Quiet>{when}</Quiet>
    </>
  );
}

/** The check as they stated it; without a colour when there is none to state. */
export function Check({ check: { words, tone } }: { check: OfferLine['check'] }) {
  const short = words.replace(/^DBS /, '');
  return tone ? <Tag tone={tone}>{short}</Tag> : <Quiet>{short}</Quiet>;
}
