import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { alias } from '../remix.config.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const shared = {
  resolve: { alias },
  esbuild: { jsx: 'automatic' as const },
};

/** What takes longest. Begun last, one of them would go on alone while the other core has nothing to do. */
const LONGEST = ['http/canary/', 'scripts/start', 'db/tree.property', 'scripts/refusals', 'scripts/cluster', 'db/demo'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.includes(`/tests/${name}`));
      return at === -1 ? LONGEST.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Tests that talk to PostgreSQL: one cluster for the run, a database of its own for each file. */
const withCluster = {
  isolate: false,
  setupFiles: ['tests/setup/fresh.ts'],
  globalSetup: ['tests/setup/cluster.ts'],
  testTimeout: 30_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  root,
  test: {
    root,
    environment: 'node',
    restoreMocks: true,
    // The machines that run this have two cores. Two files at a time left a third of them idle: each waits for its database.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...shared,
        root,
        test: {
          name: 'unit',
          isolate: false,
          include: ['{app,db,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**'],
        },
      },
      {
        ...shared,
        root,
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          testTimeout: 120_000,
        },
      },
      { ...shared, root, test: { name: 'db', include: ['tests/{db,import}/**/*.test.ts'], ...withCluster } },
      {
        ...shared,
        root,
        test: {
          name: 'http',
          include: ['tests/http/**/*.test.{ts,tsx}'],
          ...withCluster,
          globalSetup: ['tests/setup/build.ts', ...withCluster.globalSetup],
        },
      },
      {
        ...shared,
        root,
        test: {
          name: 'scripts',
          include: ['tests/scripts/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
