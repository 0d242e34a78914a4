import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { newId } from '#db/id';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { root } from '../../scripts/start/paths.mjs';
import { freePort } from '../../scripts/start/ports.mjs';
import type { TestDatabase } from '../db/database';

/** The real server, built and in a process of its own, on a test's database. */
export interface TestApp {
  origin: string;
  /** A visitor with a memory for cookies; signed in when given a cookie. */
  visitor: (cookie?: string) => Visitor;
  /** Somebody of the staff at these tenants, signed in without a password. */
  staff: (memberships: readonly { tenantNo: number; role: Role }[], name?: string) => Promise<Visitor>;
  /** What the server has said so far: its log, errors alone unless told otherwise. */
  said: () => string;
  /** Ends the server; SIGKILL gives it no time for anything. */
  stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

export interface Visitor {
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends a form as a browser would, from our own origin unless told otherwise. */
  post: (path: string, form: FormFields, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends a form with a file in it (multipart), as a browser would. */
  upload: (path: string, form: Record<string, string>, files: Record<string, File>) => Promise<Answer>;
}

/** A form by field name, or in the order of its page where a name is there twice. */
export type FormFields = Record<string, string | string[]> | readonly (readonly [string, string | string[]])[];

export interface Answer {
  status: number;
  /** Where it sends the browser, as a path. */
  location: string | null;
  headers: Headers;
  text: string;
}

/** Starts the server as it was built (tests/setup/build.ts). */
export async function startApp(database: TestDatabase, env: Record<string, string> = {}): Promise<TestApp> {
  const port = await freePort();
  const child = spawn(process.execPath, ['scripts/serve.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DB_HOST_URL: database.hostUrl,
      SECRET: database.secret,
      PORT: String(port),
      HOST: '127.0.0.1',
      WORKER: 'off',
      LOG_LEVEL: 'error',
      ...env,
    },
  });
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (more: string) => (said += more));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened`)));
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    visitor: (cookie) => visitorTo(origin, cookie),
    staff: async (memberships, name) => visitorTo(origin, await signedIn(database, memberships, name)),
    said: () => said,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
  };
}

function visitorTo(origin: string, cookie?: string): Visitor {
  const jar = new Map<string, string>();
  if (cookie) jar.set(...pairOf(cookie));
  async function send(path: string, init: RequestInit, more: Record<string, string>): Promise<Answer> {
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookies ? { cookie: cookies } : {}), ...more };
    const response = await fetch(origin + path, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) jar.set(...pairOf(set));
    const location = response.headers.get('location');
    const text = await response.text();
    return {
      status: response.status,
      location: location?.replace(origin, '') ?? null,
      headers: response.headers,
      text,
    };
  }
  return {
    get: (path, headers = {}) => send(path, {}, headers),
    post: (path, form, headers = {}) => {
      const body = new URLSearchParams();
      for (const [name, values] of pairsOf(form)) for (const value of [values].flat()) body.append(name, value);
      return send(path, { method: 'POST', body }, { origin, ...headers });
    },
    upload: async (path, form, files) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ ...form, ...files })) body.append(name, value);
      // Made whole first, so that it says how long it is, as a browser does.
      const whole = new Response(body);
      const type = whole.headers.get('content-type') ?? '';
      return send(path, { method: 'POST', body: await whole.arrayBuffer() }, { origin, 'content-type': type });
    },
  };
}

function pairsOf(form: FormFields): readonly (readonly [string, string | string[]])[] {
  return form instanceof Array ? form : Object.entries(form);
}

function pairOf(cookie: string): [string, string] {
  const [pair = ''] = cookie.split(';');
  const split = pair.indexOf('=');
  return [pair.slice(0, split), pair.slice(split + 1)];
}

/** Makes an account with these memberships and a session, and answers its cookie. */
async function signedIn(
  database: TestDatabase,
  memberships: readonly { tenantNo: number; role: Role }[],
  name = 'Tess Tester',
): Promise<string> {
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  const token = randomBytes(32).toString('base64url');
  const user = newId();
  const later = new Date(Date.now() + 3_600_000);
  await sql`insert into app_user (id, email, name) values (${user}, ${`${user}@test.example`}, ${name})`;
  await sql`insert into session (id, user_id, expires_at, ends_at)
    values (${createHash('sha256').update(token).digest('hex')}, ${user}, ${later}, ${later})`;
  for (const { tenantNo, role } of memberships) {
    await sql`insert into membership (county_no, tenant_no, user_id, role)
      values (${Math.floor(tenantNo / 1_000_000)}, ${tenantNo}, ${user}, ${ROLES[role]})`;
  }
  await sql.end();
  return `ju-session=${token}`;
}
