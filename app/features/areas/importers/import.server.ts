import type { OwnerSql, OwnerTransaction } from '#db/owner.server';
import { readAreas, readShapes } from '#db/places/areas.server';
import { lockImports } from '#db/places/runs.server';
import type { Outline } from '../outlines';
import { AREA_TYPE } from '../schema';
import type { Shape } from '../shapes';
import { FileRefused } from './refused';
import type { Counts, ImportReport } from './report';

/**
 * Runs one import in a transaction of its own: what it throws undoes everything it did.
 *
 * @throws FileRefused when another import is running
 */
export async function inImport(
  sql: OwnerSql,
  run: (tx: OwnerTransaction) => Promise<ImportReport>,
): Promise<ImportReport> {
  return await sql.begin<ImportReport>(async (tx) => {
    if (!(await lockImports(tx))) throw new FileRefused('Another import is running: try again when it has finished.');
    return await run(tx);
  });
}

/** The outlines of all parishes and unparished areas known here. */
export async function knownShapes(tx: OwnerTransaction): Promise<Shape[]> {
  const parishes = (await readAreas(tx)).filter(({ type }) => type >= AREA_TYPE.parish);
  const within = new Map(parishes.map(({ code, districtCode, countyCode }) => [code, districtCode ?? countyCode]));
  const shapes = await readShapes(tx, Array.from(within.keys()));
  return shapes.map(({ code, geometry }) => ({
    code,
    within: within.get(code) ?? null,
    outline: geometry as Outline,
  }));
}

/**
 * A file most of which cannot be used is not what it says it is.
 *
 * @throws FileRefused when more than half of the rows were refused
 */
export function refuseUnlessMostlyGood(name: string, { read, refused }: Counts): void {
  if (refused * 2 <= read) return;
  const [bad, all] = [refused.toLocaleString('en-GB'), read.toLocaleString('en-GB')];
  throw new FileRefused(
    `${bad} of ${all} rows of ${name} were refused, so it is not what it seems: nothing was changed.`,
  );
}
