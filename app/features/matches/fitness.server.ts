import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import type { PartOfDay } from '~/features/offers/rules';
import type { NeedRecord, RequestRecord } from '~/features/requests/queries.server';
import type { Category } from '~/features/tenants/schema';
import { candidateFor } from './queries-nearest.server';
import { obstacleWords, type Occasion } from './reasons';
import { obstaclesOf } from './rules';

/** What is known of a request where its needs are matched. */
export type RequestToMatch = Pick<
  RequestRecord,
  'id' | 'tenantNo' | 'status' | 'loc' | 'areaCode' | 'parish' | 'consentShare'
> & {
  needs: readonly NeedRecord[];
};

/** The category of a need at this desk; one that its county no longer has goes by its number and asks for no check. */
export function categoryOf({ tenant }: Pick<Desk, 'tenant'>, code: number): Pick<Category, 'code' | 'name' | 'dbs'> {
  return tenant.categories.find((one) => one.code === code) ?? { code, name: `Category ${code}`, dbs: 'none' };
}

/** What the reasons for or against helping with a need are about. */
export function occasionOf(
  desk: Pick<Desk, 'tenant'>,
  request: Pick<RequestToMatch, 'parish'>,
  category: number,
  { today }: Pick<PartOfDay, 'today'>,
): Occasion {
  return { category: categoryOf(desk, category), parish: request.parish?.name ?? null, today };
}

/**
 * What stands against matching an offer with a need now, as a sentence; null when nothing does. An old page or a forged
 * form may ask for what a fresh page would not offer.
 */
export async function unfitness(
  db: TenantDb,
  desk: Pick<Desk, 'tenant'>,
  { request, need, offerId }: { request: RequestToMatch; need: NeedRecord; offerId: string },
  moment: PartOfDay,
): Promise<string | null> {
  const occasion = occasionOf(desk, request, need.category, moment);
  const one = await candidateFor(db, request, need.category, moment.today, offerId);
  if (!one) return `They have paused or withdrawn, or no longer do ${occasion.category.name.toLowerCase()}.`;
  const [first] = obstaclesOf(one, { dbs: occasion.category.dbs, today: moment.today });
  return first ? `${one.name} cannot be matched with one click. ${obstacleWords(first, one, occasion)}.` : null;
}
