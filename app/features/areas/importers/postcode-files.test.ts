import { describe, expect, it } from 'vitest';
import { type PostcodeFile, recognisePostcodeFile } from './postcode-files';
import { FileRefused } from './refused';

const CODE_POINT = ['WV6 7AA', '10', '380000', '299000', 'E92000001', 'E19000001', 'E18000005', '', 'E07000196', 'E05'];
const ONSPD_2014 =
  'pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,oshlthau';
const ONSPD_2025 =
  'pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,parncp25cd,usrtypind,east1m,north1m,gridind';
const NSPL = 'pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa11,cty,ced,laua,ward';

function header(names: string): PostcodeFile {
  return recognisePostcodeFile(names.split(','));
}

/** A line with these cells in the named columns, and nothing in the others. */
function line(names: string, cells: Record<string, string>): string[] {
  return names.split(',').map((name) => cells[name] ?? '');
}

describe('which kind of file it is', () => {
  it.each([
    ['Code-Point Open', CODE_POINT, 'code-point-open', false],
    ['ONSPD of 2014', ONSPD_2014.split(','), 'onspd', true],
    ['ONSPD of 2025', ONSPD_2025.split(','), 'onspd', true],
    ['ONSPD in capitals', ONSPD_2014.toUpperCase().split(','), 'onspd', true],
    ['NSPL', NSPL.split(','), 'nspl', true],
  ])('recognises %s', (_, first, kind, hasHeader) => {
    expect(recognisePostcodeFile(first)).toMatchObject({ kind, hasHeader });
  });

  it('names every needed column that a directory lacks', () => {
    const broken = ONSPD_2014.replace('oseast1m', 'x').replace('oslaua', 'y').replace('doterm', 'z');
    expect(() => header(broken)).toThrow(FileRefused);
    expect(() => header(broken)).toThrow(/easting \(oseast1m.*district \(oslaua.*ended \(doterm\)/);
    expect(() => header(broken)).not.toThrow(/northing/);
  });

  it.each(['name,address,phone', 'a', '<!doctype html>'])('refuses %j', (first) => {
    expect(() => header(first)).toThrow(/neither Code-Point Open .* nor an ONSPD or NSPL/);
  });
});

describe('a line of Code-Point Open', () => {
  const { read } = recognisePostcodeFile(CODE_POINT);
  const withCell = (position: number, cell: string) => CODE_POINT.with(position, cell);

  it('has a postcode padded to seven characters, a position and a district', () => {
    const postcode = { easting: 380_000, northing: 299_000, parish: null, district: 'E07000196', endedOn: null };
    expect(read(CODE_POINT)).toEqual({ postcode: { ...postcode, postcode: 'WV6 7AA' } });
    expect(read(withCell(0, 'WV106AA'))).toMatchObject({ postcode: { postcode: 'WV10 6AA' } });
    expect(read(withCell(0, 'B1  1AA'))).toMatchObject({ postcode: { postcode: 'B1 1AA' } });
  });

  it('has no position at a quality of 90 and more', () => {
    expect(read(withCell(1, '90'))).toEqual({ unplaced: 'WV6 7AA' });
    expect(read(withCell(1, '60'))).toMatchObject({ postcode: { postcode: 'WV6 7AA' } });
  });

  it.each([
    ['a postcode that is none', withCell(0, 'WV6 OAA'), /“WV6 OAA” where a postcode/],
    ['an easting off the grid', withCell(2, '800000'), /“800000”, “299000” where metres/],
    ['a northing in words', withCell(3, 'north'), /where metres/],
    ['no position at all', CODE_POINT.with(2, '0').with(3, '0'), /where metres/],
    ['a quality in words', withCell(1, 'good'), /“good”, which is not a number/],
    ['too few columns', CODE_POINT.slice(0, 9), /has 9 columns, not 10/],
  ])('is refused for %s', (_, cells, reason) => {
    expect(read(cells)).toEqual({ refused: expect.stringMatching(reason) as string });
  });
});

describe('a line of a postcode directory', () => {
  const { read } = header(ONSPD_2025);
  const cells = {
    pcds: 'WR10 1PE',
    lad25cd: 'E07000238',
    parncp25cd: 'E04010425',
    east1m: '394841',
    north1m: '0246883',
    gridind: '1',
  };

  it('has its parish, and its end when it has ended', () => {
    const postcode = { easting: 394_841, northing: 246_883, parish: 'E04010425', district: 'E07000238', endedOn: null };
    expect(read(line(ONSPD_2025, cells))).toEqual({ postcode: { ...postcode, postcode: 'WR10 1PE' } });
    expect(read(line(ONSPD_2025, { ...cells, doterm: '201503' }))).toMatchObject({
      postcode: { endedOn: '2015-03-01' },
    });
  });

  it('has no position when it says so', () => {
    expect(read(line(ONSPD_2025, { ...cells, gridind: '9' }))).toEqual({ unplaced: 'WR10 1PE' });
    expect(read(line(ONSPD_2025, { ...cells, east1m: '', north1m: '' }))).toEqual({ unplaced: 'WR10 1PE' });
  });

  it('is refused when the month of its end is none, or columns are missing', () => {
    expect(read(line(ONSPD_2025, { ...cells, doterm: '201513' }))).toHaveProperty('refused');
    expect(read(['WR10 1PE'])).toEqual({ refused: 'has 1 columns, the header has 14' });
  });

  it('has no parish in the NSPL', () => {
    const nspl = { pcds: 'WR10 1PE', laua: 'E07000238', oseast1m: '394841', osnrth1m: '246883' };
    expect(header(NSPL).read(line(NSPL, nspl))).toMatchObject({ postcode: { parish: null, district: 'E07000238' } });
  });
});
