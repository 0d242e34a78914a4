import { canonicalPostcode } from '../postcodes';
import type { PublishedPlace } from '../places';
import { FileRefused } from './refused';

/** A postcode as a file has it. */
export interface PublishedPostcode extends PublishedPlace {
  /** 'WR10 1PE' */
  postcode: string;
  /** First day of the month in which it ended, yyyy-mm-dd; null while in use. */
  endedOn: string | null;
}

/** What a line of a file says: a postcode, one without a position, or the reason why it is refused. */
export type PostcodeReading = { postcode: PublishedPostcode } | { unplaced: string } | { refused: string };

/** A recognised file. */
export interface PostcodeFile {
  kind: 'code-point-open' | 'onspd' | 'nspl';
  title: string;
  /** The first line holds names, not a postcode. */
  hasHeader: boolean;
  read: (cells: string[]) => PostcodeReading;
}

/** The columns of Code-Point Open, which has no header. */
const CODE_POINT_OPEN = { postcode: 0, quality: 1, easting: 2, northing: 3, district: 8, columns: 10 };

/** What the columns of the ONS directories are called, edition by edition; the first that is there counts. */
const NAMES = {
  postcode: [/^pcds$/, /^pcd[28]$/, /^pcd7?$/],
  easting: [/^(os)?east1m$/],
  northing: [/^(os)?nrth1m$/, /^north1m$/],
  district: [/^(os)?laua$/, /^lad\d\dcd$/],
  ended: [/^doterm$/],
  parish: [/^parish$/, /^parncp\d\dcd$/, /^par\d\dcd$/],
  quality: [/^(os)?grdind$/, /^gridind$/],
};
type Column = keyof typeof NAMES;

const NEEDED: Partial<Record<Column, string>> = {
  postcode: 'the postcode (pcds)',
  easting: 'the easting (oseast1m or east1m)',
  northing: 'the northing (osnrth1m or north1m)',
  district: 'the district (oslaua, laua or like lad25cd)',
  ended: 'the date a postcode ended (doterm)',
};

/**
 * Recognises a file by its first line.
 *
 * @throws FileRefused when it is none of the three, or lacks columns that are needed, naming them
 */
export function recognisePostcodeFile(first: string[]): PostcodeFile {
  if (looksLikeCodePointOpen(first)) {
    return { kind: 'code-point-open', title: 'Code-Point Open', hasHeader: false, read: readCodePointOpen };
  }
  const columns = findColumns(first);
  const missing = Object.entries(NEEDED).filter(([column]) => columns[column as Column] === undefined);
  if (missing.length === Object.keys(NEEDED).length) throw new FileRefused(UNKNOWN_FILE);
  if (missing.length > 0) {
    const names = missing.map(([, name]) => name).join(', ');
    throw new FileRefused(`This looks like a postcode directory of the ONS, but it has no column for ${names}.`);
  }
  const read = directoryReader(columns, first.length);
  return columns.parish === undefined
    ? { kind: 'nspl', title: 'National Statistics Postcode Lookup (NSPL)', hasHeader: true, read }
    : { kind: 'onspd', title: 'ONS Postcode Directory (ONSPD)', hasHeader: true, read };
}

const UNKNOWN_FILE =
  'This is not a file of postcodes known here: neither Code-Point Open (ten columns without a header) nor an ONSPD or ' +
  'NSPL file (a header with columns like pcds, oseast1m, osnrth1m and oslaua).';

type Columns = Partial<Record<Column, number>>;

function findColumns(header: string[]): Columns {
  const names = header.map((name) => name.trim().toLowerCase());
  const found: Columns = {};
  for (const [column, patterns] of Object.entries(NAMES)) {
    const matches = patterns.map((pattern) => names.findIndex((name) => pattern.test(name)));
    found[column as Column] = matches.find((position) => position >= 0);
  }
  return found;
}

function looksLikeCodePointOpen(cells: string[]): boolean {
  return cells.length === CODE_POINT_OPEN.columns && cells.slice(1, 4).every((cell) => /^\d+$/.test(cell.trim()));
}

function readCodePointOpen(cells: string[]): PostcodeReading {
  const { columns, postcode, quality, easting, northing, district } = CODE_POINT_OPEN;
  if (cells.length !== columns) return { refused: `has ${cells.length} columns, not ${columns}` };
  const at = (column: number) => cells[column]?.trim() ?? '';
  if (!/^\d{1,3}$/.test(at(quality))) return { refused: `has the quality “${at(quality)}”, which is not a number` };
  return reading({
    postcode: at(postcode),
    easting: at(easting),
    northing: at(northing),
    district: at(district),
    parish: '',
    ended: '',
    unplaced: Number(at(quality)) >= 90,
  });
}

function directoryReader(columns: Columns, width: number): (cells: string[]) => PostcodeReading {
  return (cells) => {
    if (cells.length !== width) return { refused: `has ${cells.length} columns, the header has ${width}` };
    const at = (column: Column) => cells[columns[column] ?? -1]?.trim() ?? '';
    return reading({
      postcode: at('postcode'),
      easting: at('easting'),
      northing: at('northing'),
      district: at('district'),
      parish: at('parish'),
      ended: at('ended'),
      unplaced: at('quality') === '9' || at('easting') === '',
    });
  };
}

type Cells = Record<'postcode' | 'easting' | 'northing' | 'district' | 'parish' | 'ended', string> & {
  unplaced: boolean;
};

function reading(cells: Cells): PostcodeReading {
  const postcode = canonicalPostcode(cells.postcode);
  if (!postcode) return { refused: `has “${cells.postcode}” where a postcode should be` };
  if (cells.unplaced) return { unplaced: postcode };
  const easting = gridNumber(cells.easting, 700_000);
  const northing = gridNumber(cells.northing, 1_300_000);
  if (easting === null || northing === null) {
    return { refused: `has “${cells.easting}”, “${cells.northing}” where metres of the National Grid should be` };
  }
  const endedOn = monthStart(cells.ended);
  if (endedOn === undefined) return { refused: `has “${cells.ended}” where the month of its end (yyyymm) should be` };
  const [parish, district] = [cells.parish || null, cells.district || null];
  return { postcode: { postcode, easting, northing, parish, district, endedOn } };
}

function gridNumber(text: string, most: number): number | null {
  if (!/^\d{1,7}$/.test(text)) return null;
  const metres = Number(text);
  return metres > 0 && metres < most ? metres : null;
}

/** '201503' → '2015-03-01', '' → null, anything else → undefined. */
function monthStart(text: string): string | null | undefined {
  if (text === '') return null;
  const [, year, month] = /^((?:19|20)\d\d)(0[1-9]|1[0-2])$/.exec(text) ?? [];
  return year && month ? `${year}-${month}-01` : undefined;
}
