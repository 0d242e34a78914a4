import type { PortalDb } from '#db/client.server';
import { areasUnder } from '~/features/areas/queries.server';
import type { Residence } from '~/features/councils/residence';
import { districtPlaces, metresTo, whereabouts } from '~/features/councils/residence.server';
import { saidIn } from '~/features/councils/said';
import { walk, type Answers } from '~/features/drafts/journey';
import { holderForPlace } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { alikeEntries } from '../queries-alike.server';
import { DISTANCES } from './covers';
import type { GroupContext, GroupValues } from './form';
import { groupSteps } from './steps';

/** What the questions need to know besides the answers: where it is, whose it will be, and what is there already. */
export async function groupContext(db: PortalDb, portal: TenantConfig, answers: Answers): Promise<GroupContext> {
  const { answer, residence, choices } = await whereabouts(db, portal.countyNo, saidIn(answers));
  const district = residence?.place.districtCode ?? null;
  const nearby = district === null ? null : await districtPlaces(db, district);
  const within = residence ? await parishesWithin(db, residence) : {};
  const context = { portal, postcode: answer, residence, choices, nearby, within, holder: null, alike: [] };
  const { values } = walk(groupSteps, answers, context);
  const [holder, alike] = await Promise.all([
    holderOf(db, values, context),
    residence ? likeIt(db, values, residence, portal) : [],
  ]);
  return { ...context, holder, alike };
}

/** Parishes by how far their middle is at most, in kilometres. */
async function parishesWithin(db: PortalDb, { place, loc }: Residence): Promise<Record<number, string[]>> {
  const areas = (await areasUnder(db, place.countyCode)).filter(
    ({ type }) => type === 'parish' || type === 'unparished',
  );
  const metres = new Map(areas.map((area) => [area.code, metresTo(area, loc)]));
  return Object.fromEntries(
    DISTANCES.map(({ km }) => [
      km,
      areas.map(({ code }) => code).filter((code) => (metres.get(code) ?? Infinity) <= km * 1000),
    ]),
  );
}

async function holderOf(
  db: PortalDb,
  values: Partial<GroupValues>,
  { residence, portal }: Pick<GroupContext, 'residence' | 'portal'>,
): Promise<TenantConfig | null> {
  if (!residence) return null;
  const categories = values.categories?.categories ?? [];
  return (await holderForPlace(db, { categories, place: residence.place })) ?? portal;
}

/** Once they have said who they are and where; once more when their phone number is known. */
async function likeIt(db: PortalDb, values: Partial<GroupValues>, residence: Residence, portal: TenantConfig) {
  const { name, offer, contact } = values;
  if (!name || !offer) return [];
  const { runBy, charityNo } = name;
  const about = { name: offer.name, runBy, charityNo, phone: contact?.phone ?? null, postcode: residence.postcode };
  return alikeEntries(db, portal.countyNo, { ...about, areaCode: residence.areaCode });
}
