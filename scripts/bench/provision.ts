import { inArray } from 'drizzle-orm';
import { openSides, type Side } from '#db/bench/handles';
import type { TenantDb } from '#db/client.server';
import { postcode } from '#db/schema/areas';
import { findPostcode } from '~/features/areas/queries.server';
import { residenceAt } from '~/features/councils/residence';
import { openAt } from '~/features/provision/hours';
import { nearPlaceOf, provisionNear, type NearEntry } from '~/features/provision/queries-near.server';
import { rangeOf, tierOf } from '~/features/tenants/rules';
import type { Site } from './http';
import { median, quantile, table, timesSideBySide } from './measure';

const ROUNDS = 120;
const P95_AT_MOST_MS = 100;
const RATIO_AT_MOST = 2;

const WORDS = ['pharmacey pickup', 'shopping', 'hot meals', 'dog walking', 'comunity fridge', 'milk'];

interface LookUp {
  name: string;
  run: (db: TenantDb, postcode: string, round: number) => Promise<unknown>;
}

/** What the directory and the call desk ask, from the postcode that somebody says to the entries that are read out. */
const LOOK_UPS: readonly LookUp[] = [
  {
    name: 'directory: postcode, category, words, open now',
    run: async (db, postcode, round) => {
      const categories = [1 + (round % 8), 1 + ((round + 3) % 8)];
      const found = await near(db, postcode, { categories, words: WORDS[round % WORDS.length] ?? '' });
      return openNow(found);
    },
  },
  {
    name: 'directory: postcode and category',
    run: async (db, postcode, round) => openNow(await near(db, postcode, { categories: [1 + (round % 8)] })),
  },
  {
    name: 'call desk: all that a place has, open first',
    run: async (db, postcode) => openNow(await near(db, postcode, {})),
  },
];

async function near(db: TenantDb, postcode: string, filter: Parameters<typeof provisionNear>[2]): Promise<NearEntry[]> {
  const residence = residenceAt(await findPostcode(db, postcode));
  if (!residence) throw new Error(`${postcode} is nowhere`);
  return provisionNear(db, await nearPlaceOf(db, residence), filter);
}

function openNow(entries: readonly NearEntry[]): NearEntry[] {
  const now = new Date();
  return entries.filter(({ content }) => {
    const said = openAt(content.hours, now);
    return said.known && said.open;
  });
}

/** The look-ups in a large community map against a small one. */
export async function compareMaps(large: Site, small: Site): Promise<{ text: string; missed: string[] }> {
  const [a, b] = [await openSides(large), await openSides(small)];
  const places = await postcodesOf(a.secured, large);
  const rows: string[][] = [];
  const missed: string[] = [];
  for (const { name, run } of LOOK_UPS) {
    const at = (round: number) => places[round % places.length] as (typeof places)[number];
    const on = (side: Side) => (round: number) =>
      side.run(rangeAt(at(round).tenantNo), (db) => run(db, at(round).postcode, round));
    const times = await timesSideBySide(ROUNDS, { a: on(a.secured), b: on(b.secured) });
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
  await Promise.all([a, b].flatMap(({ secured, bare }) => [secured.end(), bare.end()]));
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
