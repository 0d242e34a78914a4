import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { expect, it } from 'vitest';
import layers from './layers.cjs';

const rules = layers.forbidden as IForbiddenRuleType[];

/** What the rules say of a tree, each as "rule: file → file". */
async function violations(baseDir: string, folders: string[]): Promise<string[]> {
  const options: ICruiseOptions = { ...layers.options, baseDir, validate: true, ruleSet: { forbidden: rules } };
  const tsConfig = extractTsConfig('tsconfig.json');
  const { output } = await cruise(folders, options, undefined, { tsConfig });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

it('has every import go the way the layers allow', async () => {
  expect(await violations(process.cwd(), ['app', 'db', 'scripts'])).toEqual([]);
});

/** For each rule, a file, what it imports, and the file that is there for the import to reach. */
const samples: Record<string, { file: string; imports: string; target?: string }> = {
  'no-cycles': { file: 'db/one.ts', imports: './two', target: 'db/two.ts' },
  'driver-only-in-db': {
    file: 'app/features/calls/queries.server.ts',
    imports: 'postgres',
    target: 'node_modules/postgres/index.js',
  },
  'owner-only-in-scripts': {
    file: 'app/features/calls/commands.server.ts',
    imports: '../../../db/owner.server',
    target: 'db/owner.server.ts',
  },
  'db-below-app': { file: 'db/client.server.ts', imports: '../app/paths', target: 'app/paths.ts' },
  'platform-without-features': {
    file: 'app/platform/log.server.ts',
    imports: '../features/calls/rules',
    target: 'app/features/calls/rules.ts',
  },
  'ui-without-data': {
    file: 'app/ui/list.tsx',
    imports: '../features/calls/schema',
    target: 'app/features/calls/schema.ts',
  },
  'features-keep-their-commands-and-routes': {
    file: 'app/features/gaps/commands.server.ts',
    imports: '../calls/commands.server',
    target: 'app/features/calls/commands.server.ts',
  },
  'browser-code-without-server-code': {
    file: 'app/features/calls/components/card.tsx',
    imports: '../queries.server',
    target: 'app/features/calls/queries.server.ts',
  },
  'routes-are-leaves': {
    file: 'app/features/calls/routes/list.tsx',
    imports: './show',
    target: 'app/features/calls/routes/show.tsx',
  },
  'no-tests-in-the-product': {
    file: 'app/paths.ts',
    imports: '../tests/factories/person',
    target: 'tests/factories/person.ts',
  },
  resolvable: { file: 'app/paths.ts', imports: './nowhere' },
};

it('has a sample for every rule', () => {
  expect(Object.keys(samples).sort()).toEqual(rules.map(({ name }) => name).sort());
});

it.each(Object.entries(samples))('catches what the rule %s forbids', async (name, { file, imports, target }) => {
  const tree = mkdtempSync(join(tmpdir(), 'joined-up-layers-'));
  const write = (path: string, text: string) => {
    mkdirSync(join(tree, dirname(path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  const back = name === 'no-cycles' ? `export * from './one';` : 'export const there = 1;';
  if (target) write(target, back);
  write(file, `export * from '${imports}';`);
  if (target?.startsWith('node_modules')) write(join(dirname(target), 'package.json'), '{"main":"index.js"}');
  const found = await violations(tree, [file.split('/')[0] ?? '']);
  rmSync(tree, { recursive: true });
  expect(found.map((line) => line.split(':')[0])).toContain(name);
});
