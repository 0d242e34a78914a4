import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A file of db/migrations. Its number is the order it runs in and what the database remembers it by. */
export interface Migration {
  number: number;
  name: string;
  file: string;
  /** SHA-256 of its text, as drizzle's migrator records it. */
  hash: string;
}

/** What the database says it has run. */
export interface Applied {
  number: number;
  hash: string;
}

/**
 * The migrations of a folder in their order.
 *
 * @throws Error when a file's name does not start with four digits or two share a number
 */
export function readMigrations(folder: string): Migration[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const migrations = files.sort().map((name) => {
    const [, digits] = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name) ?? [];
    if (digits === undefined) throw new Error(`${name}: a migration is named like 0012_what_it_does.sql`);
    const file = join(folder, name);
    const hash = createHash('sha256').update(readFileSync(file, 'utf8')).digest('hex');
    return { number: Number(digits), name: basename(name, '.sql'), file, hash };
  });
  migrations.forEach((migration, index) => {
    const next = migrations[index + 1];
    if (next?.number === migration.number) throw new Error(`${migration.name} and ${next.name} share a number`);
  });
  return migrations;
}

/**
 * Why these migrations do not fit what the database has run, in one sentence, or undefined when they do: it knows one
 * that we do not (it was migrated by a newer version), one was edited after it ran, or one was put in between.
 */
export function misfit(migrations: Migration[], applied: Applied[]): string | undefined {
  const last = Math.max(-1, ...applied.map(({ number }) => number));
  for (const { number, hash } of applied) {
    const ours = migrations.find((migration) => migration.number === number);
    if (ours === undefined) {
      return `The database has migration ${number}, which this version of Joined Up does not know: a newer version has used it. Update Joined Up, or use another database.`;
    }
    if (ours.hash !== hash) {
      return `The migration ${ours.name} was changed after this database had run it. Restore the file and put the change into a new migration, or start with an empty database.`;
    }
  }
  const between = migrations.find(
    ({ number }) => number < last && !applied.some((migration) => migration.number === number),
  );
  if (between === undefined) return undefined;
  return `The migration ${between.name} comes before one that this database has run already. Give it the next free number.`;
}

/** Why a server of this version does not work with what the database has run, in one sentence, or undefined when it does. */
export function unready(migrations: Migration[], applied: Applied[]): string | undefined {
  const waiting = migrations.length - applied.length;
  if (waiting <= 0) return misfit(migrations, applied);
  return `The database lacks ${waiting} of the migrations of this version: run npm run db -- migrate.`;
}
