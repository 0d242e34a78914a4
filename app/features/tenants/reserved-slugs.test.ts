import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RESERVED_SLUGS } from './reserved-slugs';

it('holds the first word of every address that is not a portal', () => {
  const source = readFileSync(new URL('../../paths.ts', import.meta.url), 'utf8');
  const words = [...source.matchAll(/['`]\/([a-z][a-z-]*)/g)].flatMap(([, word]) => word ?? []);
  const ofTheService = words.filter((word) => !source.includes(`desk(tenant, '/${word}`));
  expect(ofTheService).toContain('sign-in');
  expect(ofTheService.filter((word) => !RESERVED_SLUGS.has(word))).toEqual([]);
});
