import type { Reader } from '#db/reader';
import { findPostcode } from '~/features/areas/queries.server';
import type { LikelyDistrict } from '~/features/areas/schema';
import { tenantForArea, tenantsForPlace } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { problemWith } from './components/postcode-fields';
import type { CouncilFacts, Lookup } from './lookup';
import { residenceAt } from './residence';

/** Districts worth naming for a postcode that is not known: the likeliest. */
const MOST_LIKELY = 3;

/** Which councils look after a postcode, however it was typed; where that is not known, which ones to ask. */
export async function lookUp(db: Reader, typed: string | null): Promise<Lookup> {
  if (typed === null) return { kind: 'nothing' };
  const postcode = typed.trim().slice(0, 100);
  const answer = await findPostcode(db, postcode);
  const here = residenceAt(answer);
  if (here?.postcode) {
    const councils = (await tenantsForPlace(db, here.place)).map(factsOf);
    return { kind: 'found', postcode: here.postcode, words: here.words, ended: answer.kind === 'ended', councils };
  }
  if (answer.kind === 'malformed') {
    const problem = postcode === '' ? 'Enter a postcode, like WR10 1PE' : problemWith(postcode, answer);
    return { kind: 'malformed', problem: problem ?? '', likely: await councilsOf(db, answer.likelyDistricts) };
  }
  if (answer.kind === 'unknown') {
    return { kind: 'unknown', postcode: answer.postcode, likely: await councilsOf(db, answer.likelyDistricts) };
  }
  return { kind: 'outside', postcode: 'postcode' in answer ? answer.postcode : postcode };
}

async function councilsOf(db: Reader, districts: readonly LikelyDistrict[]): Promise<CouncilFacts[]> {
  const found = await Promise.all(
    districts
      .slice(0, MOST_LIKELY)
      .map(({ code, type }) => tenantForArea(db, code, type === 'county' ? 'county' : 'district')),
  );
  return found.filter((council) => council !== null).map(factsOf);
}

/** What the public is told of a council. */
export function factsOf({ slug, name, tier, phone, sample }: TenantConfig): CouncilFacts {
  return { slug, name, tier, phone, sample };
}
