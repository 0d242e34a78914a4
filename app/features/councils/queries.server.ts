import { asc, eq } from 'drizzle-orm';
import type { Reader } from '#db/reader';
import { tenant } from '#db/schema/tenants';
import { TIER_CODE } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { factsOf } from './lookup.server';
import type { CouncilFacts } from './lookup';

/** The counties that take part today, by name. */
export async function counties(db: Reader): Promise<CouncilFacts[]> {
  const rows = await db
    .select({ config: tenant.config })
    .from(tenant)
    .where(eq(tenant.tier, TIER_CODE.county))
    .orderBy(asc(tenant.name));
  const today = londonToday();
  return rows
    .map(({ config }) => config)
    .filter(({ startsOn, endsOn }) => (startsOn ?? today) <= today && today < (endsOn ?? '9999-12-31'))
    .map(factsOf);
}
