import { paths } from '~/paths';
import {
  Alarm,
  DataTable,
  Dots,
  EmptyState,
  LinkButton,
  PhoneLink,
  PostButton,
  Quiet,
  Tag,
  When,
  type Column,
} from '~/ui';
import type { BackRow, CallRow } from '../desk-page.server';
import { BACK_LISTS, type BackList, type CallLists } from '../lists';

/** Calls in progress, or left by a lost line: one click goes on with them. */
export function OpenCalls({ tenant, rows }: { tenant: string; rows: readonly CallRow[] }) {
  return (
    <DataTable
      caption="Calls in progress"
      columns={[...callColumns(tenant, false), goOn(tenant)]}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No call is in progress">
          Press “Take a call” when the phone rings. What you type is kept from the first letter.
        </EmptyState>
      }
    />
  );
}

interface LastCallsProps {
  tenant: string;
  rows: readonly CallRow[];
  lists: CallLists;
  /** The id of the last call shown, where there are earlier ones. */
  earlier: string | null;
}

/** The calls that ended last, a list's length at a time. */
export function LastCalls({ tenant, rows, lists: { backs, before }, earlier }: LastCallsProps) {
  return (
    <>
      <LastCallsTable tenant={tenant} rows={rows} />
      <p className="govuk-body">
        <Dots>
          {[
            before && (
              <a href={paths.calls(tenant, { backs })} key="last">
                The last calls
              </a>
            ),
            earlier && (
              <a href={paths.calls(tenant, { backs, before: earlier })} rel="next" key="earlier">
                Earlier calls
              </a>
            ),
          ].filter(Boolean)}
        </Dots>
      </p>
    </>
  );
}

function LastCallsTable({ tenant, rows }: { tenant: string; rows: readonly CallRow[] }) {
  return (
    <DataTable
      caption="The last calls"
      columns={callColumns(tenant, true)}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title="No call has been taken yet">Finished calls stand here.</EmptyState>}
    />
  );
}

function callColumns(tenant: string, finished: boolean): Column<CallRow>[] {
  const outcome: Column<CallRow> = { label: 'Came of it', cell: ({ outcome: words }) => words ?? '–' };
  return [
    { label: 'Who', names: true, cell: ({ id, who }) => <a href={paths.call(tenant, id)}>{who}</a> },
    { label: 'Where', cell: ({ where }) => where },
    { label: 'What about', cell: ({ about }) => about },
    ...(finished ? [outcome] : []),
    { label: 'When', cell: ({ iso, when }) => <When iso={iso} words={when} /> },
    { label: 'Taken by', quiet: true, cell: ({ handler }) => handler },
  ];
}

function goOn(tenant: string): Column<CallRow> {
  return {
    label: 'Go on',
    actions: true,
    cell: ({ id, who }) => (
      <LinkButton href={paths.call(tenant, id)} variant="secondary" small about={`with the call of ${who}`}>
        Go on
      </LinkButton>
    ),
  };
}

/** Who is to be rung back, the longest overdue first: all, one's own, nobody's; or those that are over. */
export function CallBacks({ tenant, rows, list }: { tenant: string; rows: readonly BackRow[]; list: BackList }) {
  return (
    <>
      <nav aria-label="Which call-backs">
        <p className="govuk-body">
          <Dots>
            {(Object.keys(BACK_LISTS) as BackList[]).map((one) =>
              one === list ? (
                <strong aria-current="true" key={one}>
                  {BACK_LISTS[one]}
                </strong>
              ) : (
                <a href={paths.calls(tenant, { backs: one })} key={one}>
                  {BACK_LISTS[one]}
                </a>
              ),
            )}
          </Dots>
        </p>
      </nav>
      <DataTable
        caption="Call-backs"
        columns={backColumns(tenant)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title="No call-backs here">Book a call-back in a call with the key B.</EmptyState>}
      />
    </>
  );
}

function backColumns(tenant: string): Column<BackRow>[] {
  return [
    {
      label: 'Who',
      names: true,
      cell: ({ id, who, about, where }) => (
        <>
          <a href={paths.callBack(tenant, id)}>{who}</a>
          <br />
          <Quiet>
            <Dots>{[about, where].filter((part) => part !== '')}</Dots>
          </Quiet>
        </>
      ),
    },
    { label: 'Phone', cell: ({ phone }) => (phone ? <PhoneLink number={phone} /> : <Alarm>no number</Alarm>) },
    {
      label: 'Due',
      cell: ({ iso, due, overdue, ended }) => (
        <>
          <When iso={iso} words={due} /> {overdue && <Tag tone="red">Overdue</Tag>}
          {ended && <Tag tone={ended === 'Done' ? 'green' : 'grey'}>{ended}</Tag>}
        </>
      ),
    },
    { label: 'So far', quiet: true, cell: ({ tries }) => tries },
    {
      label: 'Who rings',
      cell: ({ id, owner, ended, version, who }) =>
        owner ??
        (ended ? (
          '–'
        ) : (
          <PostButton
            action={paths.callBack(tenant, id)}
            fields={{ version }}
            name="do"
            value="take"
            variant="secondary"
            small
            about={`the call-back of ${who}`}
          >
            Take it on
          </PostButton>
        )),
    },
  ];
}
