import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { fieldName, reasonFor, type Accuse, type TenantProblem } from './problems';

/** One file of `tenants/`: what it says, and where it says it. */
export type TenantFile<Value> = {
  file: string;
  value: Value;
  /** A problem with what stands at `path` in this file, with its line. */
  problem: Accuse;
};

export type Parsed<Value> = { ok: true; read: TenantFile<Value> } | { ok: false; problems: TenantProblem[] };

/**
 * Reads YAML by a schema, and collects all that is wrong with it rather than the first thing.
 * `firstLine` is where the text starts in its file: the head of a page starts at line 2.
 */
export function parseTenantFile<Value>(
  file: string,
  source: string,
  schema: z.ZodType<Value>,
  firstLine = 1,
): Parsed<Value> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({
      file,
      field: '',
      reason: `is not valid YAML: ${message}`,
      line: lineAt(pos[0]),
    }));
    return { ok: false, problems };
  }
  const problem: Accuse = (path, reason) => {
    const offset = offsetOf(document, path);
    return { file, field: fieldName(path), reason, ...(offset !== null && { line: lineAt(offset) }) };
  };
  const plain = plainValue(document);
  if (!plain.ok) return { ok: false, problems: [problem([], plain.reason)] };
  const result = schema.safeParse(plain.value, { error: reasonFor });
  if (result.success) return { ok: true, read: { file, value: result.data, problem } };
  const wordsFor = (issue: z.core.$ZodIssue) => (isMissing(plain.value, issue.path) ? 'is missing' : issue.message);
  return {
    ok: false,
    problems: result.error.issues.flatMap((issue) => pathsOf(issue).map((path) => problem(path, wordsFor(issue)))),
  };
}

function plainValue(document: Document): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    return { ok: true, value: document.toJS({ maxAliasCount: 20 }) };
  } catch (error) {
    return { ok: false, reason: `is not valid YAML: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function pathsOf(issue: z.core.$ZodIssue): PropertyKey[][] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

/** Whether a field is not there at all: then words about what it must look like would mislead. */
function isMissing(value: unknown, path: readonly PropertyKey[]): boolean {
  const found = path.reduce<unknown>((at, key) => (isGroup(at) ? at[key] : undefined), value);
  return found === undefined;
}

function isGroup(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Where in the text a field stands; of one that is missing, where the group that lacks it stands. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return null;
}
