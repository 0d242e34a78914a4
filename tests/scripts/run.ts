import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  /** Resolves when the text has been printed; rejects when the process ends without. */
  printed: (text: string) => Promise<void>;
  ended: Promise<Ran>;
  /** What it has printed so far. */
  output: () => string;
}

/** A folder for one test; readable also for the account that PostgreSQL runs as when we are root. */
export function temporaryFolder({ readable = false } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'joined-up-scripts-'));
  if (readable) chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return folder;
}

/** Starts Node on the real script, as npm would; it is killed at the end of the test if it still runs. */
export function launch(words: string[], env: Record<string, string> = {}): Running {
  const { DATABASE_URL: _database, SECRET: _secret, ...inherited } = process.env;
  const child = spawn(process.execPath, words, { env: { ...inherited, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Ran>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  const printed = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (stdout.includes(text)) resolve();
      };
      child.stdout.on('data', look);
      look();
      void ended.then(() => reject(new Error(`It ended without printing "${text}":\n${stdout}\n${stderr}`)));
    });
  onTestFinished(() => {
    if (child.exitCode === null) child.kill('SIGKILL');
  });
  return { child, printed, ended, output: () => stdout };
}

/** Runs the real script to its end. */
export const runScript = (words: string[], env?: Record<string, string>): Promise<Ran> => launch(words, env).ended;

/** The processes whose command line or environment names a folder: what a start has left behind. */
export function processesOf(folder: string): number[] {
  if (!existsSync('/proc')) return [];
  const names = (pid: string, file: string) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.filter((pid) => names(pid, 'cmdline') || names(pid, 'environ')).map(Number);
}
