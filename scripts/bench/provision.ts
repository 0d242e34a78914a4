import { inArray } from 'drizzle-orm';
import { openPublic, openSides, type Side } from '#db/bench/handles';
import { readIntoMemory } from '#db/bench/copies';
import type { PortalDb } from '#db/client.server';
import { postcode } from '#db/schema/areas';
import { findPostcode } from '~/features/areas/queries.server';
import { residenceAt } from '~/features/councils/residence';
import { findInDirectory } from '~/features/directory/queries-find.server';
import { openAt } from '~/features/provision/hours';
import { nearPlaceOf, provisionNear, type NearEntry } from '~/features/provision/queries-near.server';
import { START } from '~/features/provision/walk';
import { tenantByNo } from '~/features/tenants/queries.server';
import { rangeOf, tierOf } from '~/features/tenants/rules';
import type { Site } from './http';
import { median, quantile, table, timesSideBySide } from './measure';

const ROUNDS = 120;
const P95_AT_MOST_MS = 100;
const RATIO_AT_MOST = 2;

const WORDS = ['pharmacey pickup', 'shopping', 'hot meals', 'dog walking', 'comunity fridge', 'milk'];

interface LookUp {
  name: string;
  run: (sides: Sides, at: { tenantNo: number; postcode: string }, round: number) => Promise<unknown>;
}

/** The public's role and a desk's. */
interface Sides {
  open: Side;
  desk: Side;
}

/** What the directory and the call desk ask, from the postcode that somebody says to the entries that are read out. */
const LOOK_UPS: readonly LookUp[] = [
  {
    name: 'directory: postcode, category, words, open now',
    run: (sides, at, round) =>
      directory(sides, at, {
        categories: [1 + (round % 8), 1 + ((round + 3) % 8)],
        words: WORDS[round % WORDS.length] ?? '',
        openNow: true,
      }),
  },
  {
    name: 'directory: postcode and category',
    run: (sides, at, round) => directory(sides, at, { categories: [1 + (round % 8)], words: '', openNow: false }),
  },
  {
    name: 'call desk: all that a place has, open first',
    run: ({ desk }, { tenantNo, postcode }) =>
      desk.run(rangeAt(tenantNo), async (db) => {
        const residence = residenceAt(await findPostcode(db, postcode));
        if (!residence) throw new Error(`${postcode} is nowhere`);
        return openNow(await provisionNear(db, await nearPlaceOf(db, residence), {}));
      }),
  },
];

/** The page of the directory as its route asks for it. */
function directory(
  { open }: Sides,
  { tenantNo, postcode }: { tenantNo: number; postcode: string },
  { categories, ...wish }: { categories: number[]; words: string; openNow: boolean },
) {
  return open.run(rangeAt(tenantNo), async (db) => {
    const tenant = await tenantByNo(db, tenantNo - (tenantNo % 1000));
    if (!tenant) throw new Error(`No council has the number ${tenantNo}`);
    const slugs = tenant.categories.filter(({ code }) => categories.includes(code)).map(({ slug }) => slug);
    const filter = { place: postcode, categories: slugs, withinKm: null, from: START, locality: '', ...wish };
    const found = await findInDirectory(db as unknown as PortalDb, tenant, { filter, now: DAYTIME });
    if (found.said === null) throw new Error(`${postcode} is nowhere`);
    return found;
  });
}

/** So that something is open, whenever this runs: a Tuesday at eleven. */
const DAYTIME = new Date('2026-03-24T11:00:00Z');

function openNow(entries: readonly NearEntry[]): NearEntry[] {
  return entries.filter(({ content }) => {
    const said = openAt(content.hours, DAYTIME);
    return said.known && said.open;
  });
}

const LOOKED_IN = ['provision', 'provision_word', 'postcode', 'tenant'];

/** The look-ups in a large community map against a small one. */
export async function compareMaps(large: Site, small: Site): Promise<{ text: string; missed: string[] }> {
  for (const { superuserUrl } of [large, small]) await readIntoMemory(superuserUrl, LOOKED_IN);
  const [a, b] = [await sidesOf(large), await sidesOf(small)];
  const places = await postcodesOf(a.desk, large);
  const rows: string[][] = [];
  const missed: string[] = [];
  for (const { name, run } of LOOK_UPS) {
    const at = (round: number) => places[round % places.length] as (typeof places)[number];
    const on = (sides: Sides) => (round: number) => run(sides, at(round), round);
    const times = await timesSideBySide(ROUNDS, { a: on(a), b: on(b) });
    const [slow, ratio] = [quantile(times.a, 0.95), median(times.a) / median(times.b)];
    if (slow > P95_AT_MOST_MS) missed.push(`${name}: p95 ${ms(slow)} (to reach ${P95_AT_MOST_MS} ms)`);
    if (ratio > RATIO_AT_MOST) missed.push(`${name}: ${ratio.toFixed(2)} × (to reach ${RATIO_AT_MOST} ×)`);
    rows.push([
      name,
      ms(median(times.a)),
      ms(slow),
      ms(median(times.b)),
      ms(quantile(times.b, 0.95)),
      `${ratio.toFixed(2)} ×`,
    ]);
  }
  await Promise.all([a, b].flatMap(({ open, desk }) => [open.end(), desk.end()]));
  const head = [
    'look-up',
    `p50 of ${large.name}`,
    'p95',
    `p50 of ${small.name}`,
    'p95',
    `ratio (≤ ${RATIO_AT_MOST} ×)`,
  ];
  return { text: table(head, rows), missed };
}

async function sidesOf(site: Site): Promise<Sides> {
  const { secured, bare } = await openSides(site);
  await bare.end();
  return { open: openPublic(site), desk: secured };
}

const ms = (value: number) => `${value.toFixed(1)} ms`;

function rangeAt(tenantNo: number) {
  const { lo, hi } = rangeOf(tenantNo);
  return { lo, hi, wlo: 1, whi: 0 };
}

/** Some parishes, evenly spread, each with its postcode. */
export async function postcodesOf(side: Side, { tenants }: Site): Promise<{ tenantNo: number; postcode: string }[]> {
  const parishes = tenants.filter(({ tenantNo }) => tierOf(tenantNo) === 'parish');
  const some = parishes.filter((_, index) => index % Math.ceil(parishes.length / 40) === 0);
  return side.run(rangeAt(some[0]?.tenantNo ?? 0), async (db) => {
    const codes = some.map(({ areaCode }) => areaCode);
    const rows = await db.select().from(postcode).where(inArray(postcode.parishCode, codes));
    return rows.flatMap((row) => {
      const at = some.find(({ areaCode }) => areaCode === row.parishCode);
      return at ? [{ tenantNo: at.tenantNo, postcode: row.postcode }] : [];
    });
  });
}
