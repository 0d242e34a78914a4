import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../scripts/start/ports.mjs';
import { oldPostgres } from './old-postgres';
import { launch, runScript, temporaryFolder } from './run';

const start = 'scripts/start.mjs';

/** Settings under which a start would go well, for each test to spoil one. */
async function settings(): Promise<{ PORT: string; DATA_DIR: string }> {
  return { PORT: String(await freePort()), DATA_DIR: join(temporaryFolder(), 'data') };
}

/** The script has said one sentence, shown no stack, and failed. */
async function expectRefusal(words: string[], env: Record<string, string>, sentence: RegExp) {
  const { code, stderr } = await runScript(words, env);
  expect(stderr.trim()).toMatch(sentence);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(1);
}

it.each([start, 'scripts/dev.mjs', 'scripts/test.mjs', 'scripts/worker.mjs'])(
  '%s refuses an old Node',
  async (script) => {
    const pretend = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'18.20.4'})`;
    await expectRefusal(
      ['--import', pretend, script],
      await settings(),
      /^Joined Up needs Node 20\.19 or later .* Node 18\.20\.4\./,
    );
  },
);

it('says how to install a browser where there is none and none can be fetched', async () => {
  const bare = temporaryFolder();
  symlinkSync('/bin/sh', join(bare, 'sh'));
  const ask = `const { browser } = await import('./scripts/test/browser.mjs');
    const { stopWith } = await import('./scripts/console/say.mjs');
    await browser().catch(stopWith);`;
  const { code, stderr } = await runScript(['--input-type=module', '-e', ask], {
    ...{ PATH: bare, CHROMIUM_PATH: '', PLAYWRIGHT_BROWSERS_PATH: join(bare, 'none') },
    PLAYWRIGHT_DOWNLOAD_HOST: 'http://127.0.0.1:1',
  });
  expect(stderr).toMatch(
    /^The browser tests need Chromium, .* Install it .*, or set CHROMIUM_PATH to one, and run npm test/m,
  );
  expect(code).toBe(1);
});

it('refuses a port that is in use', async () => {
  const other = createServer().listen(0, '0.0.0.0');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const port = (other.address() as AddressInfo).port;
  const sentence = new RegExp(
    `^Port ${port} is already in use\\. Stop the program that uses it, or choose another port: PORT=${port + 1} npm start$`,
  );
  await expectRefusal([start], { ...(await settings()), PORT: String(port) }, sentence);
});

it.each(['http', '70000', '3000.5'])('refuses the port %s', async (port) => {
  await expectRefusal([start], { ...(await settings()), PORT: port }, /^PORT is ".*", which is not a port\./);
});

it('refuses a folder that another start runs from', async () => {
  const env = await settings();
  mkdirSync(env.DATA_DIR);
  const script = join(env.DATA_DIR, 'start.mjs');
  writeFileSync(script, 'setInterval(() => {}, 1000)');
  const { child } = launch([script]);
  writeFileSync(join(env.DATA_DIR, 'running.json'), JSON.stringify({ pid: child.pid }));
  await expectRefusal(
    [start],
    env,
    /^Joined Up is already running from .* \(process \d+\)\. Stop it first, or set DATA_DIR/,
  );
});

it('refuses a folder that is a file', async () => {
  const env = await settings();
  writeFileSync(env.DATA_DIR, '');
  await expectRefusal([start], env, /data is not a folder\. Set DATA_DIR to one\.$/);
});

it.each([
  ['mysql://root@localhost/x', /^DATABASE_URL is not a PostgreSQL address\./],
  [
    'postgres://owner:secret@127.0.0.1:1/joined_up',
    /^No database answers at 127\.0\.0\.1:1\/joined_up\. Start it, or correct DATABASE_URL\./,
  ],
])('refuses DATABASE_URL=%s', async (url, sentence) => {
  await expectRefusal(
    ['--import', 'tsx', 'scripts/db.ts', 'migrate'],
    { ...(await settings()), DATABASE_URL: url },
    sentence,
  );
});

it('refuses a PostgreSQL that is too old', async () => {
  const url = `postgres://owner:secret@127.0.0.1:${await oldPostgres(140_011, '14.11')}/joined_up`;
  const sentence = /^The database is PostgreSQL 14\.11, and Joined Up needs PostgreSQL 15 or later\. Upgrade it/;
  await expectRefusal(
    ['--import', 'tsx', 'scripts/db.ts', 'migrate'],
    { ...(await settings()), DATABASE_URL: url },
    sentence,
  );
});

it('says where there is no database to migrate', async () => {
  await expectRefusal(
    ['--import', 'tsx', 'scripts/db.ts', 'migrate'],
    await settings(),
    /^No database is running from .*data\. Start Joined Up/,
  );
});

describe.runIf(canMount())('on a disk that is full', () => {
  it('stops before anything is installed or built', async () => {
    const env = { ...(await settings()), DATA_DIR: smallDisk() };
    await expectRefusal([start], env, /^The disk that holds .* is full: \d MB are free and \d+ MB are needed\./);
  });

  it('says so when the database does not fit', async () => {
    const { code, stderr } = await runScript(['tests/scripts/embedded.mjs', smallDisk()]);
    expect(stderr.trim()).toMatch(/^The disk that holds .* is full\. Free some space, or set DATA_DIR/);
    expect(code).toBe(1);
  });
});

it('says when the packages cannot be installed', async () => {
  const clone = temporaryFolder();
  cpSync('scripts', join(clone, 'scripts'), { recursive: true });
  writeFileSync(join(clone, 'package.json'), '{"name":"clone","dependencies":{"react":"18.3.1"}}');
  const react = '"node_modules/react":{"version":"18.3.1","integrity":"sha512-AAAA"}';
  writeFileSync(
    join(clone, 'package-lock.json'),
    `{"name":"clone","lockfileVersion":3,"packages":{"":{"dependencies":{"react":"18.3.1"}},${react}}}`,
  );
  const offline = { npm_config_registry: 'http://127.0.0.1:1', npm_config_fetch_retries: '0', npm_config_cache: clone };
  const { code, stderr } = await runScript([join(clone, start)], { ...(await settings()), ...offline });
  expect(stderr).toMatch(/^The packages could not be installed \(npm says why above\)\. Check that npm reaches/m);
  expect(code).toBe(1);
});

/** A disk of 8 MB. */
function smallDisk(): string {
  const folder = temporaryFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]);
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

/** Only root may make the small disk that this takes. */
function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'joined-up-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(folder);
  }
}
