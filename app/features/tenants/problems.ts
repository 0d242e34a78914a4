import type { z } from 'zod';

const ANY_OF = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** One thing that is wrong with one field of one file in `tenants/`. */
export type TenantProblem = { file: string; field: string; reason: string; line?: number };

/** Says what is wrong with one field of one council, and where it is written. */
export type Accuse = (path: readonly PropertyKey[], reason: string) => TenantProblem;

/**
 * Thrown when files in `tenants/` cannot be used. Its message names every problem at once, a line each
 * (`tenants/…/tenant.yaml: phone.number: is missing (line 12)`), so that an authority can mend them in one go.
 */
export class TenantFileError extends Error {
  readonly problems: readonly TenantProblem[];

  constructor(problems: readonly TenantProblem[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`The tenant files have ${count}, so nothing was changed:\n${problems.map(describe).join('\n')}`);
    this.name = 'TenantFileError';
    this.problems = problems;
  }
}

function describe({ file, field, reason, line }: TenantProblem): string {
  return `${file}: ${field === '' ? '' : `${field}: `}${reason}${line === undefined ? '' : ` (line ${line})`}`;
}

/** A path into a file as people read it: `categories[2].diverted.reason`. */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`;
    return name === '' ? String(part) : `${name}.${String(part)}`;
  }, '');
}

/**
 * The words for what the schema library finds wrong by itself. Our own rules bring their words with them.
 * Given to `safeParse` as its `error`.
 */
export function reasonFor(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${kind(issue.expected)}, not ${shown(issue.input)}`;
    case 'invalid_value':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${ANY_OF.format(issue.values.map(String))}, not ${shown(issue.input)}`;
    case 'too_small':
      return size(issue.origin, Number(issue.minimum), 'least');
    case 'too_big':
      return size(issue.origin, Number(issue.maximum), 'most');
    case 'unrecognized_keys':
      return 'is not a field of this file: check the spelling, or leave it out';
    default:
      return `is not right: ${shown(issue.input)}`;
  }
}

function kind(expected: string): string {
  const kinds: Record<string, string> = {
    string: 'text',
    int: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of fields',
  };
  return kinds[expected] ?? expected;
}

function size(origin: string, limit: number, bound: 'least' | 'most'): string {
  if (origin === 'string' && bound === 'least' && limit === 1) return 'must not be empty';
  if (origin === 'string') return `must have at ${bound} ${limit} characters`;
  if (origin === 'array') return `must have at ${bound} ${limit === 1 ? 'one entry' : `${limit} entries`}`;
  return `must be ${limit} or ${bound === 'least' ? 'more' : 'less'}`;
}

function shown(value: unknown): string {
  if (value === null) return 'empty';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  return typeof value === 'string' ? `"${value}"` : typeof value;
}
