import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { preprocessCSS, resolveConfig } from 'vite';
import { describe, expect, test } from 'vitest';
import { contrast } from '~/ui/brand/colours';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const BUDGET = 25_000;
const STYLED = /\.(ju-[a-zA-Z0-9_-]+)/g;
/** Whole class names in components; one that ends in a template's gap is not whole. */
const DRAWN = /(?<![\w$-])(ju-[a-zA-Z0-9_-]*[a-zA-Z0-9])(?=[\s"'`])/g;

const vite = await resolveConfig({ root, configFile: false, logLevel: 'silent' }, 'build');
const sheets = new Map([
  ['portal', await compile('portal')],
  ['desk', await compile('desk')],
]);
const everything = [...sheets.values()].join('\n');

describe.each([...sheets])('%s.scss', (_, css) => {
  test('is light enough for a slow line', () => {
    expect(gzipSync(css).length).toBeLessThan(BUDGET);
  });

  test('fetches nothing: no fonts, no pictures, no other sheet', () => {
    expect(css).not.toMatch(/@font-face|@import|url\((?!["']?data:)/);
  });
});

test('every class of ours that a component draws has a style', () => {
  const styled = new Set(classesIn(everything, STYLED));
  const drawn = ['app/ui', 'app/features'].flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
      .flatMap((file) => classesIn(readFileSync(`${root}/${folder}/${file}`, 'utf8'), DRAWN)),
  );
  expect(drawn.filter((name) => !styled.has(name))).toEqual([]);
});

describe('a word on its tint can be read (WCAG AA)', () => {
  const tokens = new Map(
    [...readFileSync(`${here}/parts/_tokens.scss`, 'utf8').matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(
      ([, name, hex]) => [name ?? '', hex ?? ''] as const,
    ),
  );
  const tones = [...tokens.keys()].filter((name) => name.endsWith('-ink')).map((name) => name.slice(0, -4));

  test.each(tones)('%s', (tone) => {
    expect(contrast(colour(`${tone}-ink`), colour(`${tone}-tint`))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['quiet', 'link', 'ink'])('%s on white and on grey', (name) => {
    expect(contrast(colour(name), '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour(name), colour('ground'))).toBeGreaterThanOrEqual(4.5);
  });

  function colour(name: string): string {
    const hex = tokens.get(name);
    if (!hex) throw new Error(`No colour --${name} in _tokens.scss`);
    return hex;
  }
});

/** Compiles a sheet as the build does, so that what only Vite stumbles over is found here too. */
async function compile(name: string): Promise<string> {
  const file = `${here}/${name}.scss`;
  return (await preprocessCSS(readFileSync(file, 'utf8'), file, vite)).code;
}

function classesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}
