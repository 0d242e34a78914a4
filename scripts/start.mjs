// Read by every version of Node that knows modules: the version is looked at before anything newer is loaded.
import { requireNode } from './start/node-version.mjs';

requireNode();
void import('./start/main.mjs').then(({ startJoinedUp }) =>
  startJoinedUp({ script: 'scripts/serve.mjs', nodeEnv: 'production' }),
);
