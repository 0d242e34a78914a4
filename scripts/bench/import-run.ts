import { readFileSync } from 'node:fs';
import { closePools, openPools, withTenant, type TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import type { Desk } from '~/door.server';
import { applyImport } from '~/features/exchange/apply.server';
import { guessMapping } from '~/features/exchange/fields';
import { batchById, type Batch } from '~/features/exchange/queries.server';
import { readImport } from '~/features/exchange/read.server';
import { USUAL_CHOICES } from '~/features/exchange/schema';
import { stageFile, startApplying, startReading } from '~/features/exchange/stage.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import { rangeOf } from '~/features/tenants/rules';

/**
 * One import in a process of its own: TENANT, LIST (a file), DB_HOST_URL and SECRET say which. Prints what it took as JSON.
 */
const tenantNo = Number(process.env.TENANT);
const source = `Bench ${Date.now()}`;

async function main(): Promise<void> {
  openPools({ hostUrl: process.env.DB_HOST_URL ?? '', secret: process.env.SECRET ?? '' });
  const desk = await theDesk();
  const file = new File([readFileSync(process.env.LIST ?? '')], 'bench');
  const first = await staged(desk, file);
  const readSeconds = await seconds(() => readImport(first));
  const applySeconds = await seconds(() => applied(first));
  const outcome = (await batchOf(first.id)).outcome;
  const second = await staged(desk, file);
  const againSeconds = await seconds(() => readImport(second));
  const again = (await batchOf(second.id)).outcome;
  await closePools();
  const peakMb = Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024);
  process.stdout.write(`${JSON.stringify({ readSeconds, applySeconds, againSeconds, outcome, again, peakMb })}\n`);
}

const at = <T>(work: (db: TenantDb) => Promise<T>) => {
  const { lo, hi } = rangeOf(tenantNo);
  return withTenant({ lo, hi, wlo: lo, whi: hi }, work);
};

async function theDesk(): Promise<Desk> {
  const tenant = await at((db) => tenantByNo(db, tenantNo));
  if (!tenant) throw new Error(`No council has the number ${tenantNo}`);
  const { lo, hi } = rangeOf(tenantNo);
  const member = { userId: newId(), name: 'Bench', email: 'bench@bench.example', role: 'officer', tenantNo } as const;
  return { tenant, member, onBehalfOf: null, may: () => true, range: { lo, hi, wlo: lo, whi: hi } };
}

async function staged(desk: Desk, file: File): Promise<Batch> {
  const id = newId();
  const problem = await at((db) => stageFile(db, desk, { id, source }, file));
  if (problem !== null) throw new Error(problem);
  const batch = await batchOf(id);
  const choices = { ...USUAL_CHOICES, category: 'food', covers: 'everywhere' } as const;
  await at((db) => startReading(db, batch, guessMapping(batch.headings, new Map()), choices));
  return batch;
}

async function batchOf(id: string): Promise<Batch> {
  const batch = await at((db) => batchById(db, id));
  if (!batch) throw new Error('The import is gone');
  return batch;
}

async function applied({ id }: Batch): Promise<void> {
  await at(async (db) => startApplying(db, await batchOf(id), false));
  await applyImport({ tenantNo, id });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

await main();
