import { redirect, type TypedResponse } from '@remix-run/node';
import type { z } from 'zod';
import type { PortalDb } from '#db/client.server';
import { newId } from '#db/id';
import { tooManyUntil } from '~/features/drafts/limits.server';
import type { Visit } from '~/features/drafts/pages.server';
import type { Wrong } from '~/features/drafts/portal-form';
import { holderOf } from '~/features/portal/holder.server';
import { notFound } from '~/platform/errors/app-error';
import { contentId } from '~/platform/forms/content-id.server';
import { readForm, typedOf } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { clock } from '~/ui/format/dates';
import { publishedHead, type PublishedHead } from './queries-published.server';
import { TRAP } from './suggest-forms';

type Asking = Pick<Visit, 'tenant' | 'url' | 'clientAddress' | 'asPublic'> & { params: { id: string } };

/** What a page shows on which something is asked of the holder of an entry. Throws `notFound` unless it is published. */
export async function askPage({ tenant, params, url, asPublic }: Asking) {
  const { entry, holder } = await asPublic({}, async (db) => {
    const head = await entryOf(db, tenant.countyNo, params.id);
    return { entry: head, holder: await holderOf(db, head.tenantNo) };
  });
  const { name, phone } = holder;
  return {
    tenant: { slug: tenant.slug, name: tenant.name },
    entry: { id: entry.id, name: entry.name, runBy: entry.runBy },
    holder: { name, phone },
    change: newId(),
    done: url.searchParams.has('done'),
  };
}

/**
 * Takes what is asked of the holder of an entry. Whoever fills in the field that nobody sees is thanked like everybody, and
 * nothing is kept.
 */
export async function takeAsked<S extends z.ZodType<{ change: string }>>(
  { tenant, params, url, clientAddress, asPublic, form }: Asking & { form: FormData },
  schema: S,
  keep: (db: PortalDb, entry: PublishedHead, value: z.output<S>) => Promise<void>,
): Promise<TypedResponse<Wrong>> {
  const entry = await asPublic({}, (db) => entryOf(db, tenant.countyNo, params.id));
  const thanks = () => redirect(`${url.pathname}?done=1`);
  if (form.get(TRAP)) return thanks();
  const read = readForm(form, schema);
  if (!read.ok) return answer<Wrong>({ errors: read.errors, typed: read.typed }, { status: 422 });
  const until = await tooManyUntil('suggested', clientAddress);
  if (until) return tooMany(form, until, tenant.phone.number);
  const value = { ...read.value, change: contentId(read.value.change, read.value) };
  await asPublic({ writeTo: entry.tenantNo }, (db) => keep(db, entry, value));
  return thanks();
}

async function entryOf(db: PortalDb, countyNo: number, id: string): Promise<PublishedHead> {
  const entry = await publishedHead(db, countyNo, id);
  if (!entry) throw notFound();
  return entry;
}

function tooMany(form: FormData, until: Date, phone: string): TypedResponse<Wrong> {
  const sentence =
    `Too much was sent from your internet connection in the last hour. What you wrote is still here: ` +
    `press the button again at ${clock(until)}, or ring us on ${phone}.`;
  return answer<Wrong>({ errors: { '': [sentence] }, typed: typedOf(form) }, { status: 429 });
}
