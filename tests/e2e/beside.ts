import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import postgres from 'postgres';
import { freePort } from '../../scripts/start/ports.mjs';
import { root } from '../../scripts/start/paths.mjs';
import { dataFolder } from './demo';

const read = (name: string) => readFileSync(join(dataFolder(), name), 'utf8').trim();

/** Where the demo's database listens. */
function databasePort(): number {
  return (JSON.parse(read('running.json')) as { databasePort: number }).databasePort;
}

/** Something that runs beside the demo until it is stopped. */
export interface Beside {
  origin: string;
  stop: () => Promise<void>;
}

/** A second server on the demo's database, with settings of its own. */
export async function secondServer(env: Record<string, string>): Promise<Beside> {
  const port = await freePort();
  const child = spawn(process.execPath, ['scripts/serve.mjs'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DB_HOST_URL: `postgres://127.0.0.1:${databasePort()}/joined_up`,
      SECRET: read('secret'),
      PORT: String(port),
      WORKER: 'off',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The second server ended with ${code} before it listened`)));
  });
  return {
    origin: `http://localhost:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A server of somebody else's: answers these paths with JSON, to pages of any origin. */
export async function foreignServer(answers: (origin: string) => Record<string, unknown>): Promise<Beside> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const server = createServer((request, response) => {
    const answer = answers(origin)[request.url ?? ''];
    response.writeHead(answer === undefined ? 404 : 200, {
      'Content-Type': 'application/json',
      'Access-Control-Allow-Origin': '*',
    });
    response.end(JSON.stringify(answer ?? null));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { origin, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Gives a council of the demo another map style, or none again; shown by servers that are started after it. */
export async function setMapStyle(slug: string, style: string | null): Promise<void> {
  const sql = postgres({
    host: '127.0.0.1',
    port: databasePort(),
    database: 'joined_up',
    username: 'postgres',
    password: read('superuser-password'),
    max: 1,
  });
  await sql`update tenant set config = case when ${style}::text is null then config - 'mapStyle'
    else config || jsonb_build_object('mapStyle', ${style}::text) end where slug = ${slug}`;
  await sql.end();
}
