import type { PortalDb } from '#db/client.server';
import { placesAround, whereabouts } from '~/features/councils/residence.server';
import { saidIn } from '~/features/councils/said';
import { walk, type Answers } from '~/features/drafts/journey';
import { holderForPlace } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import type { OfferContext } from './form';
import { offerSteps } from './steps';

/** What the questions need to know besides the answers: where they start from, and whose the offer will be. */
export async function offerContext(db: PortalDb, portal: TenantConfig, answers: Answers): Promise<OfferContext> {
  const { answer, residence, choices } = await whereabouts(db, portal.countyNo, saidIn(answers));
  const nearby = residence && (await placesAround(db, residence));
  const context = { portal, postcode: answer, residence, choices, nearby, holder: null };
  return { ...context, holder: await holderOf(db, answers, context) };
}

async function holderOf(db: PortalDb, answers: Answers, context: OfferContext): Promise<TenantConfig | null> {
  if (!context.residence) return null;
  const { values } = walk(offerSteps, answers, context);
  const categories = values.help?.categories ?? [];
  return (await holderForPlace(db, { categories, place: context.residence.place })) ?? context.portal;
}
