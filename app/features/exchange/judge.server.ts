import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import type { importRow } from '#db/schema/exchange';
import { alikeIn, type Recognisable } from './likeness';
import type { RowReading } from './reading';
import { VERDICT, type Said } from './schema';
import { findCandidates, findPlaces, findStanding, type Candidate, type Elsewhere } from './standing.server';
import { judge, sourceIdOf, type Judged, type Rules, type Standing } from './verdict';
import { plain } from './values/text';

/** A row of an import as it is kept, but for whose it is. */
export type KeptRow = Omit<typeof importRow.$inferInsert, 'countyNo' | 'tenantNo' | 'batchId'>;

/** What earlier rows of the same file were about, by what identifies it: a second row about it is refused. */
export type Earlier = Map<string, number>;

/** Judges some rows of a list, one after the other, and says what is kept of each. */
export async function judgeRows(
  db: TenantDb,
  rows: readonly RowReading[],
  rules: Rules,
  earlier: Earlier,
): Promise<KeptRow[]> {
  const postcodes = rows.flatMap(({ fields }) => fields.postcode ?? []);
  const [found, places] = [await findStanding(db, rows, rules.source), await findPlaces(db, postcodes)];
  const judged = rows.map((row) => {
    const standing = found.of(row);
    const twice = repeated(row, standing, earlier);
    if (twice) return { row, kept: refusedRow(row, [twice]) };
    if (standing && !('content' in standing)) return { row, kept: duplicateRow(row, standing, TAKEN_UP) };
    return { row, verdict: judge(row, rules, standing, places.get(row.fields.postcode ?? '')) };
  });
  const fresh = judged.flatMap(({ verdict }) => (verdict?.verdict === 'new' ? [verdict.content] : []));
  const candidates = byValue(await findCandidates(db, fresh));
  return judged.map(({ row, kept, verdict }) => kept ?? keptRow(row, verdict, candidates));
}

const TAKEN_UP: Said[] = [{ field: 'id', words: 'entry of another council' }];

/** Refuses a row about something that an earlier row of the file was about. */
function repeated(row: RowReading, standing: Standing | Elsewhere | undefined, earlier: Earlier): Said | null {
  const keys = [sourceIdOf(row), standing?.id].filter((key) => typeof key === 'string');
  const before = keys.map((key) => earlier.get(key)).find((no) => no !== undefined);
  for (const key of keys) if (!earlier.has(key)) earlier.set(key, row.no);
  return before === undefined ? null : { field: 'id', words: `Row ${before} is about the same entry` };
}

function keptRow(row: RowReading, judged: Judged, candidates: Map<string, Candidate[]>): KeptRow {
  if (judged.verdict === 'refused') return refusedRow(row, judged.said);
  const { no } = row;
  const { content, said } = judged;
  if (judged.verdict === 'new') {
    const { candidate, alike } = duplicateOf(content, candidates);
    if (candidate) return { ...duplicateRow(row, candidate, alike), content };
    return { no, verdict: VERDICT.new, name: content.name, content, said, entryId: newId() };
  }
  const { id: entryId, tenantNo: entryNo, version: entryVersion } = judged.entry;
  const kept = judged.verdict === 'changed' ? { content } : {};
  return { no, verdict: VERDICT[judged.verdict], name: content.name, said, entryId, entryNo, entryVersion, ...kept };
}

function refusedRow({ no, raw, fields }: RowReading, said: Said[]): KeptRow {
  return { no, verdict: VERDICT.refused, name: (fields.name ?? '').slice(0, 200), raw, said };
}

function duplicateRow({ no, fields }: RowReading, { id, tenantNo }: Elsewhere, said: Said[]): KeptRow {
  return {
    no,
    verdict: VERDICT.duplicate,
    name: (fields.name ?? '').slice(0, 200),
    said,
    entryId: id,
    entryNo: tenantNo,
  };
}

const KEYS = ['postcode', 'phone', 'charityNo'] as const;

function byValue(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const table = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const key of KEYS) {
      const value = candidate[key];
      if (value) table.set(`${key} ${value}`, [...(table.get(`${key} ${value}`) ?? []), candidate]);
    }
  }
  return table;
}

/** The entry that a new one is most like, where it is likely that they are the same. */
function duplicateOf(content: Recognisable, candidates: Map<string, Candidate[]>) {
  const sharing = KEYS.flatMap((key) => candidates.get(`${key} ${content[key] ?? ''}`) ?? []);
  const alike = sharing.map((candidate) => ({ candidate, alike: alikeIn(content, candidate) }));
  const [most] = alike.sort((a, b) => b.alike.length - a.alike.length || exact(content, b) - exact(content, a));
  if (!most || most.alike.length === 0) return { candidate: null, alike: [] };
  return { candidate: most.candidate, alike: most.alike.map((field) => ({ field, words: 'the same' })) };
}

const exact = ({ name }: Recognisable, { candidate }: { candidate: Candidate }) =>
  Number(plain(name) === plain(candidate.name));
