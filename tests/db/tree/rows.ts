import type { Sql } from 'postgres';
import type { Node } from './model';

/** A council of a planted tree, with the council of its county that it has dealings with, and whether its entry is published. */
export interface Planted {
  node: Node;
  partner: Node;
  published: boolean;
}

const KINDS = ['user', 'request', 'need', 'offer', 'match', 'provision', 'call', 'other'] as const;

/** The id of the record of a kind at a council. */
export const idAt = (kind: (typeof KINDS)[number], no: number) =>
  `00000000-0000-7000-8${String(KINDS.indexOf(kind)).padStart(3, '0')}-${String(no).padStart(12, '0')}`;

const idIn = (kind: (typeof KINDS)[number], no = 'no') =>
  `('00000000-0000-7000-8${String(KINDS.indexOf(kind)).padStart(3, '0')}-' || lpad(${no}::text, 12, '0'))::uuid`;

/** The columns of a row by table, and what they say at the council `no`, whose partner is `partner`. */
const ROWS: readonly (readonly [table: string, columns: string, values: string])[] = [
  [
    'request',
    'id, reference, urgency, channel, portal_no, name, consent_version, consent_share',
    `${idIn('request')}, 'R' || no, 1, 3, no, 'n', 1, true`,
  ],
  ['need', 'id, request_id, category', `${idIn('need')}, ${idIn('request')}, 1`],
  ['request_note', 'id, request_id, body, author_name', `${idIn('other')}, ${idIn('request')}, 'b', 'a'`],
  ['request_event', 'id, request_id, kind, actor_name', `${idIn('other')}, ${idIn('request')}, 'asked', 'a'`],
  [
    'offer',
    'id, reference, kind, channel, portal_no, name, phone, consent_version',
    `${idIn('offer')}, 'V' || no, 1, 3, no, 'n', '+441632960001', 1`,
  ],
  ['offer_category', 'offer_id, category', `${idIn('offer')}, 1`],
  // Undone, so that another match of the need is possible. Its other side is kept at the partner by a trigger.
  [
    'match',
    'id, request_id, need_id, offer_id, status, matched_by',
    `${idIn('match')}, ${idIn('request')}, ${idIn('need')}, ${idIn('offer', 'partner')}, 5, 'u'`,
  ],
  [
    'provision',
    'id, kind, name, run_by, summary, categories, everywhere, published, status',
    `${idIn('provision')}, 1, 'n', 'r', 's', '{1}', true, published, 2`,
  ],
  [
    'provision_event',
    'id, provision_id, kind, actor_name, version',
    `${idIn('other')}, ${idIn('provision')}, 'recorded', 'a', 1`,
  ],
  ['call', 'id, name, handler_id, handler_name', `${idIn('call')}, 'n', ${idIn('user')}, 'h'`],
  ['call_back', 'id, call_id, due_at', `${idIn('other')}, ${idIn('call')}, now()`],
  ['script', 'id, content', `${idIn('other')}, '{}'`],
  ['membership', 'user_id, role', `${idIn('user')}, 2`],
  [
    'view_record',
    'id, subject, subject_id, user_id, user_name, user_tenant_no, role',
    `${idIn('other')}, 'Request', ${idIn('request')}, ${idIn('user')}, 'u', no, 2`,
  ],
  ['desk_visit', 'user_id, looked_at', `${idIn('user')}, now()`],
];

/** The tables with rows of their council alone, and those that are seen by other rules. */
export const TABLES = [...ROWS.map(([table]) => table), 'assignment'];

/** Puts a row of everything at each council, as the superuser; what earlier trees left stays, and is somebody else's. */
export async function plant(superuser: Sql, planted: readonly Planted[]): Promise<void> {
  const list = planted.map(({ node, partner, published }) => `(${node.no}, ${partner.no}, ${published})`).join(', ');
  const at = `from (values ${list}) as at (no, partner, published)`;
  const statements = [
    `insert into tenant (tenant_no, county_no, tier, slug, name, short_name, config)
     select no, no / 1000000, case when no % 1000000 = 0 then 1 when no % 1000 = 0 then 2 else 3 end, 't-' || no, 't', 't', '{}' ${at}`,
    `insert into app_user (id, email, name) select ${idIn('user')}, no || '@test.example', 'u' ${at}`,
    ...ROWS.map(
      ([table, columns, values]) =>
        `insert into ${table} (county_no, tenant_no, ${columns}) select no / 1000000, no, ${values} ${at}`,
    ),
  ];
  await superuser.unsafe(statements.join(';'));
}
