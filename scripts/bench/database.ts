import { explain, openSides, type Sent, type Side } from '#db/bench/handles';
import type { BenchTenant } from '#db/bench/world';
import { rangeOf, tierOf } from '~/features/tenants/rules';
import { TIERS, type Tier } from '~/features/tenants/schema';
import { sideBySide, table } from './measure';
import { OPERATIONS, type Operation } from './operations';

const TENANTS_MEASURED = 12;
/** Enough to tell a tenth of a millisecond from chance on a machine that does other things too. */
const ROUNDS: Record<Tier, number> = { county: 150, district: 240, parish: 300 };
const BUFFERS_AT_MOST = { ratio: 1.2, more: 10 };

/** Row-level security against the same statements without it: time, buffers and scans, for each tier. */
export async function compareSides(
  database: { superuserUrl: string; hostUrl: string; secret: string },
  tenants: readonly BenchTenant[],
): Promise<{ text: string; missed: string[] }> {
  const sides = await openSides(database);
  const rows: string[][] = [];
  const missed: string[] = [];
  for (const operation of OPERATIONS) {
    for (const tier of [...TIERS].reverse()) {
      const some = pick(tenants.filter((one) => tierOf(one.tenantNo) === tier));
      const { cells, problems } = await compare(operation, tier, some, sides);
      rows.push(cells);
      missed.push(...problems);
      process.stdout.write(`  ${cells.join('  ')}\n`);
    }
  }
  await Promise.all([sides.secured.end(), sides.bare.end()]);
  const head = ['what', 'tier', 'with RLS', 'without', 'ratio', 'to reach', 'buffers', 'without', 'sequential scans'];
  return { text: table(head, rows), missed };
}

/** Evenly spread, the same ones in every run. */
function pick(tenants: readonly BenchTenant[]): BenchTenant[] {
  const step = Math.max(1, Math.floor(tenants.length / TENANTS_MEASURED));
  return tenants.filter((_, index) => index % step === 0).slice(0, TENANTS_MEASURED);
}

async function compare(
  operation: Operation,
  tier: Tier,
  tenants: readonly BenchTenant[],
  { secured, bare }: { secured: Side; bare: Side },
): Promise<{ cells: string[]; problems: string[] }> {
  const at = (round: number) => tenants[Math.floor(round / 2) % tenants.length] as BenchTenant;
  const run = (side: Side) => (round: number) =>
    side.run(rangeFor(at(round)), (db) => operation.run(db, at(round), tier, round));
  const time = await sideBySide(ROUNDS[tier], { a: run(secured), b: run(bare) });
  const [withRls, without] = await plansOf(operation, tier, tenants[0] as BenchTenant, secured, bare);
  const ratio = time.a / time.b;
  const name = `${operation.name}, ${tier}`;
  const problems = [
    ratio > operation.atMost(tier) ? `${name}: ${ratio.toFixed(2)} × (to reach ${operation.atMost(tier)} ×)` : '',
    withRls.buffers > without.buffers * BUFFERS_AT_MOST.ratio + BUFFERS_AT_MOST.more
      ? `${name}: ${withRls.buffers} buffers against ${without.buffers}`
      : '',
    withRls.scans.length > 0 ? `${name}: reads ${withRls.scans.join(', ')} from end to end` : '',
  ].filter(Boolean);
  const cells = [
    operation.name,
    tier,
    `${time.a.toFixed(2)} ms`,
    `${time.b.toFixed(2)} ms`,
    `${ratio.toFixed(2)} ×`,
    `≤ ${operation.atMost(tier)} ×`,
    String(withRls.buffers),
    String(without.buffers),
    withRls.scans.join(', ') || 'none',
  ];
  return { cells, problems };
}

async function plansOf(operation: Operation, tier: Tier, at: BenchTenant, secured: Side, bare: Side) {
  const sent: Sent[] = [];
  const range = rangeFor(at);
  await secured.run(range, (db) => operation.run(db, at, tier, 1), {
    onSent: (one) => sent.push(one),
    rollback: true,
  });
  return [await explain(secured, range, sent), await explain(bare, range, sent)] as const;
}

function rangeFor(at: BenchTenant) {
  const { lo, hi } = rangeOf(at.tenantNo);
  return { lo, hi, wlo: lo, whi: hi };
}
