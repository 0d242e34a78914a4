import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { root } from '../../../scripts/start/paths.mjs';
import type { TestDatabase } from '../../db/database';
import type { Visitor } from '../app';
import type { Birds } from './birds';
import { fourAtATime } from './crawl';
import type { PageForm } from './forms';
import { dataOf, pathsAt, routeOf } from './paths';

/** A form that speaks of another tenant's records, below a desk that is put before it. */
export interface Foreign extends PageForm {
  /** Whether its address names the record, so that it can only be not found. */
  named: boolean;
}

const IDS = [
  ...(['requestId', 'offerId', 'mailId', 'entryId', 'openEntryId', 'changeId', 'callId', 'callBackId'] as const),
  ...(['batchId', 'pageSlug', 'userId', 'tenantNo'] as const),
];

/** The same form with the ids of the other tenant's records for the tenant's own; none if it has none of those. */
export function withIdsOf(theirs: Birds, { path, fields }: PageForm, mine: Birds): Foreign[] {
  const replaced = (text: string) =>
    IDS.reduce((so, kind) => so.replaceAll(String(mine[kind]), String(theirs[kind])), text);
  const form = {
    path: belowDesk(replaced(path)),
    fields: fields.map(([name, value]) => [name, replaced(value)] as const),
  };
  const named = form.path !== belowDesk(path);
  const speaks = named || form.fields.some(([, value], at) => value !== fields[at]?.[1]);
  return speaks && path.includes('/desk/') ? [{ ...form, named }] : [];
}

/** A form with no more than most ask for, to each address that takes one and that `besides` does not go to. */
export function bareForms(theirs: Birds, besides: readonly Foreign[] = []): Foreign[] {
  const fields = Object.entries({ version: '1', reason: 'x', body: 'x', note: 'x', name: 'x', to: '41005017' });
  const sent = new Set(besides.map(({ path }) => path));
  return pathsAt('x', theirs)
    .filter((path) => path.startsWith('/x/desk/') && !sent.has(belowDesk(path)) && takesForms(path))
    .map((path) => ({ path: belowDesk(path), named: /[0-9a-f]{8}-[0-9a-f]{4}-|draft-of-/.test(path), fields }));
}

const belowDesk = (path: string) => path.replace(/^\/[^/]+\/desk/, '');

function takesForms(path: string): boolean {
  const route = join(root, 'app', routeOf(path));
  const source = ['.tsx', '.ts'].map((ending) => textOf(route + ending)).join('');
  return /export const action\b/.test(source);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Not found, not here, or wrong whosever record it is about. */
const REFUSED = [404, 405, 422];

/** Ending a role that is not there: whosever it would be, it has ended already, as after a second click. */
const ENDED = /\/people\/[^/]+\/ending\?/;

/** Sends each form to a desk, as the script of a page would; answers those that were taken, or that broke something. */
export async function sendAll(visitor: Visitor, slug: string, forms: readonly Foreign[]): Promise<string[]> {
  const wrong: string[] = [];
  await fourAtATime(forms, async ({ path, fields, named }) => {
    const address = `/${slug}/desk${path}`;
    const { status } = await visitor.post(dataOf(address).at(-1)?.path ?? address, fields);
    const refused = REFUSED.includes(status) || (ENDED.test(path) && status === 204);
    if (named ? !refused : status >= 500) wrong.push(`${address} answered ${status}`);
  });
  return wrong;
}

/** A digest of each table's rows at a tenant: of all that is theirs. */
export async function rowsOf(database: TestDatabase, tenantNo: number): Promise<Record<string, string>> {
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and a.attname = 'tenant_no' and c.relnamespace = 'public'::regnamespace`;
  const each = tables.map(
    ({ name }) => `select '${name}' as name, md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as rows
      from "${name}" t where tenant_no = ${tenantNo}`,
  );
  const digests = await sql.unsafe<{ name: string; rows: string }[]>(each.join(' union all '));
  await sql.end();
  return Object.fromEntries(digests.map(({ name, rows }) => [name, rows]));
}
