import type { Sending } from '~/features/drafts/portal-form';
import type { TenantConfig } from '~/features/tenants/schema';
import { blankContent, contentSchema, type ProvisionContent } from '../schema';
import type { GroupContext, GroupValues } from './form';

/** Where an entry says it comes from when a group has signed up itself. */
export const SIGNED_UP = 'Signed up by the group';

/**
 * What an entry says that a group signs up with: not published, until its council has looked at it.
 *
 * @throws ZodError when the answers and what may be recorded have come apart: a mistake in this code
 */
export function newEntryFrom({ values, context, holder }: Sending<GroupValues, GroupContext>): ProvisionContent {
  const { residence, portal } = context;
  const chosen = portal.categories.filter(({ slug }) => values.categories.categories.includes(slug));
  // A category that the holder's county does not have is something else to it.
  const codes = chosen.map(({ slug, code }) => codeOf(holder, slug) ?? codeOf(holder, 'other') ?? code);
  const { name, summary, cost, eligibility } = values.offer;
  const { runBy, charityNo, companyNo } = values.name;
  const { address, placePublic } = values.address;
  return contentSchema.parse({
    ...blankContent({ kind: values.kind.kind, name, runBy, summary, categories: [...new Set(codes)] }),
    ...{ cost, eligibility, charityNo, companyNo, placePublic },
    ...values.contact,
    ...values.private,
    areaCodes: values.covers.areaCodes,
    address: address || null,
    postcode: residence?.postcode ?? null,
    areaCode: residence?.areaCode ?? null,
    loc: residence?.loc ?? null,
    hours: values.hours,
    published: false,
    source: SIGNED_UP,
  });
}

function codeOf({ categories }: TenantConfig, slug: string): number | undefined {
  return categories.find((category) => category.slug === slug)?.code;
}
