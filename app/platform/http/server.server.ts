import { createServer, type Server } from 'node:http';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type RequestHandler } from 'express';
import { closePools, openPools } from '#db/client.server';
import { allowedOrigins, readEnv, type Env } from '../env.server';
import { takesFile } from '~/paths';
import type { DomainJobs } from '../jobs/tasks.server';
import { startWorker, type Worker } from '../jobs/worker.server';
import { log } from '../log.server';
import { readableAddress } from './readable-address.server';
import { pagesOf } from './pages.server';
import { readinessOf } from './readiness.server';
import { accessLog } from './access-log.server';
import {
  boundedBody,
  fetchesFrom,
  keptByNobody,
  plainHost,
  sameOriginOnly,
  searchesUnlisted,
  securityHeaders,
  withNonce,
} from './security.server';

export interface ServerOptions {
  /** The Remix build, or how to get the newest one while developing. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Folder of the built files for browsers; unset while developing. */
  assets?: string;
  /** Folder of the migrations of this version: the database must have run these and no others. */
  migrations: string;
  /** What the queue does for the domain. */
  jobs: DomainJobs;
  /** Vite's middleware while developing. */
  vite?: RequestHandler;
}

export interface RunningServer {
  /** The port it listens on (the one asked for, or a free one for 0). */
  port: number;
  /** Stops taking requests, lets running ones and jobs finish, and closes the database. */
  stop: () => Promise<void>;
}

/** Starts the web server and, unless WORKER=off, the jobs. Rejects with the listen error (EADDRINUSE) when it cannot. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const env = readEnv();
  openPools({ hostUrl: env.DB_HOST_URL, secret: env.SECRET });
  try {
    const server = await listen(createApp(env, options), env);
    const worker =
      env.WORKER === 'in-process'
        ? await startWorker({ hostUrl: env.DB_HOST_URL, secret: env.SECRET, jobs: options.jobs })
        : null;
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : env.PORT;
    return { port, stop: () => stop(server, worker) };
  } catch (error) {
    await closePools();
    throw error;
  }
}

function createApp(env: Env, options: ServerOptions): express.Express {
  const app = express();
  const readiness = readinessOf(env, options.migrations);
  app.disable('x-powered-by');
  app.set('trust proxy', env.TRUST_PROXY);
  app.use(plainHost(env.TRUST_PROXY, env.PUBLIC_ORIGIN), accessLog, withNonce, keptByNobody, searchesUnlisted);
  app.use(securityHeaders(env.PUBLIC_ORIGIN?.startsWith('https:') ?? false, options.vite !== undefined));
  app.use(fetchesFrom);
  app.get('/healthz', (_request, response) => void response.type('text').send('ok'));
  app.get(
    '/readyz',
    (_request, response) =>
      void readiness().then(({ ready, parts }) => {
        response.status(ready ? 200 : 503).json(parts);
      }),
  );
  app.use(compression(), readableAddress);
  if (options.vite) app.use(options.vite);
  if (options.assets) {
    app.use(
      '/assets',
      express.static(`${options.assets}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }),
    );
    app.use(express.static(options.assets, { maxAge: '1h', index: false }));
  }
  app.use(sameOriginOnly(allowedOrigins(env)), boundedBody(takesFile));
  app.all('*', pagesOf(options.build));
  return app;
}

function listen(app: express.Express, env: Env): Promise<Server> {
  const server = createServer(app);
  server.headersTimeout = 30_000;
  // A file of 20 MB over a line of 1.5 Mbit/s takes nearly two minutes.
  server.requestTimeout = 120_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.PORT, env.HOST, () => resolve(server));
  });
}

async function stop(server: Server, worker: Worker | null): Promise<void> {
  log.info('stopping');
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 5_000).unref();
  await Promise.all([closed, worker?.stop()]);
  await closePools();
}
