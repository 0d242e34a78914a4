import { newId } from '#db/id';
import { inOneCounty, liesUnder, type Node } from './model';
import { idAt } from './rows';

/** Who tries something, at which council's record, and with which other council. */
export interface Scene {
  me: Node;
  row: Node;
  other: Node;
  /** Whether the role has anything to write at all. */
  writes: boolean;
}

/** One thing that is tried as the desk's role, and when it may succeed. */
export interface Attempt {
  what: string;
  sql: (scene: Scene) => string;
  allowed: (scene: Scene) => boolean;
}

const here = ({ me, row, writes }: Scene) => writes && liesUnder(row, me);
const onward = (scene: Scene) => here(scene) && liesUnder(scene.other, scene.me);
const never = () => false;

const holder = (no: number) => `${Math.floor(no / 1e6)}, ${no}`;
const added = (table: string, columns: string, values: string, no: number) =>
  `insert into ${table} (county_no, tenant_no, ${columns}) values (${holder(no)}, ${values})`;
const at = (kind: Parameters<typeof idAt>[0], { no }: Node) => `'${idAt(kind, no)}'`;
const fresh = () => `'${newId()}'`;

const changes = (table: string, set: string, key: string, kind: Parameters<typeof idAt>[0]): Attempt => ({
  what: `change ${table}`,
  sql: ({ row }) => `update ${table} set ${set} where ${key} = ${at(kind, row)}`,
  allowed: here,
});

const handsOn = (table: 'request' | 'offer' | 'provision'): Attempt => ({
  what: `hand on ${table}`,
  sql: ({ row, other }) => `update ${table} set tenant_no = ${other.no} where id = ${at(table, row)}`,
  allowed: onward,
});

const adds = (table: string, columns: string, values: (row: Node) => string): Attempt => ({
  what: `add ${table}`,
  sql: ({ row }) => added(table, `id, ${columns}`, `${fresh()}, ${values(row)}`, row.no),
  allowed: here,
});

const refuses = (what: string, sql: (row: Node) => string): Attempt => ({
  what,
  sql: ({ row }) => sql(row),
  allowed: never,
});

const requests: readonly Attempt[] = [
  adds(
    'request',
    'reference, urgency, channel, portal_no, name, consent_version, consent_share',
    ({ no }) => `'added', 1, 3, ${no}, 'n', 1, true`,
  ),
  changes('request', 'urgency = 2', 'id', 'request'),
  handsOn('request'),
  refuses('remove request', (row) => `delete from request where id = ${at('request', row)}`),
  changes('need', "detail = 'd'", 'id', 'need'),
  {
    what: 'add a need under another council’s request',
    sql: ({ row, other }) =>
      added('need', 'id, request_id, category', `${fresh()}, ${at('request', other)}, 2`, row.no),
    allowed: (scene) => here(scene) && scene.row === scene.other,
  },
  adds('request_note', 'request_id, body, author_name', (row) => `${at('request', row)}, 'b', 'a'`),
  refuses(
    'change request_note',
    (row) => `update request_note set body = 'c' where request_id = ${at('request', row)}`,
  ),
  adds('request_event', 'request_id, kind, actor_name', (row) => `${at('request', row)}, 'asked', 'a'`),
  refuses('remove request_event', (row) => `delete from request_event where request_id = ${at('request', row)}`),
];

const offers: readonly Attempt[] = [
  adds(
    'offer',
    'reference, kind, channel, portal_no, name, phone, consent_version',
    ({ no }) => `'added', 1, 3, ${no}, 'n', '+441632960001', 1`,
  ),
  changes('offer', "skills = 's'", 'id', 'offer'),
  handsOn('offer'),
  {
    ...changes('offer_category', '', '', 'offer'),
    what: 'remove offer_category',
    sql: ({ row }) => `delete from offer_category where offer_id = ${at('offer', row)}`,
  },
];

const matches: readonly Attempt[] = [
  {
    what: 'match a need with another council’s offer',
    sql: ({ row, other }) =>
      added(
        'match',
        'id, request_id, need_id, offer_id, status, matched_by',
        `${fresh()}, ${at('request', row)}, ${at('need', row)}, ${at('offer', other)}, 1, 'u'`,
        row.no,
      ),
    allowed: onward,
  },
  changes('match', "reason = 'r'", 'id', 'match'),
  refuses('change assignment', (row) => `update assignment set status = 3 where match_id = ${at('match', row)}`),
];

const entries: readonly Attempt[] = [
  adds(
    'provision',
    'kind, name, run_by, summary, categories, everywhere, status',
    () => `1, 'n', 'r', 's', '{1}', true, 2`,
  ),
  changes('provision', "cost = 'c'", 'id', 'provision'),
  handsOn('provision'),
  adds(
    'provision_event',
    'provision_id, kind, actor_name, version',
    (row) => `${at('provision', row)}, 'recorded', 'a', 2`,
  ),
  {
    // A council asks any other of its county to let it join in with an entry, in its own name; the holder may write itself.
    what: 'join in with an entry',
    sql: ({ row, other }) =>
      added(
        'provision_change',
        'id, provision_id, kind, based_on, from_tenant_no',
        `${fresh()}, ${at('provision', row)}, 4, 1, ${other.no}`,
        row.no,
      ),
    allowed: (scene) =>
      here(scene) || (scene.writes && inOneCounty(scene.row, scene.me) && liesUnder(scene.other, scene.me)),
  },
];

const calls: readonly Attempt[] = [
  adds('call', 'name, handler_id, handler_name', (row) => `'n', ${at('user', row)}, 'h'`),
  changes('call', "notes = 'n'", 'id', 'call'),
  changes('call_back', "about = 'a'", 'call_id', 'call'),
  changes('script', 'active = false', 'id', 'other'),
];

const people: readonly Attempt[] = [
  {
    what: 'add membership',
    sql: ({ row }) => added('membership', 'user_id, role', `${at('user', row)}, 3`, row.no),
    allowed: here,
  },
  changes('membership', 'ended_at = now()', 'user_id', 'user'),
];

/** Who looked, and when: also left by those who may only read, in their own name alone. */
const views: readonly Attempt[] = [
  ...(['me', 'other'] as const).map((by) => ({
    what: `leave a view in the name of ${by}`,
    sql: (scene: Scene) =>
      added(
        'view_record',
        'id, subject, subject_id, user_id, user_name, user_tenant_no, role',
        `${fresh()}, 'Request', ${at('request', scene.row)}, ${at('user', scene[by])}, 'u', ${scene[by].no}, 2`,
        scene.row.no,
      ),
    allowed: (scene: Scene) => liesUnder(scene.row, scene.me) && scene[by] === scene.me,
  })),
  {
    what: 'note a visit',
    sql: ({ row }) => `update desk_visit set looked_at = now() where tenant_no = ${row.no}`,
    allowed: ({ me, row }) => row === me,
  },
];

export const ATTEMPTS: readonly Attempt[] = [
  ...requests,
  ...offers,
  ...matches,
  ...entries,
  ...calls,
  ...people,
  ...views,
];
