import type { TypedResponse } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import type { Desk } from '~/door.server';
import { matchesOf } from '~/features/matches/queries.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { typedOf, type Typed, type WrongForm } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { eventsOf, notesOf, requestById, type RequestRecord } from './queries.server';
import { viewOf } from './record-page.server';
import { isOpen } from './rules';
import { REQUEST_STATUS_WORDS } from './schema';
import { councilsIn, timelineOf } from './timeline.server';

/** What every page about a part of a request starts from. */
export interface PartPage {
  tenant: { slug: string; name: string; shortName: string };
  request: { id: string; reference: string; name: string; version: number; isOpen: boolean; statusWord: string };
  /** The id that a note sent with the form will have. */
  noteId: string;
  viewed: View[];
}

/** Why a form about a part of a request did nothing, with all that was typed. */
export interface NotDone {
  errors: Record<string, string[]>;
  typed: Typed;
  /** What others did while the form was open, a sentence each; empty unless that is the reason. */
  meanwhile: string[];
  /** Of the edit form: the fields that others changed, what stands there now, and whether they were changed here too. */
  theirs?: { label: string; now: string; both: boolean }[];
}

/** The request of a part's page. Throws `notFound` for one that is absent or hidden. */
export async function readPart(db: TenantDb, desk: Desk, id: string): Promise<PartPage & { record: RequestRecord }> {
  const record = await requestById(db, id);
  if (!record) throw notFound();
  const { slug, name, shortName } = desk.tenant;
  const { reference, version, status } = record;
  return {
    tenant: { slug, name, shortName },
    request: {
      id,
      reference,
      name: record.name,
      version,
      isOpen: isOpen(status),
      statusWord: REQUEST_STATUS_WORDS[status],
    },
    noteId: newId(),
    viewed: [viewOf(record)],
    record,
  };
}

/** The answer to a form that has mistakes. */
export function mistaken({ errors, typed }: WrongForm): TypedResponse<NotDone> {
  return answer<NotDone>({ errors, typed, meanwhile: [] }, { status: 422 });
}

/** The answer to a form that was filled in on an old state of the request: who did what since. */
export async function outdated(db: TenantDb, desk: Desk, id: string, form: FormData): Promise<TypedResponse<NotDone>> {
  const meanwhile = await doneSince(db, desk, id, Number(form.get('version')));
  return answer<NotDone>({ errors: {}, typed: typedOf(form), meanwhile }, { status: 409 });
}

/** What was done to a request since a version of it, a sentence each. Each change has raised the version by one. */
export async function doneSince(db: TenantDb, desk: Desk, id: string, version: number): Promise<string[]> {
  const record = await requestById(db, id);
  if (!record) throw notFound();
  const [events, notes, matches] = await Promise.all([eventsOf(db, id), notesOf(db, id), matchesOf(db, id)]);
  const councils = await tenantsByNo(db, councilsIn(events));
  const { categories } = desk.tenant;
  const changes = events.filter(({ kind }) => kind !== 'noted' && !kind.startsWith('link_'));
  const since = changes.slice(-Math.max(1, record.version - version));
  const lines = timelineOf(since, { categories, councils, notes, matches, now: new Date() });
  return lines.map(({ what, more, when }) => `${what} ${more}, ${when}`);
}
