import { paths } from '~/paths';
import { ROLE_WORDS, type Role } from '~/platform/permissions/roles';
import { DataTable, EmptyState, LinkButton, PostButton, Quiet, Tag, When, type Column } from '~/ui';
import { filtersSet, type PeopleFilter } from '../filters';

/** One role of one colleague, as the list shows it. */
export interface PersonRow {
  userId: string;
  name: string;
  email: string;
  tenantNo: number;
  council: string;
  role: Role;
  startedAt: string;
  /** How long ago that was, in words. */
  since: string;
  hasPassword: boolean;
}

interface PeopleTableProps {
  slug: string;
  rows: readonly PersonRow[];
  /** Whose page this is: nobody ends a role of their own. */
  me: string;
  mayChange: boolean;
  filter: PeopleFilter;
}

/** Colleagues and their roles. */
export function PeopleTable({ slug, rows, me, mayChange, filter }: PeopleTableProps) {
  const columns: Array<Column<PersonRow>> = [
    { label: 'Name', names: true, cell: Name },
    { label: 'Role', cell: ({ role }) => ROLE_WORDS[role] },
    { label: 'Council', cell: ({ council }) => council },
    { label: 'Since', quiet: true, cell: ({ startedAt, since }) => <When iso={startedAt} words={since} /> },
  ];
  const actions: Column<PersonRow> = {
    label: 'Change',
    actions: true,
    cell: (row) => <Actions slug={slug} row={row} own={row.userId === me} />,
  };
  return (
    <DataTable
      caption="People and their roles"
      columns={mayChange ? [...columns, actions] : columns}
      rows={rows}
      rowKey={({ userId, tenantNo, role }) => `${userId} ${tenantNo} ${role}`}
      empty={<NoPeople slug={slug} filter={filter} mayChange={mayChange} />}
    />
  );
}

function Name({ name, email, hasPassword }: PersonRow) {
  return (
    <>
      {name} {!hasPassword && <Tag tone="amber">Invited</Tag>}
      <br />
      <Quiet>{email}</Quiet>
    </>
  );
}

function Actions({ slug, row, own }: { slug: string; row: PersonRow; own: boolean }) {
  const { userId, tenantNo, role, name } = row;
  if (own) return <Quiet>You</Quiet>;
  return (
    <>
      <PostButton action={paths.personLink(slug, userId)} variant="secondary" small about={`to ${name}`}>
        Send a new link
      </PostButton>{' '}
      <LinkButton
        href={paths.endPerson(slug, userId, { at: tenantNo, as: role })}
        variant="secondary"
        small
        about={`of ${name} as ${ROLE_WORDS[role]}`}
      >
        End the role
      </LinkButton>
    </>
  );
}

function NoPeople({ slug, filter, mayChange }: Pick<PeopleTableProps, 'slug' | 'filter' | 'mayChange'>) {
  if (filtersSet(filter) > 0) {
    return (
      <EmptyState
        title="Nobody fits this filter"
        action={
          <LinkButton href={paths.people(slug)} variant="secondary">
            Clear the filter
          </LinkButton>
        }
      >
        Try a part of the name, or fewer boxes.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nobody works here yet"
      action={mayChange && <LinkButton href={paths.newPerson(slug)}>Invite someone</LinkButton>}
    >
      Invite the first colleague by email. They choose a password themselves.
    </EmptyState>
  );
}
