import type { TypedResponse } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { notFound } from '~/platform/errors/app-error';
import { typedOf, type Typed, type WrongForm } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { offerById, offerEventsOf, offerNotesOf } from './queries.server';
import { councilsOf, offerTimeline } from './timeline.server';

/** Why a form about an offer did nothing, with all that was typed. */
export interface NotDone {
  errors: Record<string, string[]>;
  typed: Typed;
  /** What others did while the form was open, a sentence each; empty unless that is the reason. */
  meanwhile: string[];
  /** What they wrote into the fields of an edit form. */
  theirs: { label: string; now: string; both: boolean }[];
}

/** The answer to a form that has mistakes. */
export function mistaken({ errors, typed }: WrongForm): TypedResponse<NotDone> {
  return answer<NotDone>({ errors, typed, meanwhile: [], theirs: [] }, { status: 422 });
}

/** The answer to a form that was filled in on an old state of the offer: who did what since, and what stands there now. */
export async function outdated(
  db: TenantDb,
  desk: Desk,
  id: string,
  form: FormData,
  now: readonly string[] = [],
): Promise<TypedResponse<NotDone>> {
  const meanwhile = [...(await doneSince(db, desk, id, Number(form.get('version')))), ...now];
  return answer<NotDone>({ errors: {}, typed: typedOf(form), meanwhile, theirs: [] }, { status: 409 });
}

/** What changes nothing of the offer itself, and so does not raise its version. */
const BESIDE = (kind: string) => kind === 'noted' || kind === 'matched' || /^(match|link)_/.test(kind);

/** What was done to an offer since a version of it, a sentence each. Each change has raised the version by one. */
export async function doneSince(db: TenantDb, desk: Desk, id: string, version: number): Promise<string[]> {
  const record = await offerById(db, id);
  if (!record) throw notFound();
  const [events, notes] = await Promise.all([offerEventsOf(db, id), offerNotesOf(db, id)]);
  const councils = await tenantsByNo(db, councilsOf(events));
  const since = events.filter(({ kind }) => !BESIDE(kind)).slice(-Math.max(1, record.version - version));
  const lines = offerTimeline(since, { categories: desk.tenant.categories, councils, notes, now: new Date() });
  return lines.map(({ what, more, when }) => `${what} ${more}, ${when}`);
}
