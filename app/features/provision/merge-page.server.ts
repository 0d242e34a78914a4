import { and, asc, inArray, ne } from 'drizzle-orm';
import { z } from 'zod';
import type { TenantDb } from '#db/client.server';
import { provision } from '#db/schema/provision';
import type { Desk } from '~/door.server';
import { findBy } from '~/features/requests/queries-search.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { notFound } from '~/platform/errors/app-error';
import { readForm, typedOf, type Typed } from '~/platform/forms/read-form';
import { notMerged } from './conditions.server';
import { readCompared } from './merge-compared.server';
import { shortName } from './present.server';
import { entryById } from './queries.server';
import { viewOfEntry } from './record-page.server';
import { similarEntries } from './similar.server';

/** An entry that another may be merged with. */
export interface MergeChoice {
  value: string;
  label: string;
  hint: string;
}

const MOST = 20;

/** What the page shows on which two entries are made one: those of the range that are like it, or that are searched for. */
export async function readMerge(db: TenantDb, desk: Desk, id: string, query: URLSearchParams) {
  const record = await entryById(db, id);
  if (!record || record.mergedInto !== null) throw notFound();
  const text = (query.get('q') ?? '').trim().slice(0, 100);
  const chosen = chosenIn(query);
  const compared = chosen.pair ? await readCompared(db, desk, record, chosen.pair) : null;
  const { slug, shortName: short } = desk.tenant;
  const { name } = record.content;
  return {
    tenant: { slug, shortName: short },
    entry: { id, name },
    text,
    ...chosen,
    compared,
    viewed: [...viewOfEntry(record), ...(compared?.viewed ?? [])],
    choices: text === '' ? await alikeChoices(db, desk, id, record.content) : await foundChoices(db, id, text),
  };
}

const pairSchema = z.object({
  other: z.uuid('Choose the entry that is the same'),
  stays: z.enum(['this', 'other'], { error: 'Choose which of the two stays' }),
});

interface Chosen {
  pair: z.output<typeof pairSchema> | null;
  errors: Record<string, string[]>;
  typed: Typed;
}

/** The two that the address names, once they have been chosen; or what is missing. */
function chosenIn(query: URLSearchParams): Chosen {
  const form = new FormData();
  for (const name of ['other', 'stays']) form.append(name, query.get(name) ?? '');
  const read = readForm(form, pairSchema);
  if (read.ok) return { pair: read.value, errors: {}, typed: typedOf(form) };
  return { pair: null, errors: query.has('compare') ? read.errors : {}, typed: typedOf(form) };
}

async function alikeChoices(
  db: TenantDb,
  desk: Desk,
  id: string,
  { name, phone, postcode, charityNo }: Parameters<typeof similarEntries>[2],
): Promise<MergeChoice[]> {
  const similar = await similarEntries(db, desk, { name, phone, postcode, charityNo }, id);
  return similar.filter(({ own }) => own).map((one) => ({ value: one.id, label: one.name, hint: one.words }));
}

async function foundChoices(db: TenantDb, id: string, text: string): Promise<MergeChoice[]> {
  const { ids } = await findBy(db, 'provision_search', text);
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: provision.id, name: provision.name, runBy: provision.runBy, tenantNo: provision.tenantNo })
    .from(provision)
    .where(and(notMerged(db), inArray(provision.id, ids), ne(provision.id, id)))
    .orderBy(asc(provision.name), asc(provision.id))
    .limit(MOST);
  const holders = await tenantsByNo(
    db,
    rows.map(({ tenantNo }) => tenantNo),
  );
  return rows.map((row) => ({
    value: row.id,
    label: row.name,
    hint: `Run by ${row.runBy}, held by ${shortName(holders, row.tenantNo)}`,
  }));
}
