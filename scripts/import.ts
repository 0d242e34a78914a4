import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { openOwner, type OwnerSql } from '#db/owner.server';
import { importBoundaries } from '~/features/areas/importers/boundaries.server';
import { importPostcodes } from '~/features/areas/importers/postcodes.server';
import { refusalLog } from '~/features/areas/importers/refusal-log.server';
import { FileRefused } from '~/features/areas/importers/refused';
import type { Counts, ImportListener, ImportReport, RefusedRow } from '~/features/areas/importers/report';
import { StopError } from './console/say.mjs';
import { ownerUrl } from './db/owner';
import { postgresUrl } from './start/database-url.mjs';
import { dataFolder } from './start/paths.mjs';

// npm run import -- postcodes FILE    Code-Point Open, ONSPD or NSPL, gzipped or not
// npm run import -- boundaries FILE   GeoJSON of the Open Geography portal, gzipped or not
// Both take --database URL (the owner's address) for another database than DATABASE_URL or the demo that is running.

const IMPORTERS = { postcodes: importPostcodes, boundaries: importBoundaries };
type Kind = keyof typeof IMPORTERS;
const USAGE = `Usage: npm run import -- postcodes FILE
       npm run import -- boundaries FILE
  postcodes   Code-Point Open, ONSPD or NSPL as published (CSV, gzipped or not)
  boundaries  parishes, districts or counties as the ONS publishes them (GeoJSON, gzipped or not)
  --database URL   the database to import into, instead of DATABASE_URL`;

/** So many refused rows are shown; all of them go into a file. */
const SHOWN = 20;

async function main(): Promise<number> {
  try {
    const { kind, file, url } = readArguments();
    const sql = openOwner(url);
    try {
      return await run(sql, kind, file);
    } finally {
      await sql.end({ timeout: 5 });
    }
  } catch (error) {
    console.error(explain(error));
    return 1;
  }
}

async function run(sql: OwnerSql, kind: Kind, file: string): Promise<number> {
  const log = refusalLog(join(dataFolder(process.env), 'imports', `${basename(file)}.refused.csv`));
  const started = Date.now();
  let shown = 0;
  const listener: ImportListener = {
    progress: onceASecond((counts, share) => console.log(progressLine(counts, share))),
    step: (sentence) => console.log(`  ${sentence}`),
    refused(row) {
      log.add(row);
      shown += 1;
      if (shown <= SHOWN) console.log(refusedLine(kind, row));
      if (shown === SHOWN + 1) console.log('  … all others are in the file named at the end');
    },
  };
  try {
    const report = await IMPORTERS[kind](sql, file, listener);
    console.log(summary(report, (Date.now() - started) / 1000));
    return 0;
  } finally {
    const refusals = await log.close();
    if (refusals) console.log(`Every refused line, with its reason: ${refusals}`);
  }
}

function readArguments(): { kind: Kind; file: string; url: string } {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { database: { type: 'string' } } });
  const [kind, file, ...others] = positionals;
  if ((kind !== 'postcodes' && kind !== 'boundaries') || !file || others.length > 0) throw new StopError(USAGE);
  return {
    kind,
    file,
    url: values.database ? postgresUrl(values.database) : ownerUrl(process.env, dataFolder(process.env)),
  };
}

function onceASecond(tell: ImportListener['progress']): ImportListener['progress'] {
  let last = Date.now();
  return (counts, share) => {
    if (Date.now() - last < 1000) return;
    last = Date.now();
    tell(counts, share);
  };
}

function progressLine({ read, outside, refused }: Counts, share: number): string {
  return `  ${Math.floor(share * 100)} %: ${number(read)} rows read, ${number(outside)} outside the areas known here, ${number(refused)} refused`;
}

function refusedLine(kind: Kind, { number: row, reason, text }: RefusedRow): string {
  return `  ${kind === 'postcodes' ? 'Line' : 'Feature'} ${row} ${reason}: ${text.slice(0, 80)}`;
}

function summary(report: ImportReport, seconds: number): string {
  const lines = [
    `${report.title}: ${report.fileName}, ${number(report.read)} rows in ${seconds.toFixed(1)} s`,
    `  ${number(report.added)} added, ${number(report.changed)} changed, ${number(report.unchanged)} as they were`,
    `  ${number(report.outside)} outside the areas known here, ${number(report.unplaced)} without a position, ${number(report.refused)} refused`,
    ...report.notes.map((note) => `  ${note}`),
  ];
  return lines.join('\n');
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

/** One sentence about what went wrong, without the database's address, which holds a password. */
function explain(error: unknown): string {
  if (error instanceof FileRefused) return `Nothing was imported. ${error.message}`;
  if (error instanceof StopError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code.startsWith('ERR_PARSE_ARGS')) return `${error.message}\n${USAGE}`;
  return REASONS[code] ?? `Nothing was imported: ${error.message}`;
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'Nothing was imported: the database does not answer. Start it (npm start), or check DATABASE_URL.',
  ENOTFOUND: 'Nothing was imported: the host of the database is not known. Check DATABASE_URL.',
  CONNECT_TIMEOUT: 'Nothing was imported: the database does not answer. Check DATABASE_URL.',
  '28P01': 'Nothing was imported: the database refused the password of its owner. Check DATABASE_URL.',
  '3D000': 'Nothing was imported: there is no such database as DATABASE_URL names.',
  '42501': 'Nothing was imported: only the owner of the database may import; DATABASE_URL names another role.',
  '42P01': 'Nothing was imported: the tables are missing. Run npm run db -- migrate first.',
};

process.exitCode = await main();
