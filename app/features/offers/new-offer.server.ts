import { redirect, type TypedResponse } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { locate } from '~/features/requests/address.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { recordViews } from '~/platform/audit/views.server';
import { constraintOf } from '~/platform/errors/constraint';
import { contentId } from '~/platform/forms/content-id.server';
import { readForm, wrong, type Typed, type WrongForm } from '~/platform/forms/read-form';
import { londonToday } from '~/platform/forms/typed-date';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { agoSentence } from '~/ui/format/dates';
import { list } from '~/ui/format/numbers';
import { holderWithin, isOfferRecorded, recordOffer, similarOffers, type SimilarOffer } from './commands-new.server';
import type { SimilarOfferLine } from './components/similar-offers';
import { newOfferFormSchema } from './desk-form';
import { statusTag } from './present.server';

/** Why a form was not recorded, with all that was typed. */
export interface NotRecorded {
  errors: Record<string, string[]>;
  typed: Typed;
  similar: SimilarOfferLine[];
}

/**
 * Takes the form of a new offer as far as it goes: what is wrong with it, offers that may be the same; else records it
 * and leads to its page. Nothing is recorded before the last step.
 */
export async function takeOffer(db: TenantDb, desk: Desk, form: FormData): Promise<TypedResponse<NotRecorded>> {
  const read = readForm(form, newOfferFormSchema);
  if (!read.ok) return refused(read);
  const { seen, ...content } = read.value;
  const value = { ...read.value, id: contentId(content.id, content) };
  const recorded = paths.offer(desk.tenant.slug, value.id, { done: 'recorded' });
  if (await isOfferRecorded(db, value.id)) return redirect(recorded);
  const located = await locate(db, desk.tenant.countyNo, value);
  if (!located.ok) return refused(wrong(form, located.errors));
  const known = desk.tenant.categories.map(({ slug }) => slug);
  const categories = value.categories.filter((slug) => known.includes(slug));
  if (categories.length === 0) return refused(wrong(form, { categories: 'Choose what they do' }));
  const similar = await similarOffers(db, value);
  if (similar.some(({ id }) => !seen.includes(id))) {
    return refused(wrong(form, {}), await shown(db, desk, similar));
  }
  const { residence } = located;
  const holder = await holderWithin(db, desk, categories, residence);
  try {
    await recordOffer(db, desk, value, { residence, holder });
  } catch (error) {
    throw afterFailure(error, recorded, paths.newOffer(desk.tenant.slug));
  }
  return redirect(recorded);
}

/**
 * A failed statement ends its transaction, so the way out is thrown: the faster of two clicks has recorded it, or the
 * browser sends the same form once more (307) because its reference was taken.
 */
function afterFailure(error: unknown, recorded: string, again: string): unknown {
  const constraint = constraintOf(error);
  if (constraint === 'offer_pkey') return redirect(recorded);
  return constraint === 'offer_reference_taken' ? redirect(again, 307) : error;
}

function refused({ errors, typed }: WrongForm, similar: SimilarOfferLine[] = []): TypedResponse<NotRecorded> {
  return answer<NotRecorded>({ errors, typed, similar }, { status: 422 });
}

const ALIKE = { phone: 'phone number', email: 'email address', charityNo: 'charity number' } as const;

/** Whose offers were shown is recorded, as on their own pages. */
async function shown(db: TenantDb, desk: Desk, similar: readonly SimilarOffer[]): Promise<SimilarOfferLine[]> {
  const holders = await tenantsByNo(
    db,
    similar.map(({ tenantNo }) => tenantNo),
  );
  const views = similar.map(({ id, tenantNo }) => ({ subject: 'Offer', id, tenantNo }));
  await recordViews(db, desk.member, views);
  const now = new Date();
  return similar.map(({ id, name, status, pausedUntil, tenantNo, offeredAt, alike }) => ({
    id,
    name,
    words: [
      `the same ${list(alike.map((key) => ALIKE[key]))}`,
      `offered ${agoSentence(offeredAt, now)}`,
      statusTag({ status, pausedUntil }, londonToday(now)).word.toLowerCase(),
      `held by ${holders.get(tenantNo)?.shortName ?? 'another council'}`,
    ].join(', '),
  }));
}
