import { requireNode } from './start/node-version.mjs';

requireNode();
void import('./test/main.mjs').then(({ testAll }) => testAll(process.argv.slice(2)));
