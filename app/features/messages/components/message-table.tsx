import { DataTable, PostButton, Quiet, Tag, When, type Column } from '~/ui';
import type { MailStatus } from '~/platform/email/status';
import { paths } from '~/paths';
import { STATUS_TONES, STATUS_WORDS } from '../rules';

/** A message as a list shows it. */
export interface MessageLine {
  id: string;
  what: string;
  to: string;
  subject: string;
  council: string;
  status: MailStatus;
  attempts: number;
  /** Why it has not left, when that is known, and what to do. */
  reason: { why: string; next: string } | null;
  writtenAt: string;
  writtenWords: string;
}

interface MessageTableProps {
  tenant: string;
  lines: readonly MessageLine[];
  /** Whether the list can hold messages of several councils. */
  several: boolean;
  mayTryAgain: boolean;
}

/** A list of messages, one a row. */
export function MessageTable({ tenant, lines, several, mayTryAgain }: MessageTableProps) {
  const columns: Column<MessageLine>[] = [
    {
      label: 'Message',
      names: true,
      cell: ({ id, what, subject }) => (
        <>
          <a href={paths.message(tenant, id)}>{what}</a>
          <br />
          <Quiet>{unbroken(subject)}</Quiet>
        </>
      ),
    },
    { label: 'To', cell: ({ to }) => to },
    ...(several ? [{ label: 'Council', cell: ({ council }: MessageLine) => council, quiet: true }] : []),
    { label: 'Status', cell: (line) => <StatusOf line={line} /> },
    {
      label: 'Written',
      cell: ({ writtenAt, writtenWords }) => <When iso={writtenAt} words={writtenWords} />,
      quiet: true,
    },
    ...(mayTryAgain ? [{ label: 'Act', actions: true, cell: (line: MessageLine) => again(tenant, line) }] : []),
  ];
  return <DataTable caption="Messages, newest first" columns={columns} rows={lines} rowKey={({ id }) => id} />;
}

/** A subject whose reference is not broken across lines. */
function unbroken(subject: string) {
  return subject.split(/(JU-\S+)/).map((part, at) => (
    <span className={at % 2 === 1 ? 'ju-nowrap' : undefined} key={at}>
      {part}
    </span>
  ));
}

function StatusOf({ line: { status, reason } }: { line: MessageLine }) {
  return (
    <>
      <StatusTag status={status} />
      {reason && status !== 'sent' && (
        <>
          <br />
          <Quiet>{reason.why}</Quiet>
        </>
      )}
    </>
  );
}

/** Where a message is, in a word. */
export function StatusTag({ status }: { status: MailStatus }) {
  return <Tag tone={STATUS_TONES[status]}>{STATUS_WORDS[status]}</Tag>;
}

function again(tenant: string, { id, status, to }: MessageLine) {
  if (status !== 'given_up') return null;
  return (
    <PostButton action={paths.message(tenant, id)} variant="secondary" small about={`to send to ${to}`}>
      Try again
    </PostButton>
  );
}
