import type { OwnerSql } from '#db/owner.server';

/** A line of db/atlas/areas.csv. */
type AreaRow = { code: string; name: string; type: string; parent_code: string };

/** Puts areas in place, as many as a test about councils needs. */
export async function addAreas(owner: OwnerSql, rows: AreaRow[]): Promise<void> {
  const types = ['', 'county', 'district', 'parish', 'unparished'];
  const parents = new Map(rows.map(({ code, parent_code: parent }) => [code, parent]));
  const records = rows.map(({ code, name, type, parent_code: parent }) => ({
    code,
    name,
    type: types.indexOf(type),
    parent: parents.has(parent) ? parent : null,
  }));
  await owner`
    insert into area (code, name, type, parent_code, label_lat, label_lon)
    select code, name, type, parent, 52, -2 from jsonb_to_recordset(${owner.json(records)}) as
      t (code text, name text, type smallint, parent text)`;
}
