import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '~/platform/permissions/roles';
import { rangeOf } from '~/features/tenants/rules';
import { useEnv } from '#tests/setup/env';
import { startApp, type TestApp, type Visitor } from '../app';
import { testDatabase, type TestDatabase } from '../../db/database';
import { plantBirds, type Birds } from './birds';
import { crawl, type Visit } from './crawl';
import { dataOf, pathsAt } from './paths';

/**
 * Every tenant's records carry a word that stands nowhere else. Each role opens everything it can find, and everything
 * it should not: a word of another tenant may never come back.
 */
const WORCESTERSHIRE = 47_000_000;
const WYCHAVON = 47_005_000;
const STAFFORDSHIRE = 41_000_000;
const SOUTH_STAFFORDSHIRE = 41_005_000;
const KINVER = 41_005_017;

const ACCOUNTS: { who: string; role: Role; tenantNo: number; personal: boolean }[] = [
  { who: 'coordinator of Worcestershire', role: 'coordinator', tenantNo: WORCESTERSHIRE, personal: true },
  { who: 'coordinator of Staffordshire', role: 'coordinator', tenantNo: STAFFORDSHIRE, personal: true },
  { who: 'officer of Wychavon', role: 'officer', tenantNo: WYCHAVON, personal: true },
  { who: 'officer of South Staffordshire', role: 'officer', tenantNo: SOUTH_STAFFORDSHIRE, personal: true },
  { who: 'clerk of Kinver', role: 'clerk', tenantNo: KINVER, personal: true },
  { who: 'call handler of South Staffordshire', role: 'call_handler', tenantNo: SOUTH_STAFFORDSHIRE, personal: true },
  { who: 'social care of Worcestershire', role: 'social_care', tenantNo: WORCESTERSHIRE, personal: true },
  { who: 'administrator of Staffordshire', role: 'administrator', tenantNo: STAFFORDSHIRE, personal: false },
];

let database: TestDatabase;
let app: TestApp;
let birds: Birds[];
let slugs: Map<number, string>;

beforeAll(async () => {
  database = await testDatabase({ places: true });
  useEnv(database);
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  const tenants = await sql<{ no: number; slug: string }[]>`select tenant_no as no, slug from tenant`;
  slugs = new Map(tenants.map(({ no, slug }) => [no, slug]));
  const parishOfWychavon = tenants.find(({ no }) => no > WYCHAVON && no < WYCHAVON + 1000)?.no as number;
  await sql.end();
  const tenantNos = [
    WORCESTERSHIRE,
    WYCHAVON,
    parishOfWychavon,
    STAFFORDSHIRE,
    SOUTH_STAFFORDSHIRE,
    KINVER,
    KINVER + 1,
  ];
  birds = await plantBirds(database, tenantNos);
  app = await startApp(database, { DEMO: '1' });
});

afterAll(async () => {
  await app.stop();
  await database.close();
});

const slugOf = (no: number) => slugs.get(no) as string;
const within = (tenantNo: number, above: number) => {
  const { lo, hi } = rangeOf(above);
  return tenantNo >= lo && tenantNo <= hi;
};

/**
 * What somebody at a tenant may try elsewhere: every page of every desk of their range and of one that is not theirs (the
 * door refuses a desk as a whole, so of the others two pages do), and at their own desk the records of all others in the
 * county and of one in another. Their own pages and the records from abroad are drawn, the others are asked for as data.
 */
function foreignPaths(tenantNo: number): string[] {
  const outside = birds.filter((bird) => !within(bird.tenantNo, tenantNo));
  const county = Math.floor(tenantNo / 1_000_000);
  const [abroad] = outside.filter((bird) => Math.floor(bird.tenantNo / 1_000_000) !== county);
  const atTheirs = birds.flatMap((bird) => {
    const desk = `/${slugOf(bird.tenantNo)}/desk`;
    if (outside.includes(bird) && bird !== outside.at(-1)) return [desk, `${desk}/requests`];
    return asData(pathsAt(slugOf(bird.tenantNo), bird).filter((path) => path.startsWith(desk)));
  });
  const atOurs = outside
    .filter((bird) => bird === abroad || Math.floor(bird.tenantNo / 1_000_000) === county)
    .flatMap((bird) => {
      const records = pathsAt(slugOf(tenantNo), bird).filter((path) => idIn(path));
      return bird === abroad ? records : asData(records);
    });
  return [...new Set([...atTheirs, ...atOurs])];
}

/** What a page would be drawn from, without drawing it: its layouts know nothing of a record. */
const asData = (paths: readonly string[]) => paths.map((path) => dataOf(path).at(-1)?.path ?? path);

const idIn = (path: string) => /[0-9a-f]{8}-[0-9a-f]{4}-/.test(path) || path.includes('draft-of-');

function strangers(visits: readonly Visit[], allowed: (bird: Birds) => boolean): string[] {
  return visits.flatMap(({ path, answer }) =>
    birds
      .filter((bird) => !allowed(bird))
      .filter((bird) => answer.text.includes(bird.word) || (answer.location ?? '').includes(bird.word))
      .map((bird) => `${path} shows a word of ${bird.tenantNo}`),
  );
}

function strangeColleagues(visits: readonly Visit[], allowed: (bird: Birds) => boolean): string[] {
  return visits.flatMap(({ path, answer }) =>
    birds
      .filter((bird) => !allowed(bird) && answer.text.includes(bird.colleague))
      .map((bird) => `${path} names a colleague at ${bird.tenantNo}`),
  );
}

/** Opens pages four at a time. */
async function openAll(visitor: Visitor, paths: readonly string[]): Promise<Visit[]> {
  const waiting = [...paths];
  const visits: Visit[] = [];
  const open = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      visits.push({ path, answer: await visitor.get(path) });
    }
  };
  await Promise.all([open(), open(), open(), open()]);
  return visits;
}

/** The other tables of a tenant: no word of a person's stands in them, or everybody may read it. */
const WITHOUT_BIRDS = {
  public: ['incident', 'locality', 'locality_area', 'page', 'tenant', 'tenant_area'],
  // What callers are told: a county's is spoken at the desks below it.
  spoken: ['script', 'script_version'],
  // Links, numbers and hashes.
  wordless: [
    ...['assignment', 'desk_visit', 'import_heading', 'invitation', 'locality_drawing', 'membership', 'offer_area'],
    ...['offer_category', 'offer_link', 'provision_letter', 'provision_link', 'request_link'],
  ],
  // Opened by the cookie of one browser; parts of a file before it is read; a sentence about two records with birds.
  parts: ['form_draft', 'import_chunk', 'match'],
};

describe('canaries', { timeout: 120_000 }, () => {
  it('sit in every table that holds what somebody wrote', async () => {
    const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
    const tables = await sql<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and a.attname = 'tenant_no' and c.relnamespace = 'public'::regnamespace order by 1`;
    const empty: string[] = [];
    for (const { name } of tables) {
      const [row] = await sql`select 1 from ${sql(name)} t where t::text ~ '(canary|colleague)\\d+x' limit 1`;
      if (!row) empty.push(name);
    }
    await sql.end();
    expect(empty).toEqual(Object.values(WITHOUT_BIRDS).flat().sort());
  });

  it.each(ACCOUNTS)('$who sees only what is theirs', async ({ role, tenantNo, personal }) => {
    const visitor = await app.staff([{ tenantNo, role }]);
    const mine = birds.find((bird) => bird.tenantNo === tenantNo) as Birds;
    const home = `/${slugOf(tenantNo)}/desk`;
    const found = await crawl(visitor, [home, ...pathsAt(slugOf(tenantNo), mine), '/desks'], dataOf);
    const foreign = await openAll(visitor, foreignPaths(tenantNo));
    const visits = [...found, ...foreign];
    expect(strangers(visits, (bird) => personal && within(bird.tenantNo, tenantNo))).toEqual([]);
    const leads = role === 'coordinator' || role === 'administrator';
    const knows = (bird: Birds) => bird === mine || (leads && within(bird.tenantNo, tenantNo));
    expect(strangeColleagues(visits, knows)).toEqual([]);
    expect(
      visits.filter(({ answer }) => answer.status >= 500).map(({ path, answer }) => `${path} ${answer.status}`),
    ).toEqual([]);
    expect(visits.length).toBeGreaterThan(60);
    const ownHome = found.find(({ path }) => path === home);
    expect(ownHome?.answer.status).toBe(200);
    if (personal) expect(found.some(({ answer }) => answer.text.includes(mine.word))).toBe(true);
  });

  it('a visitor without an account sees nobody', async () => {
    const visitor = app.visitor();
    const starts = ['/', ...birds.map((bird) => `/${slugOf(bird.tenantNo)}`)];
    const found = await crawl(visitor, starts, dataOf);
    const foreign = await openAll(
      visitor,
      birds.flatMap((bird) => pathsAt(slugOf(bird.tenantNo), bird)),
    );
    expect(strangers([...found, ...foreign], () => false)).toEqual([]);
    expect([...found, ...foreign].filter(({ answer }) => answer.status >= 500)).toEqual([]);
  });

  it('a private link shows the one record it was made for', async () => {
    for (const bird of birds) {
      const visitor = app.visitor();
      const visits = await openAll(visitor, [`/my/request/${bird.requestToken}`, `/my/offer/${bird.offerToken}`]);
      expect(visits.map(({ answer }) => answer.status)).toEqual([200, 200]);
      expect(strangers(visits, (other) => other === bird)).toEqual([]);
      expect(visits.every(({ answer }) => answer.text.includes(bird.word))).toBe(true);
    }
  });

  it('a record hidden from you answers exactly as one that does not exist', async () => {
    const visitor = await app.staff([{ tenantNo: SOUTH_STAFFORDSHIRE, role: 'officer' }]);
    const absent = '01900000-0000-7000-8000-000000000000';
    const hidden = birds.find((bird) => bird.tenantNo === WYCHAVON) as Birds;
    const sameBut = (text: string) =>
      text
        .replace(/nonce(-[^"']+|="[^"]*")/g, 'nonce')
        .replaceAll(absent, 'ID')
        .replaceAll(hidden.requestId, 'ID')
        .replaceAll(hidden.offerId, 'ID')
        .replaceAll(hidden.entryId, 'ID');
    for (const [kind, id] of [
      ['requests', hidden.requestId],
      ['offers', hidden.offerId],
      ['provision', hidden.entryId],
    ] as const) {
      for (const part of ['', '/edit', '/views']) {
        const one = await visitor.get(`/south-staffordshire/desk/${kind}/${id}${part}`);
        const other = await visitor.get(`/south-staffordshire/desk/${kind}/${absent}${part}`);
        expect([one.status, other.status], `${kind}${part}`).toEqual([404, 404]);
        expect(sameBut(one.text)).toBe(sameBut(other.text));
      }
    }
  });

  it('no form changes a record of another tenant', async () => {
    const visitor = await app.staff([{ tenantNo: SOUTH_STAFFORDSHIRE, role: 'officer' }]);
    const hidden = birds.find((bird) => bird.tenantNo === WYCHAVON) as Birds;
    const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
    const rows = () => sql`select to_jsonb(r) as row from request r where id = ${hidden.requestId}
      union all select to_jsonb(o) from offer o where id = ${hidden.offerId}
      union all select to_jsonb(p) from provision p where id in (${hidden.entryId}, ${hidden.openEntryId})
      union all select to_jsonb(c) from provision_change c where id = ${hidden.changeId}
      union all select to_jsonb(c) from call c where id = ${hidden.callId}
      union all select to_jsonb(b) from call_back b where id = ${hidden.callBackId}
      union all select to_jsonb(i) from import_batch i where id = ${hidden.batchId}
      union all select to_jsonb(v) from page_version v where slug = ${hidden.pageSlug}
      union all select to_jsonb(n) from request_note n where request_id = ${hidden.requestId}`;
    const before = [...(await rows())];
    const form = {
      version: '1',
      reason: 'x',
      body: 'x',
      note: 'x',
      name: 'x',
      intent: 'match',
      to: '41005017',
      status: 'withdrawn',
      id: hidden.mailId,
    };
    const { requestId, offerId, entryId, openEntryId, callId, callBackId, batchId } = hidden;
    const ids = [requestId, offerId, entryId, openEntryId, callId, callBackId, batchId];
    for (const path of pathsAt('south-staffordshire', hidden).filter((one) => ids.some((id) => one.includes(id)))) {
      const answer = await visitor.post(path, form);
      // 422 for a form that is wrong whosever record it is about.
      expect([404, 405, 422], `${path} answered ${answer.status}`).toContain(answer.status);
    }
    expect([...(await rows())]).toEqual(before);
    await sql.end();
  });
});
