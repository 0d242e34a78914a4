import { NO_WRITES, type TenantRange } from '#db/settings';
import { answers, refused, touches, type Probe } from './probes';
import type { Rows } from './rows';
import { type DRAWN_TABLES, idOf, localityAt, offerAt, provisionAt, TENANTS, userAt } from './world';

const COUNTY = range(901_000_000, 901_999_999);
const DISTRICT = range(901_001_000, 901_001_999);
const PARISH = range(901_001_001, 901_001_001);
const OTHER = range(902_001_001, 902_001_001);

function range(lo: number, hi: number): TenantRange {
  return { lo, hi, wlo: lo, whi: hi, actor: userAt(lo) };
}

const within = ({ lo, hi }: { lo: number; hi: number }) => TENANTS.filter((no) => no >= lo && no <= hi);

/** What the desk's role may do with each table. `set` is a column it may change. */
const DESK_TABLES: Record<string, { add?: true; set?: string; remove?: true }> = {
  incident: { add: true, set: 'summary' },
  request: { add: true, set: 'urgency' },
  need: { add: true, set: 'detail' },
  request_note: { add: true },
  request_event: { add: true },
  request_link: { add: true, set: 'ended_at' },
  offer: { add: true, set: 'skills' },
  offer_category: { add: true, remove: true },
  offer_area: { add: true, remove: true },
  offer_note: { add: true },
  offer_event: { add: true },
  offer_link: { add: true, set: 'ended_at' },
  match: { add: true, set: 'reason' },
  assignment: {},
  membership: { add: true, set: 'ended_at' },
  view_record: { add: true },
  desk_event: { add: true },
  mail: { add: true, set: 'attempts' },
  provision: { add: true, set: 'summary' },
  provision_event: { add: true },
  provision_link: { add: true, set: 'ended_at' },
  provision_letter: { add: true },
  provision_change: { add: true, set: 'reason' },
  join_wish: { add: true, set: 'seen_at' },
  page_version: { add: true },
  call: { add: true, set: 'notes' },
  call_signpost: { add: true, set: 'emailed_at' },
  call_back: { add: true, set: 'about' },
  call_event: { add: true },
  script: { add: true, set: 'active' },
  script_version: { add: true },
  import_batch: { add: true, set: 'done', remove: true },
  import_chunk: { add: true, remove: true },
  import_row: { add: true, remove: true },
  import_heading: { add: true, set: 'field' },
};

/** Facts that everybody reads and a desk keeps within its range. */
const DRAWN: Record<(typeof DRAWN_TABLES)[number], { add?: true; set?: string; remove?: true }> = {
  locality: { add: true, set: 'name', remove: true },
  locality_area: { add: true, set: 'locality_id', remove: true },
  locality_drawing: { add: true },
};

/** What tells a copied row apart from the row it was copied from. */
function fresh(table: string): Record<string, unknown> {
  const hash = 'f'.repeat(64);
  if (table.endsWith('_link')) return { token_hash: hash };
  if (table === 'offer_category') return { category: 2 };
  if (table === 'offer_area') return { area_code: 'E04999998' };
  if (table === 'locality_area') return { area_code: 'E04999998' };
  if (table === 'locality_drawing') return { version: 2 };
  if (table === 'locality') return { id: idOf(99, TENANTS[0]), slug: 'south' };
  if (table === 'membership') return { role: 3 };
  if (table === 'script_version') return { version: 2 };
  if (table === 'call_signpost') return { id: idOf(99, TENANTS[0]), provision_id: idOf(99, TENANTS[0]) };
  if (table === 'incident') return { id: idOf(99, TENANTS[0]), slug: 'storm' };
  if (table === 'import_chunk' || table === 'import_row') return { no: 2 };
  if (table === 'import_heading') return { heading: 'address' };
  return { id: idOf(99, TENANTS[0]), reference: 'JU-NEW', version: 9 };
}

/** The desk's role: reads and writes exactly its range. */
export function deskProbes(rows: Rows): Probe[] {
  const app = (allowed: TenantRange | undefined, sql: string, params?: unknown[]) => ({
    role: 'app' as const,
    allowed: allowed ? { range: allowed } : {},
    sql,
    ...(params ? { params } : {}),
  });
  const ofTable = ([table, may]: [string, (typeof DESK_TABLES)[string]]): Probe[] => [
    ...[COUNTY, DISTRICT, PARISH, OTHER].map((scope) =>
      answers(`app reads ${table} of ${scope.lo}`, within(scope), app(scope, `select tenant_no as v from "${table}"`)),
    ),
    answers(`app reads no ${table} without a range`, [], app(undefined, `select tenant_no as v from "${table}"`)),
    ...writes(table, may),
  ];
  const writes = (table: string, may: (typeof DESK_TABLES)[string]): Probe[] => [
    ...(may.add ? adds(table) : []),
    ...(may.set ? changes(table, may.set) : []),
    ...(may.remove ? removes(table) : []),
  ];
  function adds(table: string): Probe[] {
    const copyAt = (no: number) => {
      const mine = table === 'view_record' ? { user_id: userAt(DISTRICT.lo) } : {};
      return rows.copy(table, no, { ...fresh(table), ...mine });
    };
    const own = copyAt(901_001_001);
    // What only reads leaves the record of a view all the same.
    const readOnly = { ...DISTRICT, ...NO_WRITES };
    return [
      touches(`app adds ${table} in its range`, 1, app(DISTRICT, own.sql, own.params)),
      ...[901_000_000, 901_002_001, 902_001_001].map((no) => {
        const foreign = copyAt(no);
        return refused(`app adds ${table} at ${no}`, app(DISTRICT, foreign.sql, foreign.params));
      }),
      ...(table === 'view_record' ? [] : [refused(`a reader adds ${table}`, app(readOnly, own.sql, own.params))]),
    ];
  }
  function changes(table: string, column: string): Probe[] {
    const sql = `update "${table}" set "${column}" = "${column}"`;
    return [
      touches(`app changes ${table} of its range`, within(DISTRICT).length, app(DISTRICT, sql)),
      touches(
        `app changes ${table} it may write, of those it reads`,
        1,
        app({ ...COUNTY, wlo: 901_001_001, whi: 901_001_001 }, sql),
      ),
      touches(`a reader changes ${table}`, 0, app({ ...COUNTY, ...NO_WRITES }, sql)),
    ];
  }
  function removes(table: string): Probe[] {
    return [
      touches(`app removes ${table} of its range`, within(DISTRICT).length, app(DISTRICT, `delete from "${table}"`)),
      touches(`a reader removes ${table}`, 0, app({ ...COUNTY, ...NO_WRITES }, `delete from "${table}"`)),
    ];
  }
  return [
    ...Object.entries(DESK_TABLES).flatMap(ofTable),
    ...Object.entries(DRAWN).flatMap(([table, may]) => writes(table, may)),
    ...special(rows, app),
    coverProbe(app),
    incidentProbe(app, rows),
  ];
}

type App = (allowed: TenantRange | undefined, sql: string, params?: unknown[]) => Parameters<typeof refused>[1];

function special(rows: Rows, app: App): Probe[] {
  const visits = 'select tenant_no as v from desk_visit';
  // Reads no column, so that the policy for changes stands alone.
  const looked = 'update desk_visit set looked_at = now()';
  const view = (change: Record<string, unknown>) =>
    rows.copy('view_record', 901_001_001, { ...fresh('view_record'), ...change });
  const visit = (no: number, change: Record<string, unknown> = {}) => rows.copy('desk_visit', no, change);
  const unseen = rows.copy('match', 901_001_001, { id: idOf(99, TENANTS[0]), offer_id: offerAt(901_001_002) });
  const about = { request_id: null, provision_id: provisionAt(901_002_000) };
  const strayLetter = rows.copy('mail', 901_001_001, { ...fresh('mail'), ...about });
  const own = view({ user_id: userAt(DISTRICT.lo) });
  const forged = view({ user_id: userAt(901_002_000) });
  const first = visit(901_001_001, { user_id: userAt(DISTRICT.lo) });
  const elsewhere = visit(901_002_000, { user_id: userAt(DISTRICT.lo) });
  const othersVisit = visit(901_001_001, { user_id: userAt(901_002_000) });
  const worded = rows.copy('provision', 901_001_001, { ...fresh('provision'), name: 'Something unheard' });
  return [
    touches(
      'an entry is added whose words nobody used before',
      1,
      app(DISTRICT, `${worded.sql} -- provision_word`, worded.params),
    ),
    ...(['request', 'offer', 'provision'] as const).flatMap((table) => [
      touches(
        `a ${table} is handed on within the range`,
        1,
        app(DISTRICT, `update "${table}" set tenant_no = 901001002 where tenant_no = 901001001`),
      ),
      ...[901_000_000, 901_002_000].map((to) =>
        refused(
          `a ${table} is handed on to ${to}`,
          app(DISTRICT, `update "${table}" set tenant_no = ${to} where tenant_no = 901001001`),
        ),
      ),
    ]),
    ...joinProbes(rows, app),
    {
      name: 'a message about an entry of another council',
      check: async (run) => {
        const { code } = await run(app(DISTRICT, strayLetter.sql, strayLetter.params));
        return code === '23503' ? null : `should point nowhere, was ${code ?? 'kept'}`;
      },
    },
    refused('a match with an offer one cannot see', app(PARISH, unseen.sql, unseen.params)),
    touches('a reader leaves a view', 1, app({ ...DISTRICT, ...NO_WRITES }, own.sql, own.params)),
    refused('a view in another name', app(DISTRICT, forged.sql, forged.params)),
    answers('visits: my own only', [901_001_000], app(DISTRICT, visits)),
    touches('visits: I change my own only', 1, app(DISTRICT, looked)),
    touches('visits: a first one', 1, app(DISTRICT, first.sql, first.params)),
    refused('visits: elsewhere', app(DISTRICT, elsewhere.sql, elsewhere.params)),
    refused('visits: in another name', app(DISTRICT, othersVisit.sql, othersVisit.params)),
    ...['app_user', 'session', 'invitation', 'sign_in_limit', 'sign_in_event', 'form_draft'].map((table) =>
      refused(`app reads ${table}`, app(COUNTY, `select from "${table}"`)),
    ),
  ];
}

/** A council asks another of its county to let it join in with an entry; it may add that and nothing else there. */
function joinProbes(rows: Rows, app: App): Probe[] {
  const join = (at: number, change: Record<string, unknown> = {}) =>
    rows.copy('provision_change', at, {
      id: idOf(99, TENANTS[0]),
      kind: 4,
      from_tenant_no: PARISH.lo,
      ...change,
    });
  const tried = (name: string, { sql, params }: ReturnType<typeof join>) => refused(name, app(PARISH, sql, params));
  const neighbour = join(901_002_001);
  return [
    touches('a council joins in with an entry of its county', 1, app(PARISH, neighbour.sql, neighbour.params)),
    tried('a council joins in with an entry of another county', join(902_001_001)),
    tried('a council joins in in the name of another', join(901_002_001, { from_tenant_no: 901_002_000 })),
    tried('a council changes what is not its own', join(901_002_001, { kind: 1 })),
    refused('a reader joins in', app({ ...PARISH, ...NO_WRITES }, neighbour.sql, neighbour.params)),
  ];
}

/** A parish sees no incident of its district, and what is asked of it belongs to that while it has none of its own. */
function incidentProbe(app: App, rows: Rows): Probe {
  const { sql, params } = rows.copy('request', PARISH.lo, { ...fresh('request'), incident_id: null });
  const added = app(PARISH, `${sql} returning incident_id as v -- incident`, params);
  return answers('a request at a parish belongs to the nearest incident that runs', [idOf(15, DISTRICT.lo)], added);
}

/** An entry of the county, which the district can neither see nor change, covers a locality of the district. */
function coverProbe(app: App): Probe {
  const removed = app(
    { ...COUNTY, wlo: DISTRICT.lo, whi: DISTRICT.lo },
    `do $$ begin delete from locality where id = '${localityAt(DISTRICT.lo)}';
     perform from provision p join provision_event e on e.provision_id = p.id and e.version = p.version
     where p.id = '${provisionAt(COUNTY.lo)}' and p.area_codes = '{E04999999}' and p.locality_ids = '{}' and p.version = 2
     and e.kind = 'locality_removed' and e.content = '{"cost": "", "areaCodes": ["E04999999"], "localityIds": []}';
     if not found then raise exception 'cover was lost' using errcode = 'P0002'; end if; end $$`,
  );
  return {
    name: 'an entry that covered a locality covers its parishes when it is removed',
    check: async (run) => {
      const outcome = await run(removed);
      return outcome.code === undefined ? null : `its cover was lost (${outcome.code})`;
    },
  };
}
