import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(ts|tsx|sql|js|mjs|cjs)$/.test(file));
const files = sources.filter((file) => /^(app|db|scripts)\//.test(file) && !/\.test\.tsx?$/.test(file));

interface Where {
  only?: RegExp;
  except?: RegExp;
  /** The product's own unless told otherwise. */
  among?: string[];
}

/** Every line of some files that a pattern is found in, as file:line, but for files that may. */
function linesWith(pattern: RegExp, { only = /./, except = /^$/, among = files }: Where = {}): string[] {
  return among
    .filter((file) => only.test(file) && !except.test(file))
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    );
}

describe('conventions', () => {
  it('change a rule of the linter where all can see it, never beside a line of code', () => {
    expect(linesWith(/(\/\/|\/\*)\s*(eslint|oxlint)-/, { among: sources })).toEqual([]);
  });

  it('export by name, so that a reader can find who offers what', () => {
    expect(linesWith(/^\s*export\s+(type\s+)?\*/, { among: sources })).toEqual([]);
  });

  it('never set a range for a whole session: it would leak through the pool', () => {
    expect(linesWith(/set_config\s*\([^)]*,\s*false\s*\)/i)).toEqual([]);
    expect(linesWith(/\bset\s+(session\s+)?app\./i)).toEqual([]);
  });

  it('never wrap the range in a select: the planner then misjudges it', () => {
    expect(linesWith(/\(\s*select\s+(public\.)?app_w?(lo|hi)\(\)/i)).toEqual([]);
  });

  it('spell URLs in paths.ts alone', () => {
    const spelled = /(href|action|src)=["'{`]+\/[a-z$]/;
    expect(linesWith(spelled, { only: /^app\/(features|ui|root)/ })).toEqual([]);
    expect(linesWith(/redirect\(\s*[`'"]\//, { only: /^app\// })).toEqual([]);
  });

  it('set no inner HTML but where it was sanitised', () => {
    const allowed = /^app\/ui\/(brand\/brand-style|layout\/columns)\.tsx$/;
    expect(linesWith(/dangerouslySetInnerHTML/, { except: allowed })).toEqual([]);
  });

  it('use no style attributes, which the Content-Security-Policy forbids', () => {
    expect(linesWith(/\sstyle=\{/, { only: /\.tsx$/ })).toEqual([]);
  });

  it('read the environment in one place', () => {
    const allowed = /^app\/platform\/(env|log)\.server\.ts$/;
    expect(linesWith(/process\.env/, { only: /^app\//, except: allowed })).toEqual([]);
  });

  it('use no row-level shortcut: queries of features name their scope', () => {
    const tenantTables = /\.from\((request|need|offer|match|assignment|mail|viewRecord|requestEvent|offerEvent)\)/;
    const unscoped = files
      .filter((file) => /^app\/features\/.*(queries|commands|settle|conditions).*\.server\.ts$/.test(file))
      .filter((file) => {
        const text = readFileSync(join(root, file), 'utf8');
        return tenantTables.test(text) && !/inScope|inRange|conditionsWithout/.test(text);
      });
    expect(unscoped).toEqual([]);
  });
});
