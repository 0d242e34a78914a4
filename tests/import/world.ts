import type { OwnerSql } from '#db/owner.server';
import { importBoundaries } from '~/features/areas/importers/boundaries.server';
import { boundaries, folder, listener, square } from './files';

/** A small county with one district of two parishes side by side, a kilometre square each, and a unitary authority. */
export const WORLD = {
  county: 'E10000091',
  district: 'E07000901',
  unitary: 'E06000091',
  west: 'E04009001',
  east: 'E04009002',
};

/** Imports the world's boundaries, level by level, as somebody new to Joined Up would. */
export async function importWorld(sql: OwnerSql): Promise<void> {
  const files = folder();
  const { county, district, unitary, west, east } = WORLD;
  const levels = {
    CTY24: [{ code: county, name: 'Midshire', outline: square(390_000, 300_000, 5000) }],
    LAD24: [
      { code: district, name: 'Vale of Mid', outline: square(390_000, 300_000, 3000) },
      { code: unitary, name: 'Midchester', outline: square(400_000, 300_000, 2000) },
    ],
    PARNCP24: [
      { code: west, name: 'Westley', outline: square(390_000, 300_000) },
      { code: east, name: 'Eastley', outline: square(391_000, 300_000) },
    ],
  };
  try {
    for (const [level, areas] of Object.entries(levels)) {
      await importBoundaries(sql, files.write(`${level}.geojson`, boundaries(level, areas)), listener());
    }
  } finally {
    files.remove();
  }
}
