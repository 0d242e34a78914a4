import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EVENT_WORDS } from './event-words';
import { whatHappened } from './timeline.server';

const folder = new URL('../../../db/migrations/', import.meta.url);

/** The kinds of event that the database writes by itself: what the app writes, its types hold to the words. */
function kindsInMigrations(): string[] {
  const sql = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  return sql.flatMap((text) =>
    [...text.matchAll(/insert into public\.provision_event[^;]*?values\s*\([^']*'(\w+)'/g)].map(
      ([, kind]) => kind ?? '',
    ),
  );
}

it('every kind of event has words of its own, also those that the database writes', () => {
  const kinds = kindsInMigrations();
  expect(kinds).toContain('locality_removed');
  for (const kind of kinds) expect(Object.keys(EVENT_WORDS)).toContain(kind);
  expect(new Set(Object.values(EVENT_WORDS)).size).toBe(Object.keys(EVENT_WORDS).length);
  for (const [kind, words] of Object.entries(EVENT_WORDS)) expect(whatHappened(kind)).toBe(words);
});
