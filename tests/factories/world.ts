import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { worldOf, type Locality, type Spot, type World } from '#db/seed/demo/world';
import { readTenants, type LoadedLocality } from '~/features/tenants/load.server';

type Row = Record<string, string>;

/** A county of the demo with its councils and postcodes, read out of the files that fill the database. */
export async function aWorld(countyNo: number): Promise<World> {
  const [{ tenants, localities }, areas, codes] = await Promise.all([
    readTenants('tenants'),
    readFile('db/atlas/areas.csv'),
    readFile('db/atlas/postcodes.csv.gz'),
  ]);
  const byCode = new Map(records(areas).map((row) => [row.code ?? '', row]));
  const councils = tenants.filter((council) => council.countyNo === countyNo).sort((a, b) => a.tenantNo - b.tenantNo);
  const spots = records(gunzipSync(codes)).map((row) => spotOf(row, byCode));
  const ours = spots.filter(({ place }) => councils[0]?.areas.includes(place.countyCode));
  const names = new Map([...byCode].map(([code, { name = '' }]) => [code, name]));
  return worldOf(councils, ours, names, groupings(localities, countyNo));
}

/** As they come out of the database. */
function groupings(localities: readonly LoadedLocality[], countyNo: number): Locality[] {
  return localities
    .filter((one) => one.countyNo === countyNo)
    .map((one) => ({ ...one, areas: [...one.areas].sort() }))
    .sort((a, b) => a.tenantNo - b.tenantNo || a.slug.localeCompare(b.slug));
}

function records(file: Buffer): Row[] {
  return parse<Row>(file, { columns: true });
}

function spotOf(
  { postcode = '', easting, northing, parish_code: parishCode = '' }: Row,
  areas: Map<string, Row>,
): Spot {
  const districtCode = areas.get(parishCode)?.parent_code ?? '';
  const countyCode = areas.get(districtCode)?.parent_code ?? '';
  const loc = { x: Number(easting), y: Number(northing) };
  return { postcode, loc, areaCode: parishCode, place: { parishCode, districtCode, countyCode } };
}
