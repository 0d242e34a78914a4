import type { TypedResponse } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { typedOf, type Typed, type WrongForm } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { entryEventsOf } from './queries.server';
import { councilsNamed, entryTimeline } from './timeline.server';

/** Why a form about an entry did nothing, with all that was typed. */
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

/** The answer to a form that is not to be saved yet: the same page with all that was typed. */
export function shownAgain(form: FormData): TypedResponse<NotDone> {
  return answer<NotDone>({ errors: {}, typed: typedOf(form), meanwhile: [], theirs: [] });
}

/** The answer to a form that was filled in on an old state of the entry: who did what since. */
export async function outdated(db: TenantDb, id: string, form: FormData): Promise<TypedResponse<NotDone>> {
  const meanwhile = await doneSince(db, id, Number(form.get('version')));
  return answer<NotDone>({ errors: {}, typed: typedOf(form), meanwhile, theirs: [] }, { status: 409 });
}

/** What was done to an entry since a version of it, a sentence each; at least the last that was done. */
export async function doneSince(db: TenantDb, id: string, version: number): Promise<string[]> {
  const events = await entryEventsOf(db, id);
  const since = events.filter((event) => event.version > version);
  const councils = await tenantsByNo(db, councilsNamed(events));
  const lines = entryTimeline(since.length > 0 ? since : events.slice(-1), { councils, now: new Date() });
  return lines.map(({ what, more, when }) => `${what} ${more}, ${when}`);
}
