// The same as start, with the sources served as they are and reloaded as they change.
import { requireNode } from './start/node-version.mjs';

requireNode();
void import('./start/main.mjs').then(({ startJoinedUp }) =>
  startJoinedUp({ script: 'scripts/serve-dev.mjs', nodeEnv: 'development' }),
);
