import { redirect, type TypedResponse } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { recordViews } from '~/platform/audit/views.server';
import { constraintOf } from '~/platform/errors/constraint';
import { contentId } from '~/platform/forms/content-id.server';
import { readForm, wrong, type Typed } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { agoSentence } from '~/ui/format/dates';
import { locate } from './address.server';
import {
  chosen,
  destinationOf,
  isRecorded,
  recordRequest,
  similarRequests,
  type Destination,
  type Similar,
} from './commands-new.server';
import type { SimilarLine } from './components/before-recording';
import { newFormSchema } from './desk-form';
import { REQUEST_STATUS_WORDS } from './schema';

/** Why a form was not recorded, with all that was typed. */
export interface NotRecorded {
  errors: Record<string, string[]>;
  typed: Typed;
  similar?: SimilarLine[];
  elsewhere?: { holder: { slug: string; name: string; phone: string }; mayKeep: boolean };
}

/** Where the form stands: on its own page, or beside a call that the request is made of. */
export interface TakenAt {
  /** The page of the form. */
  again: string;
  /** Where a recorded request leads to. */
  recorded: (id: string) => string;
  /** What else is recorded with it, in the same transaction. */
  also?: (id: string) => Promise<void>;
}

/**
 * Takes the form of a new request as far as it goes: what is wrong with it, requests that may be the same, a council
 * that looks after it elsewhere; else records it and leads to its page. Nothing is recorded before the last step.
 */
export async function takeRequest(
  db: TenantDb,
  desk: Desk,
  form: FormData,
  at: TakenAt = ownPage(desk),
): Promise<TypedResponse<NotRecorded>> {
  const read = readForm(form, newFormSchema);
  if (!read.ok) return refused(read);
  const { seen, keep, ...content } = read.value;
  const value = { ...read.value, id: contentId(content.id, content) };
  if (await isRecorded(db, value.id)) return redirect(at.recorded(value.id));
  const located = await locate(db, desk.tenant.countyNo, value);
  if (!located.ok) return refused(wrong(form, located.errors));
  const categories = chosen(desk.tenant.categories, value).map(({ slug }) => slug);
  if (categories.length === 0) return refused(wrong(form, { needs: 'Choose what is needed' }));
  const { residence } = located;
  const [destination, similar] = await Promise.all([
    destinationOf(db, desk, categories, residence),
    similarRequests(db, value, residence),
  ]);
  const kept = destination.kind === 'elsewhere' && destination.mayKeep && keep === 'yes';
  const ready = destination.kind === 'here' || kept;
  if (!ready || similar.some(({ id }) => !seen.includes(id))) {
    const similarLines = await shown(db, desk, similar);
    return refused({ ...wrong(form, {}), ...elsewhere(destination), ...similarLines });
  }
  const holder = kept ? desk.tenant : destination.holder;
  try {
    await recordRequest(db, desk, value, { residence, holder });
    await at.also?.(value.id);
  } catch (error) {
    throw afterFailure(error, at.recorded(value.id), at.again);
  }
  return redirect(at.recorded(value.id));
}

/**
 * A failed statement ends its transaction, so the way out is thrown: the faster of two clicks has recorded it, or the
 * browser sends the same form once more (307) because its reference was taken.
 */
function afterFailure(error: unknown, recorded: string, again: string): unknown {
  const constraint = constraintOf(error);
  if (constraint === 'request_pkey') return redirect(recorded);
  return constraint === 'request_reference_taken' ? redirect(again, 307) : error;
}

function refused({ errors, typed, similar, elsewhere: other }: NotRecorded): TypedResponse<NotRecorded> {
  const more = { ...(similar && { similar }), ...(other && { elsewhere: other }) };
  return answer<NotRecorded>({ errors, typed, ...more }, { status: 422 });
}

function elsewhere(destination: Destination): Pick<NotRecorded, 'elsewhere'> {
  if (destination.kind === 'here') return {};
  const { slug, name, phone } = destination.holder;
  return { elsewhere: { holder: { slug, name, phone: phone.number }, mayKeep: destination.mayKeep } };
}

/** Whose requests were shown is recorded, as on their own pages. */
async function shown(db: TenantDb, desk: Desk, similar: readonly Similar[]): Promise<Pick<NotRecorded, 'similar'>> {
  if (similar.length === 0) return {};
  const holders = await tenantsByNo(
    db,
    similar.map(({ tenantNo }) => tenantNo),
  );
  const views = similar.map(({ id, tenantNo }) => ({ subject: 'Request', id, tenantNo }));
  await recordViews(db, desk.member, views);
  const now = new Date();
  const lines = similar.map(({ id, reference, name, status, tenantNo, askedAt }) => ({
    id,
    reference,
    words: [
      `${name} asked ${agoSentence(askedAt, now)}`,
      REQUEST_STATUS_WORDS[status].toLowerCase(),
      `held by ${holders.get(tenantNo)?.shortName ?? 'another council'}`,
    ].join(', '),
  }));
  return { similar: lines };
}

function ownPage({ tenant }: Desk): TakenAt {
  return {
    again: paths.newRequest(tenant.slug),
    recorded: (id) => paths.request(tenant.slug, id, { done: 'recorded' }),
  };
}
