import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '~/platform/permissions/roles';
import { rangeOf } from '~/features/tenants/rules';
import { useEnv } from '#tests/setup/env';
import { startApp, type TestApp, type Visitor } from '../app';
import { testDatabase, type TestDatabase } from '../../db/database';
import { plantBirds, type Birds } from './birds';
import { crawl, fourAtATime, type Visit } from './crawl';
import { kindsOfForms, type PageForm } from './forms';
import { dataOf, pathsAt, routeOf, routesOfTenants } from './paths';
import { bareForms, rowsOf, sendAll, withIdsOf } from './posting';

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
/** Every kind of form that was seen, and whose records it spoke of. */
const forms = new Map<string, { form: PageForm; of: Birds }>();
/** What is no tenant’s. */
const BESIDE = ['/', '/desks', '/account/password', '/sign-in', '/forgotten-password'];

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
 * What somebody at a tenant may try elsewhere: of each page one of the desks below theirs; every page of a desk that is not
 * theirs and two of each other one (the door refuses a desk as a whole); at their own desk each record of one in another
 * county, and of one of the others in their own. None is drawn.
 */
function foreignPaths(tenantNo: number): string[] {
  const outside = birds.filter((bird) => !within(bird.tenantNo, tenantNo));
  const below = birds.filter((bird) => bird.tenantNo !== tenantNo && within(bird.tenantNo, tenantNo));
  const inCounty = outside.filter((bird) => countyOf(bird.tenantNo) === countyOf(tenantNo));
  const abroad = abroadOf(tenantNo);
  const deskOf = (bird: Birds) => `/${slugOf(bird.tenantNo)}/desk`;
  const atTheirs = [below, [abroad]].flatMap((theirs) =>
    inTurn(theirs, (bird) => pathsAt(slugOf(bird.tenantNo), bird).filter((path) => path.startsWith(deskOf(bird)))),
  );
  const atOurs = [inCounty, [abroad]].flatMap((others) =>
    inTurn(others, (bird) => pathsAt(slugOf(tenantNo), bird).filter((path) => idIn(path))),
  );
  const doors = outside.flatMap((bird) => [deskOf(bird), `${deskOf(bird)}/requests`]);
  return [...new Set([...doors, ...asData([...atTheirs, ...atOurs])])];
}

const countyOf = (tenantNo: number) => Math.floor(tenantNo / 1_000_000);
const abroadOf = (tenantNo: number) => birds.find((bird) => countyOf(bird.tenantNo) !== countyOf(tenantNo)) as Birds;

/** The first path of the first, the second of the second and so on: each path once, all of them about as often. */
function inTurn(some: readonly Birds[], pathsOf: (bird: Birds) => string[]): string[] {
  const lists = some.map(pathsOf);
  return (lists[0] ?? []).map((_, at) => lists[at % lists.length]?.[at] as string);
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

async function openAll(visitor: Visitor, paths: readonly string[]): Promise<Visit[]> {
  const visits: Visit[] = [];
  await fourAtATime(paths, async (path) => {
    visits.push({ path, answer: await visitor.get(path) });
  });
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
    const found = await crawl(visitor, [home, ...pathsAt(slugOf(tenantNo), mine), ...BESIDE]);
    for (const [kind, form] of kindsOfForms(found)) forms.set(kind, { form, of: mine });
    const opened = new Set(found.map(({ path }) => routeOf(path)));
    expect(routesOfTenants().filter((route) => !opened.has(route))).toEqual([]);
    const foreign = await openAll(visitor, foreignPaths(tenantNo));
    const visits = [...found, ...foreign];
    expect(strangers(visits, (bird) => personal && within(bird.tenantNo, tenantNo))).toEqual([]);
    const leads = role === 'coordinator' || role === 'administrator';
    const knows = (bird: Birds) => bird === mine || (leads && within(bird.tenantNo, tenantNo));
    expect(strangeColleagues(visits, knows)).toEqual([]);
    expect(
      visits.filter(({ answer }) => answer.status >= 500).map(({ path, answer }) => `${path} ${answer.status}`),
    ).toEqual([]);
    const ownHome = found.find(({ path }) => path === home);
    expect(ownHome?.answer.status).toBe(200);
    if (personal) expect(found.some(({ answer }) => answer.text.includes(mine.word))).toBe(true);
  });

  it('a visitor without an account sees nobody', async () => {
    const visitor = app.visitor();
    const starts = ['/', ...birds.map((bird) => `/${slugOf(bird.tenantNo)}`)];
    const found = await crawl(visitor, starts);
    const foreign = await openAll(
      visitor,
      inTurn(birds, (bird) => pathsAt(slugOf(bird.tenantNo), bird)),
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

  it.each(ACCOUNTS)('no form of $who changes anything of another county', async ({ role, tenantNo }) => {
    const visitor = await app.staff([{ tenantNo, role }]);
    const abroad = abroadOf(tenantNo);
    const before = await rowsOf(database, abroad.tenantNo);
    const kinds = [...forms.values()].flatMap(({ form, of }) => withIdsOf(abroad, form, of));
    const atOurs = await sendAll(visitor, slugOf(tenantNo), [...kinds, ...bareForms(abroad, kinds)]);
    const atTheirs = await sendAll(visitor, slugOf(abroad.tenantNo), bareForms(abroad));
    expect([...atOurs, ...atTheirs]).toEqual([]);
    expect(await rowsOf(database, abroad.tenantNo)).toEqual(before);
  });
});
