import { NO_WRITES } from '#db/settings';
import { answers, refused, type Probe } from './probes';
import { nearProbes } from './search-probes';
import { callAt, idOf, importAt, needAt, offerAt, provisionAt, requestAt, TENANTS, tokenAt, userAt } from './world';

const DISTRICT = { lo: 901_001_000, hi: 901_001_999, wlo: 901_001_000, whi: 901_001_999, actor: userAt(901_001_000) };
const INSIDE = TENANTS.filter((no) => no >= DISTRICT.lo && no <= DISTRICT.hi);

const enqueueImport = (step: string, tenantNo: number) =>
  `select enqueue_import('${step}', ${tenantNo}, '${importAt(TENANTS[0])}')`;

/** The few functions that run with rights of their own: each keeps the range inside. */
export function functionProbes(): Probe[] {
  const app = (sql: string) => ({ role: 'app' as const, allowed: { range: DISTRICT }, sql });
  const insertMatch = `insert into match (county_no, tenant_no, id, request_id, need_id, offer_id, matched_by)
    values (901, 901001001, '${idOf(99, TENANTS[0])}', '${requestAt(901_001_001)}', '${needAt(901_001_001)}', '${offerAt(901_001_002)}', 'U')`;
  return [
    answers(
      'search finds requests of the range',
      INSIDE.map(requestAt),
      app("select id as v from request_search('%resident%')"),
    ),
    answers(
      'search finds offers of the range',
      INSIDE.map(offerAt),
      app("select id as v from offer_search('%volunteer%')"),
    ),
    answers('search finds nothing without a range', [], {
      role: 'app',
      sql: "select id as v from request_search('%')",
    }),
    answers('offers: search finds nothing without a range', [], {
      role: 'app',
      sql: "select id as v from offer_search('%')",
    }),
    answers(
      'search finds entries of the range',
      INSIDE.map(provisionAt),
      app("select id as v from provision_search('%larder%')"),
    ),
    answers('entries: search finds nothing without a range', [], {
      role: 'app',
      sql: "select id as v from provision_search('%')",
    }),
    ...nearProbes(),
    answers(
      'search finds calls of the range',
      INSIDE.map(callAt),
      app("select id as v from call_search('%1632960003%')"),
    ),
    answers('calls: search finds nothing without a range', [], {
      role: 'app',
      sql: "select id as v from call_search('%')",
    }),
    answers(
      'the scripts above a district are its county’s',
      [901_000_000],
      app('select tenant_no as v from scripts_above()'),
    ),
    answers('the scripts above a parish are its district’s and county’s', [901_000_000, 901_001_000], {
      role: 'app',
      allowed: { range: { ...DISTRICT, lo: 901_001_001, hi: 901_001_001 } },
      sql: 'select tenant_no as v from scripts_above()',
    }),
    answers('no scripts above without a range', [], { role: 'app', sql: 'select tenant_no as v from scripts_above()' }),
    answers(
      'entries that may be the same: of the range and of what its county publishes',
      TENANTS.filter((no) => no < 902_000_000).map(provisionAt),
      app("select id as v from provision_similar('Larder 901001000', null, null, null)"),
    ),
    answers(
      'entries that may be the same: not what another council keeps to itself, nor what was merged',
      [provisionAt(902_000_000)],
      {
        role: 'app',
        allowed: { range: { ...DISTRICT, lo: 902_001_000, hi: 902_001_000 } },
        sql: "select id as v from provision_similar('Larder 902001000', null, null, null)",
      },
    ),
    answers(
      'entries that may be the same: another council’s contact for staff finds nothing',
      [provisionAt(901_001_000)],
      {
        role: 'app',
        allowed: { range: { ...DISTRICT, hi: 901_001_000 } },
        sql: "select id as v from provision_similar('x', '+441632960009', null, null)",
      },
    ),
    answers('entries that may be the same: nor the postcode of a home', [provisionAt(901_001_000)], {
      role: 'app',
      allowed: { range: { ...DISTRICT, hi: 901_001_000 } },
      sql: "select id as v from provision_similar('x', null, 'ZZ1 1ZZ', null)",
    }),
    answers('entries that may be the same: nothing without a range', [], {
      role: 'app',
      sql: "select id as v from provision_similar('Larder 901001000', null, null, null)",
    }),
    answers('colleagues of the range', INSIDE.map(userAt), app('select user_id as v from colleagues()')),
    answers('no colleagues without a range', [], { role: 'app', sql: 'select user_id as v from colleagues()' }),
    ...['portal', 'link', 'auth', 'jobs'].map((role) =>
      refused(`${role} searches requests`, { role: role as 'portal', sql: "select request_search('%')" }),
    ),
    // The offer is another tenant's of the range, so the assignment must appear with that tenant.
    {
      name: "the offer's holder sees the new match as an assignment",
      check: async (run) => {
        const outcome = await run(
          app(`do $$ begin ${insertMatch}; perform 1 from assignment
          where match_id = '${idOf(99, TENANTS[0])}' and tenant_no = 901001002 and status = 1;
          if not found then raise exception 'no assignment' using errcode = 'P0002'; end if; end $$`),
        );
        return outcome.code === undefined ? null : `no assignment was made (${outcome.code})`;
      },
    },
    {
      name: 'a request that is withdrawn lets its helper go',
      check: async (run) => {
        const outcome = await run(
          app(`do $$ begin ${insertMatch}; update request set status = 5 where id = '${requestAt(901_001_001)}';
          perform 1 from match where id = '${idOf(99, TENANTS[0])}' and status = 5 and ended_at is not null;
          if not found then raise exception 'still bound' using errcode = 'P0002'; end if; end $$`),
        );
        return outcome.code === undefined ? null : `the match is still active (${outcome.code})`;
      },
    },
    {
      name: 'an offer that is withdrawn opens its need again, with an event that says why',
      check: async (run) => {
        const outcome = await run(
          app(`do $$ begin ${insertMatch}; update need set status = 2 where id = '${needAt(901_001_001)}';
          update offer set status = 4 where id = '${offerAt(901_001_002)}';
          perform 1 from need n join request r on r.id = n.request_id join request_event e on e.request_id = r.id
          where n.id = '${needAt(901_001_001)}' and n.status = 1 and r.status = 1 and r.version = 2
          and e.kind = 'match_failed' and e.actor_name = 'the council that holds the offer'
          and e.actor_tenant_no = 901001002;
          if not found then raise exception 'still matched' using errcode = 'P0002'; end if; end $$`),
        );
        return outcome.code === undefined ? null : `the need is not open again (${outcome.code})`;
      },
    },
    {
      name: 'who has looked at a request is told by its new holder, and no longer by the one before',
      check: async (run) => {
        const outcome = await run(
          app(`do $$ begin update request set tenant_no = 901001002 where id = '${requestAt(901_001_001)}';
          perform 1 from view_record where subject_id = '${requestAt(901_001_001)}' and tenant_no = 901001002;
          if not found then raise exception 'left behind' using errcode = 'P0002'; end if; end $$`),
        );
        return outcome.code === undefined ? null : `the view has not moved along (${outcome.code})`;
      },
    },
    {
      name: 'an entry that is handed on takes its messages and who has looked at it along',
      check: async (run) => {
        const entry = provisionAt(901_001_001);
        const outcome = await run(
          app(`do $$ begin
          insert into mail (county_no, tenant_no, id, template, to_address, subject, body, provision_id)
            values (901, 901001001, '${idOf(99, TENANTS[0])}', 't', 'a@b.example', 's', 'b', '${entry}');
          insert into view_record (county_no, tenant_no, id, subject, subject_id, user_id, user_name, user_tenant_no, role)
            values (901, 901001001, '${idOf(99, TENANTS[0])}', 'Provision', '${entry}', '${DISTRICT.actor}', 'U', 901001000, 2);
          update provision set tenant_no = 901001002 where id = '${entry}';
          perform from mail m join view_record v on v.subject_id = m.provision_id
            where m.provision_id = '${entry}' and m.tenant_no = 901001002 and v.tenant_no = 901001002;
          if not found then raise exception 'left behind' using errcode = 'P0002'; end if; end $$`),
        );
        return outcome.code === undefined ? null : `message or view stayed behind (${outcome.code})`;
      },
    },
    answers('a letter confirms the entry that its council holds, and no other of its ids', [1], {
      role: 'link',
      allowed: { tokenHash: tokenAt('letter', 901_001_001) },
      sql: 'select confirm_by_letter(now(), null) as v',
    }),
    answers('without the link of a letter nothing is confirmed', [0], {
      role: 'link',
      allowed: { tokenHash: '0'.repeat(64) },
      sql: 'select confirm_by_letter(now(), null) as v',
    }),
    refused('a letter is confirmed at a desk', app('select confirm_by_letter(now(), null) as v')),
    {
      name: 'a council hears what was decided on its wish to join in, and of no other wish',
      check: async (run) => {
        const decided = (wish: string, by: number) =>
          `update provision_change set status = 3, decided_at = now(), reason = 'No' where id = '${wish}' and tenant_no = ${by}`;
        const wish = idOf(98, TENANTS[0]);
        const outcome = await run({
          role: 'app',
          allowed: { range: { ...DISTRICT, lo: 901_001_000, hi: 901_002_999, wlo: 901_001_000, whi: 901_002_999 } },
          sql: `do $$ begin
          insert into provision_change (county_no, tenant_no, id, provision_id, kind, based_on, from_tenant_no)
            values (901, 901002001, '${wish}', '${provisionAt(901_002_001)}', 4, 0, 901001001);
          insert into join_wish (county_no, tenant_no, id, provision_id, holder_no, entry_name, area_codes)
            values (901, 901001001, '${wish}', '${provisionAt(901_002_001)}', 901002001, 'L', '{E04999999}');
          perform set_config('app.lo', '901002001', true), set_config('app.hi', '901002001', true),
                  set_config('app.wlo', '901002001', true), set_config('app.whi', '901002001', true);
          ${decided(wish, 901_002_001)};
          perform set_config('app.lo', '901001000', true), set_config('app.hi', '901001999', true);
          perform from join_wish where id = '${wish}' and status = 3 and reason = 'No' and decided_at is not null;
          if not found then raise exception 'not told' using errcode = 'P0002'; end if;
          perform from join_wish where id <> '${wish}' and status <> 1;
          if found then raise exception 'told others' using errcode = 'P0002'; end if; end $$`,
        });
        return outcome.code === undefined ? null : `the wish was not answered (${outcome.code})`;
      },
    },
    {
      name: 'a council hears to whom its wish to join in was handed on, and of no other wish',
      check: async (run) => {
        const wish = idOf(97, TENANTS[0]);
        const outcome = await run({
          role: 'app',
          allowed: { range: { ...DISTRICT, lo: 901_001_000, hi: 901_002_999, wlo: 901_001_000, whi: 901_002_999 } },
          sql: `do $$ begin
          insert into provision_change (county_no, tenant_no, id, provision_id, kind, based_on, from_tenant_no)
            values (901, 901001001, '${wish}', '${provisionAt(901_001_001)}', 4, 0, 901002001);
          insert into join_wish (county_no, tenant_no, id, provision_id, holder_no, entry_name, area_codes)
            values (901, 901002001, '${wish}', '${provisionAt(901_001_001)}', 901001001, 'L', '{E04999999}');
          perform set_config('app.lo', '901001000', true), set_config('app.hi', '901001999', true),
                  set_config('app.wlo', '901001000', true), set_config('app.whi', '901001999', true);
          update provision set tenant_no = 901001002 where id = '${provisionAt(901_001_001)}';
          perform set_config('app.lo', '901002000', true), set_config('app.hi', '901002999', true);
          perform from join_wish where id = '${wish}' and decider_no = 901001002 and holder_no = 901001001;
          if not found then raise exception 'not told' using errcode = 'P0002'; end if;
          perform from join_wish where id <> '${wish}' and decider_no is not null;
          if found then raise exception 'told others' using errcode = 'P0002'; end if; end $$`,
        });
        return outcome.code === undefined ? null : `the wish did not follow (${outcome.code})`;
      },
    },
    {
      name: 'forgetting removes old imports only',
      check: async (run) => {
        const outcome = await run(app('select forget_imports()::int as v'));
        return outcome.code === undefined && outcome.rows[0]?.v === 1 ? null : 'one old import should have gone';
      },
    },
    refused('an import of another council is put into the queue', app(enqueueImport('read_import', 901_002_000))),
    refused('an import is put into the queue by whoever only reads', {
      role: 'app',
      allowed: { range: { ...DISTRICT, ...NO_WRITES } },
      sql: enqueueImport('read_import', 901_001_000),
    }),
    {
      name: 'forgetting removes old drafts only',
      check: async (run) => {
        const outcome = await run(app('select forget_drafts()::int as v'));
        return outcome.code === undefined && outcome.rows[0]?.v === 1 ? null : 'one old draft should have gone';
      },
    },
  ];
}
