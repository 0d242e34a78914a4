import type { Sending } from '~/features/drafts/portal-form';
import type { Category } from '~/features/tenants/schema';
import { newRequestSchema, type NewRequest } from '../schema';
import { needsOf, type HelpContext, type HelpValues } from './form';

/**
 * The request that a form's answers come to, as it is recorded.
 *
 * @throws ZodError when the answers and what may be recorded have come apart: a mistake in this code
 */
export function newRequestFrom({ id, values, context, holder }: Sending<HelpValues, HelpContext>): NewRequest {
  const { residence } = context;
  return newRequestSchema.parse({
    id,
    channel: 'online',
    ...values.urgency,
    forOther: values.who.forOther,
    askerName: values.asker?.askerName ?? null,
    askerPhone: values.asker?.askerPhone ?? null,
    ...values.name,
    ...values.contact,
    postcode: residence?.postcode ?? null,
    areaCode: residence?.areaCode ?? null,
    loc: residence?.loc ?? null,
    ...values.born,
    ...values.access,
    consentVersion: holder.consent.version,
    consentShare: values.consent.share,
    needs: needsOf({ values, context }).map((need) => inTermsOf(holder.categories, need, values.details[need.slug])),
  });
}

/**
 * A need in the categories of whoever holds the request. A category of the portal's own county that the holder's
 * county does not have goes under "something else", by its name.
 */
function inTermsOf(categories: readonly Category[], { code, slug, name }: Category, detail = '') {
  const same = categories.find((category) => category.slug === slug);
  if (same) return { category: same.code, detail };
  const other = categories.find((category) => category.slug === 'other');
  return { category: other?.code ?? code, detail: [name, detail].filter(Boolean).join(': ') };
}
