import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { signedInAt } from '#db/bench/account';
import type { BenchTenant } from '#db/bench/world';
import { tierOf } from '~/features/tenants/rules';
import { TIERS, type Tier } from '~/features/tenants/schema';
import { root, SERVER_FLAGS } from '../start/paths.mjs';
import { median, quantile, sideBySide, table, timed } from './measure';

/** A database with its server in front. */
export interface Site {
  name: string;
  superuserUrl: string;
  hostUrl: string;
  secret: string;
  tenants: readonly BenchTenant[];
}

/** A server that runs on a site. */
export interface Running {
  origin: string;
  cookie: string;
  /** Most memory the server has held, MB. */
  peakMb: () => number;
  /** What it holds now, MB. */
  memoryMb: () => number;
  stop: () => void;
}

const QUEUE_AT_MOST = 1.5;
const MEMORY_AT_MOST_MB = 350;
const SECONDS = 8;
const AT_ONCE = 10;

/** The queue page whole, over HTTP, in the large database against the small one; then throughput and memory. */
export async function compareSites(large: Site, small: Site): Promise<{ text: string; missed: string[] }> {
  const [a, b] = [await serve(large, 3901), await serve(small, 3902)];
  try {
    const pages = await queuePages(large, small, a, b);
    const load = await throughput(large, a);
    const peak = a.peakMb();
    const missed = [...pages.missed];
    if (peak > MEMORY_AT_MOST_MB) missed.push(`peak memory ${peak} MB (to stay below ${MEMORY_AT_MOST_MB} MB)`);
    return { text: `${pages.text}\n\n${load}\n\nPeak memory of the server: ${peak} MB`, missed };
  } finally {
    a.stop();
    b.stop();
  }
}

async function queuePages(large: Site, small: Site, a: Running, b: Running) {
  const rows: string[][] = [];
  const missed: string[] = [];
  for (const tier of [...TIERS].reverse()) {
    const some = sample(large, tier);
    const path = (round: number) => `/${some[Math.floor(round / 2) % some.length]?.slug ?? ''}/desk/requests`;
    const time = await sideBySide(60, { a: (round) => get(a, path(round)), b: (round) => get(b, path(round)) });
    const ratio = time.a / time.b;
    if (ratio > QUEUE_AT_MOST) missed.push(`queue page over HTTP, ${tier}: ${ratio.toFixed(2)} ×`);
    rows.push([tier, ms(time.a), ms(time.b), `${ratio.toFixed(2)} ×`, `≤ ${QUEUE_AT_MOST} ×`]);
  }
  return { text: table(['queue page (HTTP)', large.name, small.name, 'ratio', 'to reach'], rows), missed };
}

async function throughput(site: Site, server: Running): Promise<string> {
  const district = sample(site, 'district')[0]?.slug ?? '';
  const pages = [
    ['portal home', `/${district}`],
    ['get-help form', `/${district}/get-help`],
    ['queue page', `/${district}/desk/requests`],
  ] as const;
  const rows: string[][] = [];
  for (const [name, path] of pages) {
    const times: number[] = [];
    const until = performance.now() + SECONDS * 1000;
    const client = async () => {
      while (performance.now() < until) times.push(await timed(() => get(server, path)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, client));
    rows.push([name, `${Math.round(times.length / SECONDS)} / s`, ms(median(times)), ms(quantile(times, 0.99))]);
  }
  return table([`${AT_ONCE} at once, ${SECONDS} s`, 'pages', 'median', 'p99'], rows);
}

const ms = (value: number) => `${value.toFixed(1)} ms`;

function sample(site: Site, tier: Tier): BenchTenant[] {
  const all = site.tenants.filter((one) => tierOf(one.tenantNo) === tier);
  return all.filter((_, index) => index % Math.ceil(all.length / 12) === 0);
}

async function get(server: Running, path: string): Promise<void> {
  const response = await fetch(server.origin + path, { headers: { cookie: server.cookie } });
  const body = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${body.slice(0, 200)}`);
}

/** Starts the built server on a site, with somebody signed in at some councils of each tier. */
export async function serve(site: Site, port: number): Promise<Running> {
  const tenants = TIERS.flatMap((tier) => sample(site, tier));
  const token = await signedInAt(site.superuserUrl, tenants);
  const child = spawn(process.execPath, [...SERVER_FLAGS, 'scripts/serve.mjs'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DB_HOST_URL: site.hostUrl,
      SECRET: site.secret,
      PORT: String(port),
      WORKER: 'off',
      LOG_LEVEL: 'warn',
    },
  });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    cookie: `ju-session=${token}`,
    peakMb: () => memoryOf(child, 'VmHWM'),
    memoryMb: () => memoryOf(child, 'VmRSS'),
    stop: () => void child.kill('SIGTERM'),
  };
}

function memoryOf(child: ChildProcess, which: 'VmHWM' | 'VmRSS'): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
  return Math.round(Number(new RegExp(`${which}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
}
