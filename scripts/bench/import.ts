import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../start/paths.mjs';
import type { Site } from './http';
import { csvList, jsonList } from './import-lists';
import { table } from './measure';

const ROWS = 50_000;
const MEMORY_AT_MOST_MB = 400;

interface Result {
  readSeconds: number;
  applySeconds: number;
  againSeconds: number;
  outcome: Record<string, number>;
  again: Record<string, number>;
  peakMb: number;
}

const FORMATS = {
  csv: { called: 'rows', list: csvList },
  json: { called: 'services of Open Referral UK', list: jsonList },
};

/** A list of fifty thousand rows into a large community map, as CSV and as JSON. */
export async function measureImports(site: Site): Promise<{ text: string; missed: string[] }> {
  const [csv, json] = [await measureImport(site, 'csv'), await measureImport(site, 'json')];
  return { text: `${csv.text}\n\n${json.text}`, missed: [...csv.missed, ...json.missed] };
}

/** One of them, in a process of its own: how long, and how much memory. */
async function measureImport({ hostUrl, secret, tenants }: Site, format: keyof typeof FORMATS) {
  // In counties of their own: what stands there already would be found to be the same.
  const districts = tenants.filter(({ tenantNo }) => tenantNo % 1_000_000 !== 0 && tenantNo % 1000 === 0);
  const district = districts.at(format === 'csv' ? 0 : -1);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const list = join(folder, `list.${format}`);
  writeFileSync(list, [...FORMATS[format].list(ROWS)].join(''));
  const result = await run({
    DB_HOST_URL: hostUrl,
    SECRET: secret,
    TENANT: String(district?.tenantNo),
    LIST: list,
  });
  rmSync(folder, { recursive: true });
  const { readSeconds, applySeconds, againSeconds, outcome, again, peakMb } = result;
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  const rows = [
    ['read and judged', seconds(readSeconds), counts(outcome)],
    ['applied in one transaction', seconds(applySeconds), `${outcome.added ?? 0} added`],
    ['read again', seconds(againSeconds), counts(again)],
  ];
  const missed =
    peakMb > MEMORY_AT_MOST_MB
      ? [`import of ${format}: peak memory ${peakMb} MB (to stay below ${MEMORY_AT_MOST_MB} MB)`]
      : [];
  const head = [`import of ${ROWS.toLocaleString('en-GB')} ${FORMATS[format].called}`, 'time', 'outcome'];
  return { text: `${table(head, rows)}\n\nPeak memory of the import: ${peakMb} MB`, missed };
}

const counts = ({ new: added = 0, changed = 0, same = 0, duplicate = 0, refused = 0 }: Record<string, number>) =>
  `${added} new, ${changed} changed, ${same} the same, ${duplicate} duplicates, ${refused} refused`;

function run(env: Record<string, string>): Promise<Result> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/bench/import-run.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === 0) resolve(JSON.parse(said.trim().split('\n').at(-1) ?? '') as Result);
      else reject(new Error(`The import ended with ${code}`));
    });
  });
}
