import type { PortalDb } from '#db/client.server';
import { whereabouts } from '~/features/councils/residence.server';
import { saidIn } from '~/features/councils/said';
import { walk, type Answers } from '~/features/drafts/journey';
import { holderForPlace } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { needsOf, type HelpContext } from './form';
import { helpSteps } from './steps';

/** What the questions need to know besides the answers: where the postcode is, and whose the request will be. */
export async function helpContext(db: PortalDb, portal: TenantConfig, answers: Answers): Promise<HelpContext> {
  const { answer, residence, choices } = await whereabouts(db, portal.countyNo, saidIn(answers));
  const context = { portal, today: londonToday(), postcode: answer, residence, choices, holder: null };
  return { ...context, holder: await holderOf(db, answers, context) };
}

/** Whoever the routing names for the place, whichever portal this is; the portal's own council where none takes part. */
async function holderOf(db: PortalDb, answers: Answers, context: HelpContext): Promise<TenantConfig | null> {
  if (!context.residence) return null;
  const { values } = walk(helpSteps, answers, context);
  const categories = needsOf({ values, context }).map(({ slug }) => slug);
  return (await holderForPlace(db, { categories, place: context.residence.place })) ?? context.portal;
}
