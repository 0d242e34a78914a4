import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Outline, outlineToDegrees } from '~/features/areas/outlines';
import type { Counts, ImportListener, RefusedRow } from '~/features/areas/importers/report';

/** A folder for the files of one test file, and what to call when it is done. */
export function folder(): { write: (name: string, content: string | Buffer) => string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'joined-up-import-'));
  return {
    write(name, content) {
      const file = join(path, name);
      const packed = name.endsWith('.gz') && typeof content === 'string';
      writeFileSync(file, packed ? gzipSync(content) : content);
      return file;
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}

/** What one line of any of the postcode files says. */
export interface Line {
  postcode: string;
  easting: number;
  northing: number;
  district?: string;
  parish?: string;
  /** yyyymm */
  ended?: string;
}

/** Code-Point Open: no header, the postcode padded to seven characters. */
export function codePointOpen(lines: Line[]): string {
  return lines
    .map(({ postcode, easting, northing, district = '' }) => {
      const [outcode = '', incode = ''] = postcode.split(' ');
      const padded = outcode.padEnd(7 - incode.length) + incode;
      return `"${padded}",10,${easting},${northing},"E92000001","E19000001","E18000005","","${district}","E05001330"\r\n`;
    })
    .join('');
}

/** ONSPD of 2025, with the columns that matter among some that do not. */
export function onspd(lines: Line[]): string {
  const header =
    'pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,wd25cd,parncp25cd,usrtypind,east1m,north1m,gridind,lat,long';
  const rows = lines.map(({ postcode, easting, northing, district = '', parish = '', ended = '' }) => {
    const packed = postcode.replace(' ', '');
    return `${packed},${postcode},${postcode},198001,${ended},,${district},E05001330,${parish},0,${easting},0${northing},1,52.1,-2.1`;
  });
  return [header, ...rows, ''].join('\n');
}

/** NSPL: no parish. */
export function nspl(lines: Line[]): string {
  const header = 'pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa11,cty,ced,laua,ward';
  const rows = lines.map(
    ({ postcode, easting, northing, district = '', ended = '' }) =>
      `"${postcode}","${postcode}","${postcode}","198001","${ended}",0,"${easting}","${northing}",1,"E001","","","${district}",""`,
  );
  return [header, ...rows, ''].join('\n');
}

/** A square of the National Grid, as an outline in degrees. */
export function square(easting: number, northing: number, size = 1000): Outline {
  const [e, n] = [easting + size, northing + size];
  const ring = [
    [easting, northing],
    [e, northing],
    [e, n],
    [easting, n],
    [easting, northing],
  ];
  return outlineToDegrees({ type: 'Polygon', coordinates: [ring] });
}

/** GeoJSON of the Open Geography portal: properties like PARNCP21CD and PARNCP21NM. */
export function boundaries(
  level: string,
  areas: { code: string; name: string; outline: object; more?: object }[],
): string {
  const features = areas.map(({ code, name, outline, more }, i) => ({
    type: 'Feature',
    id: i + 1,
    properties: { FID: i + 1, [`${level}CD`]: code, [`${level}NM`]: name, GlobalID: `{${i}}`, ...more },
    geometry: outline,
  }));
  return JSON.stringify({ type: 'FeatureCollection', name: level, features });
}

/** A listener that keeps what it was told. */
export function listener(): ImportListener & { told: RefusedRow[]; shares: number[] } {
  const told: RefusedRow[] = [];
  const shares: number[] = [];
  return {
    told,
    shares,
    step: () => undefined,
    refused: (row) => void told.push(row),
    progress: (_: Counts, share) => void shares.push(share),
  };
}
