import postgres from 'postgres';

/**
 * A small world with a row of everything at every tenant: two counties, three districts, four parishes. Put in place by
 * the superuser, for whom no policy holds, so that the tests know what there really is.
 */
export const TENANTS = [
  901_000_000, 901_001_000, 901_001_001, 901_001_002, 901_002_000, 901_002_001, 902_000_000, 902_001_000, 902_001_001,
] as const;

/** The tables with rows of tenants; every one of them has a row at each tenant of the world. */
export const TENANT_TABLES = [
  'incident',
  'request',
  'need',
  'request_note',
  'request_event',
  'request_link',
  'offer',
  'offer_category',
  'offer_area',
  'offer_note',
  'offer_event',
  'offer_link',
  'match',
  'assignment',
  'membership',
  'invitation',
  'view_record',
  'desk_event',
  'desk_visit',
  'form_draft',
  'mail',
  'provision',
  'provision_event',
  'provision_link',
  'provision_letter',
  'provision_change',
  'join_wish',
  'page_version',
  'call',
  'call_signpost',
  'call_back',
  'call_event',
  'script',
  'script_version',
  'import_batch',
  'import_chunk',
  'import_row',
  'import_heading',
] as const;

/** Public facts: the same for everybody. */
export const PUBLIC_TABLES = [
  'tenant',
  'tenant_area',
  'locality',
  'locality_area',
  'locality_drawing',
  'page',
  'area',
  'area_shape',
  'postcode',
] as const;

/** Public facts that a desk keeps itself, within its range. */
export const DRAWN_TABLES = ['locality', 'locality_area', 'locality_drawing'] as const;

/** A recognisable id: what it is of (two hex digits) and whose (the tenant's place in TENANTS). */
export function idOf(kind: number, tenantNo: number): string {
  const place = TENANTS.indexOf(tenantNo as (typeof TENANTS)[number]);
  return `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(place).padStart(12, '0')}`;
}

/** The user who works at a tenant. */
export const userAt = (tenantNo: number) => idOf(1, tenantNo);
export const requestAt = (tenantNo: number) => idOf(2, tenantNo);
export const needAt = (tenantNo: number) => idOf(3, tenantNo);
export const offerAt = (tenantNo: number) => idOf(4, tenantNo);
export const matchAt = (tenantNo: number) => idOf(5, tenantNo);
/** Whose entry of the community map is not published, and whose page is a draft. */
export const HIDDEN = 902_001_001;
/** Whose entry has been merged into its county's. */
export const MERGED = 902_001_000;
/** Whose incident has ended. */
const DRY = 901_001_001;
/** Whose entry has ended. */
export const ENDED = 901_002_001;
export const localityAt = (tenantNo: number) => idOf(9, tenantNo);
export const importAt = (tenantNo: number) => idOf(40, tenantNo);
export const provisionAt = (tenantNo: number) => idOf(6, tenantNo);
export const callAt = (tenantNo: number) => idOf(7, tenantNo);
export const scriptAt = (tenantNo: number) => idOf(8, tenantNo);

type TokenKind = 'request' | 'offer' | 'draft' | 'invitation' | 'session' | 'provision' | 'letter';

/** The stored hash of the token of a record's private link, of a draft or an invitation. */
export function tokenAt(kind: TokenKind, tenantNo: number): string {
  const mark = { request: 'a', offer: 'b', draft: 'c', invitation: 'd', session: 'e', provision: '9', letter: '8' }[
    kind
  ];
  return mark.repeat(52) + String(tenantNo).padStart(12, '0');
}

/** Fills a migrated, empty database. */
export async function fillWorld(superuserUrl: string): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.begin(async (tx) => {
      await fillPlaces(tx);
      for (const tenantNo of TENANTS) await fillTenant(tx, tenantNo);
      await tx`update form_draft set updated_at = now() - interval '15 days' where tenant_no = 902001001`;
      await tx`update import_batch set created_at = now() - interval '31 days' where tenant_no = 902001001`;
      await tx`insert into sign_in_limit (key, points) values ('key', 1)`;
    });
  } finally {
    await sql.end();
  }
}

async function fillPlaces(tx: postgres.TransactionSql): Promise<void> {
  await tx`insert into area (code, name, type, label_lat, label_lon)
    values ('E04999999', 'Testford', 3, 52, -2), ('E04999998', 'Testbury', 3, 52, -2)`;
  await tx`insert into area_shape (code, geometry, min_e, max_e, min_n, max_n)
    values ('E04999999', '{"type": "Polygon", "coordinates": []}', 0, 1, 0, 1)`;
  await tx`insert into postcode (postcode, easting, northing, parish_stated, county_code)
    values ('ZZ1 1ZZ', 1, 1, true, 'E04999999')`;
  await tx`insert into import_run (kind, file_name, sha256, started_at, rows_read, rows_added, rows_changed,
    rows_unchanged, rows_outside, rows_refused) values ('atlas', 'f', ${'0'.repeat(64)}, now(), 1, 1, 0, 0, 0, 0)`;
}

async function fillTenant(tx: postgres.TransactionSql, no: number): Promise<void> {
  const county = Math.floor(no / 1_000_000);
  const tier = no % 1_000_000 === 0 ? 1 : no % 1_000 === 0 ? 2 : 3;
  const at = { county_no: county, tenant_no: no };
  const put = (table: string, row: object) =>
    tx`insert into ${tx(table)} ${tx({ ...at, ...row } as unknown as Record<string, never>)}`;
  await put('tenant', { tier, slug: `t-${no}`, name: `Council ${no}`, short_name: `C ${no}`, config: tx.json({}) });
  await put('tenant_area', { area_code: 'E04999999' });
  await put('locality', { id: localityAt(no), slug: 'north', name: 'North' });
  await put('locality_area', { locality_id: localityAt(no), area_code: 'E04999999' });
  await put('locality_drawing', { version: 1 });
  await put('page', { slug: 'about', title: 'About', markdown: 'About' });
  await fillWrittenPages(no, put);
  await fillAccounts(tx, no, put);
  await fillCasework(no, put);
  await fillProvision(no, put);
  await fillCalls(no, put);
  await fillImport(no, put);
  await put('view_record', {
    id: idOf(10, no),
    subject: 'Request',
    subject_id: requestAt(no),
    user_id: userAt(no),
    user_name: 'U',
    user_tenant_no: no,
    role: 2,
  });
  await put('desk_event', { id: idOf(11, no), kind: 'tested', actor_name: 'U' });
  await put('desk_visit', { user_id: userAt(no), looked_at: new Date() });
  await put('form_draft', { token_hash: tokenAt('draft', no), form: 'get-help', record_id: idOf(12, no) });
  const letter = { template: 't', to_address: 'a@b.example', subject: 's', body: 'b' };
  await put('mail', { id: idOf(13, no), ...letter, request_id: requestAt(no) });
}

type Put = (table: string, row: object) => Promise<unknown>;

async function fillAccounts(tx: postgres.TransactionSql, no: number, put: Put): Promise<void> {
  const later = new Date(Date.now() + 3_600_000);
  await tx`insert into app_user (id, email, name) values (${userAt(no)}, ${`u${no}@test.example`}, ${`User ${no}`})`;
  await tx`insert into session (id, user_id, expires_at, ends_at)
    values (${tokenAt('session', no)}, ${userAt(no)}, ${later}, ${later})`;
  await tx`insert into sign_in_event (id, user_id, kind) values (${idOf(14, no)}, ${userAt(no)}, 'signed_in')`;
  await put('membership', { user_id: userAt(no), role: 2 });
  await put('invitation', { token_hash: tokenAt('invitation', no), user_id: userAt(no), expires_at: later });
}

async function fillCasework(no: number, put: Put): Promise<void> {
  const flood = { slug: 'flood', name: 'Flood', kind: 'flood', started_on: '2020-03-18' };
  await put('incident', { id: idOf(15, no), ...flood, ended_on: no === DRY ? '2020-04-01' : null });
  await put('request', {
    id: requestAt(no),
    reference: `JU-${no}`,
    urgency: 1,
    channel: 3,
    portal_no: no,
    name: `Resident ${no}`,
    phone: '+441632960001',
    consent_version: 1,
    consent_share: true,
  });
  const ofRequest = { request_id: requestAt(no) };
  await put('need', { id: needAt(no), ...ofRequest, category: 1 });
  await put('request_note', { id: idOf(16, no), ...ofRequest, body: 'note', author_name: 'U' });
  await put('request_event', { id: idOf(17, no), ...ofRequest, kind: 'asked', actor_name: 'U' });
  await put('request_link', { token_hash: tokenAt('request', no), ...ofRequest });
  await put('offer', {
    id: offerAt(no),
    reference: `JV-${no}`,
    kind: 1,
    channel: 3,
    portal_no: no,
    name: `Volunteer ${no}`,
    phone: '+441632960002',
    consent_version: 1,
  });
  const ofOffer = { offer_id: offerAt(no) };
  await put('offer_category', { ...ofOffer, category: 1 });
  await put('offer_area', { ...ofOffer, area_code: 'E04999999' });
  await put('offer_note', { id: idOf(18, no), ...ofOffer, body: 'note', author_name: 'U' });
  await put('offer_event', { id: idOf(19, no), ...ofOffer, kind: 'offered', actor_name: 'U' });
  await put('offer_link', { token_hash: tokenAt('offer', no), ...ofOffer });
  // Undone, so that a further match of the same need is possible; the assignment follows by its trigger.
  await put('match', { id: matchAt(no), ...ofRequest, need_id: needAt(no), ...ofOffer, status: 5, matched_by: 'U' });
}

/** A page that staff have written and published; at one tenant it is a draft. */
async function fillWrittenPages(no: number, put: Put): Promise<void> {
  const written = { slug: 'about', title: 'About', markdown: 'About', author_name: 'U', version: 1 };
  await put('page_version', { ...written, id: idOf(22, no), state: no === HIDDEN ? 1 : 2 });
}

async function fillProvision(no: number, put: Put): Promise<void> {
  await put('provision', {
    id: provisionAt(no),
    kind: 1,
    name: `Larder ${no}`,
    run_by: 'R',
    summary: 'S',
    categories: [1],
    contact_name: 'Contact',
    // The county's covers a locality of its district.
    locality_ids: no === 901_000_000 ? [localityAt(901_001_000)] : [],
    contact_phone: '+441632960009',
    postcode: 'ZZ1 1ZZ',
    place_public: false,
    published: no !== HIDDEN,
    merged_into: no === MERGED ? provisionAt(902_000_000) : null,
    status: no === ENDED ? 4 : 2,
  });
  const of = { provision_id: provisionAt(no) };
  await put('provision_event', {
    id: idOf(20, no),
    ...of,
    kind: 'recorded',
    actor_name: 'U',
    version: 1,
    content: { cost: '' },
  });
  await put('provision_link', { token_hash: tokenAt('provision', no), ...of });
  await put('provision_letter', {
    id: idOf(26, no),
    token_hash: tokenAt('letter', no),
    entry_ids: [provisionAt(no), provisionAt(901_001_002)],
    expires_at: new Date(Date.now() + 3_600_000),
  });
  await put('provision_change', { id: idOf(21, no), ...of, kind: 1, based_on: 1 });
  await put('join_wish', { id: idOf(25, no), ...of, holder_no: no, entry_name: 'L', area_codes: ['E04999999'] });
}

async function fillCalls(no: number, put: Put): Promise<void> {
  await put('call', {
    id: callAt(no),
    name: `Caller ${no}`,
    phone: '01632 960 003',
    handler_id: userAt(no),
    handler_name: 'U',
    request_id: requestAt(no),
  });
  const of = { call_id: callAt(no) };
  await put('call_signpost', { id: idOf(22, no), ...of, provision_id: provisionAt(no), name: 'Larder' });
  await put('call_back', { id: idOf(23, no), ...of, due_at: new Date() });
  await put('call_event', { id: idOf(24, no), ...of, kind: 'started', actor_name: 'U' });
  await put('script', { id: scriptAt(no), content: {} });
  await put('script_version', { script_id: scriptAt(no), version: 1, content: {}, actor_name: 'U' });
}

async function fillImport(no: number, put: Put): Promise<void> {
  await put('import_batch', { id: importAt(no), format: 1, source: 'A list', actor_name: 'U' });
  const of = { batch_id: importAt(no) };
  await put('import_chunk', { ...of, no: 1, bytes: Buffer.from('name') });
  await put('import_row', { ...of, no: 1, verdict: 1 });
  await put('import_heading', { heading: 'name', field: 'name' });
}
