import type { Sending } from '~/features/drafts/portal-form';
import type { TenantConfig } from '~/features/tenants/schema';
import { newOfferSchema, type NewOffer } from '../schema';
import { offerable, type OfferContext, type OfferValues } from './form';

/**
 * The offer that a form's answers come to, as it is recorded.
 *
 * @throws ZodError when the answers and what may be recorded have come apart: a mistake in this code
 */
export function newOfferFrom({ id, values, context, holder }: Sending<OfferValues, OfferContext>): NewOffer {
  const { residence } = context;
  const chosen = offerable({ values, context }).filter(({ slug }) => values.help.categories.includes(slug));
  // A category that the holder's county does not have is something else to it.
  const codes = chosen.map(({ slug, code }) => codeOf(holder, slug) ?? codeOf(holder, 'other') ?? code);
  return newOfferSchema.parse({
    id,
    channel: 'online',
    ...values.kind,
    ...values.name,
    ...values.contact,
    postcode: residence?.postcode ?? null,
    areaCode: residence?.areaCode ?? null,
    loc: residence?.loc ?? null,
    ...values.reach,
    ...values.times,
    ...values.transport,
    ...values.skills,
    ...values.dbs,
    ...values.capacity,
    consentVersion: holder.consent.version,
    categories: codes,
  });
}

function codeOf({ categories }: TenantConfig, slug: string): number | undefined {
  return categories.find((category) => category.slug === slug)?.code;
}
