import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOwner, type OwnerSql } from '#db/owner.server';
import { roleUrl } from '#db/roles.server';
import { testDatabase, type TestDatabase } from '#tests/db/database';
import { boundaries, codePointOpen, folder, type Line, square } from './files';
import { importWorld, WORLD } from './world';

let database: TestDatabase;
let sql: OwnerSql;
const files = folder();
const dataDir = join(dirname(files.write('here', '.')), 'data');

beforeAll(async () => {
  database = await testDatabase();
  sql = openOwner(database.ownerUrl);
  await importWorld(sql);
});
afterAll(async () => {
  files.remove();
  await sql.end();
  await database.close();
});

interface Ran {
  code: number | null;
  output: string;
}

/** Runs scripts/import.ts as `npm run import --` does, with nothing of this process's environment but the path. */
function command(args: string[], env: Record<string, string> = { DATABASE_URL: database.ownerUrl }): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/import.ts', ...args], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, DATA_DIR: dataDir, ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

const here: Line = { postcode: 'WR10 1PE', easting: 390_500, northing: 300_500, district: WORLD.district };

/** A file of postcodes with so many good lines and as many broken ones after them. */
function half(count: number): string {
  const letters = 'ABDEFGHJLN';
  const lines = Array.from({ length: count }, (_, i) => ({
    ...here,
    postcode: `WR10 1${letters[Math.floor(i / 10)] ?? ''}${letters[i % 10] ?? ''}`,
  }));
  return codePointOpen(lines) + 'broken,"\n'.repeat(count);
}

describe('npm run import', () => {
  it('says what it took, shows the first refused lines, and keeps all of them in a file', async () => {
    const { code, output } = await command(['postcodes', files.write('half.csv', half(30))]);
    expect(code).toBe(0);
    expect(output).toContain('Code-Point Open: half.csv, 60 rows in');
    expect(output).toContain('30 added, 0 changed, 0 as they were');
    expect(output).toContain('  Line 31 is not CSV: its quotes do not match: broken,"');
    expect(output).toContain('Line 50 ');
    expect(output).not.toContain('Line 51 ');
    const refused = join(dataDir, 'imports', 'half.csv.refused.csv');
    expect(output).toContain(`Every refused line, with its reason: ${refused}`);
    const lines = readFileSync(refused, 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(31);
    expect(lines.slice(0, 2)).toEqual(['line,reason,text', '31,"is not CSV: its quotes do not match","broken,"""']);
  });

  it('takes boundaries, and the address of the database as an argument', async () => {
    const content = boundaries('PARNCP24', [
      { code: 'E04009007', name: 'Nether Mid', outline: square(391_000, 301_000) },
    ]);
    const file = files.write('parishes.geojson', content);
    const { code, output } = await command(['boundaries', file, '--database', database.ownerUrl], {});
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(output).toContain('Boundaries of parishes: parishes.geojson, 1 rows in');
  });

  it('finds the database of the demo that is running', async () => {
    const demo = spawn(process.execPath, [files.write('start.mjs', 'setInterval(() => {}, 1000)')]);
    try {
      mkdirSync(dataDir, { recursive: true });
      const claim = { pid: demo.pid, databasePort: Number(new URL(database.hostUrl).port) };
      writeFileSync(join(dataDir, 'running.json'), JSON.stringify(claim));
      // The cluster of the tests does not know the demo's password, and that it says so shows that it was asked.
      const { output } = await command(['postcodes', file()], {});
      expect(output).toMatch(/refused the password of its owner/);
    } finally {
      demo.kill();
    }
  });

  it('changes nothing and fails when the file is not what it says', async () => {
    const [before] = await sql`select count(*) from postcode`;
    const file = files.write('bad.csv', `${half(5)}more broken\n`);
    const { code, output } = await command(['postcodes', file]);
    expect(code).toBe(1);
    expect(output).toContain('Nothing was imported. 6 of 11 rows of bad.csv were refused');
    expect(existsSync(join(dataDir, 'imports', `${basename(file)}.refused.csv`))).toBe(true);
    expect(await sql`select count(*) from postcode`).toEqual([before]);
  });

  it.each<[string, () => [string[], Record<string, string>], RegExp]>([
    ['nothing is named', () => [[], {}], /^Usage: npm run import -- postcodes FILE/],
    ['something else is named', () => [['people', 'a.csv'], {}], /^Usage:/],
    ['an option is not known', () => [['postcodes', 'a.csv', '--force'], {}], /'--force'[^]*Usage:/],
    [
      'there is no database',
      () => [['postcodes', 'a.csv'], { DATA_DIR: '/nowhere' }],
      /No database is running from \/nowhere\. Start Joined Up with npm start first, or set DATABASE_URL/,
    ],
    [
      'the database does not answer',
      () => [['postcodes', file(), '--database', 'postgres://o:geheim@127.0.0.1:1/x'], {}],
      /the database does not answer\. Start it/,
    ],
    ['the password is wrong', () => [['postcodes', file(), '--database', wrongPassword()], {}], /refused the password/],
    ['the role may not import', () => [['postcodes', file(), '--database', asPortal()], {}], /only the owner/],
    [
      'there is no such file',
      () => [['postcodes', '/nowhere/a.csv'], { DATABASE_URL: database.ownerUrl }],
      /There is no file \/nowhere/,
    ],
  ])('says in a sentence when %s', async (_, given, sentence) => {
    const { code, output } = await command(...given());
    expect(code).toBe(1);
    expect(output).toMatch(sentence);
    expect(output).not.toContain('geheim');
    expect(output).not.toContain('    at ');
  });
});

function file(): string {
  return files.write('one.csv', codePointOpen([here]));
}

function wrongPassword(): string {
  const url = new URL(database.ownerUrl);
  url.password = 'geheim';
  return url.href;
}

function asPortal(): string {
  return roleUrl(database.hostUrl, database.secret, 'portal');
}
