import { requireNode } from './start/node-version.mjs';

requireNode();
void import('./start/worker.mjs').then(({ startWorkerProcess }) => startWorkerProcess());
