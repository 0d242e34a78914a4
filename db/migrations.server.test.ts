import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tooOld } from './migrate.server';
import { misfit, readMigrations, unready } from './migrations.server';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'joined-up-migrations-test-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Migrations of these names, each with its name for its text. */
function migrations(...names: string[]) {
  for (const name of names) writeFileSync(join(folder, `${name}.sql`), `-- ${name}`);
  return readMigrations(folder);
}

it('reads migrations in the order of their numbers', () => {
  expect(migrations('0010_b', '0002_a').map(({ number, name }) => [number, name])).toEqual([
    [2, '0002_a'],
    [10, '0010_b'],
  ]);
});

it('refuses a file that has no number', () => {
  expect(() => migrations('people')).toThrow('people.sql: a migration is named like 0012_what_it_does.sql');
});

it('refuses two of the same number', () => {
  expect(() => migrations('0001_a', '0001_b')).toThrow('0001_a and 0001_b share a number');
});

it('fits a database that has run none, some or all of them', () => {
  const ours = migrations('0000_a', '0001_b');
  expect([[], ours.slice(0, 1), ours].map((applied) => misfit(ours, applied))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('does not fit a database from the future', () => {
  const ours = migrations('0000_a');
  expect(misfit(ours, [...ours, { number: 1, hash: 'x' }])).toMatch(
    /^The database has migration 1, which this version/,
  );
});

it('does not fit a database that ran another text', () => {
  expect(misfit(migrations('0000_a'), [{ number: 0, hash: 'x' }])).toMatch(/^The migration 0000_a was changed after/);
});

it('does not fit a database that went past one of them', () => {
  const [first, second, third] = migrations('0000_a', '0001_b', '0002_c');
  expect(first && second && third && misfit([first, second, third], [first, third])).toMatch(
    /^The migration 0001_b comes/,
  );
});

it('lets a server work with a database that has run all of them, and neither fewer nor more', () => {
  const ours = migrations('0000_a', '0001_b');
  expect(unready(ours, ours)).toBeUndefined();
  expect(unready(ours, [])).toBe('The database lacks 2 of the migrations of this version: run npm run db -- migrate.');
  expect(unready(ours, [...ours, { number: 2, hash: 'x' }])).toMatch(
    /^The database has migration 2, which this version/,
  );
  expect(
    unready(
      ours,
      ours.map(({ number }) => ({ number, hash: 'x' })),
    ),
  ).toMatch(/^The migration 0000_a was changed/);
});

it.each([
  [140_011, '14.11', false],
  [150_000, '15.0', true],
  [180_004, '18.4', true],
])('knows whether PostgreSQL %d (%s) will do', (number, name, will) => {
  expect(tooOld(number, name) === undefined).toBe(will);
});

it('says what to do about a PostgreSQL that is too old', () => {
  expect(tooOld(140_011, '14.11')).toBe(
    'The database is PostgreSQL 14.11, and Joined Up needs PostgreSQL 15 or later. Upgrade it, or leave DATABASE_URL unset to use the one that comes with Joined Up.',
  );
});
