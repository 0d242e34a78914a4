import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { nearPlaceOf, type NearPlace } from '~/features/provision/queries-near.server';
import { ringsAround } from '~/features/provision/queries-rings.server';
import { scriptsAbove, scriptsBelow } from '~/features/scripts/queries.server';
import { scriptsFor } from '~/features/scripts/rules';
import type { SpokenScript } from '~/features/scripts/schema';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { londonToday } from '~/platform/forms/typed-date';
import { paths } from '~/paths';
import { gapAt } from './gap';
import { atPlace, inRings, nothingFor, type Ring } from './help';
import { presentRings, type HelpRing } from './help-lines.server';
import { askedLately, type CallRecord } from './queries.server';
import { signpostsOf } from './queries-signposts.server';
import { placeOfCaller } from './whereabouts.server';

/** The right side of the screen: what to say, and what there is. */
export interface HelpPage {
  scripts: SpokenScript[];
  answers: Record<string, 'yes' | 'no'>;
  /** "Coppenhall, South Staffordshire"; null while nobody has said where they live. */
  place: string | null;
  asked: string[];
  rings: Record<Ring, HelpRing>;
  /** Where all of it stands: the directory with the same place and categories. */
  all: string;
  /** Categories without anything at the place, and how often callers asked for them there in the last fortnight. */
  nothing: { category: string; times: number; gap: string }[];
}

/** What to say to this caller now, and what help there is where they live. */
export async function helpFor(db: TenantDb, desk: Desk, call: CallRecord, now = new Date()): Promise<HelpPage> {
  const { residence } = await placeOfCaller(db, call.countyNo, call);
  const near = residence ? await nearPlaceOf(db, residence) : nowhere(call);
  const { categories } = call;
  const [scripts, { entries, counts }, told, lately, all] = await Promise.all([
    spoken(db, desk, call, near),
    ringsAround(db, near, { now, ...(categories.length > 0 && { categories }) }),
    signpostsOf(db, call.id),
    call.areaCode === null ? new Map<number, number>() : askedLately(db, call.areaCode, now),
    allOf(db, desk, call, near),
  ]);
  const rings = inRings(entries, now, londonToday(now));
  const nameOf = (code: number) => desk.tenant.categories.find((one) => one.code === code)?.name ?? `category ${code}`;
  const missing = residence ? nothingFor(categories, atPlace(rings)) : [];
  return {
    scripts,
    answers: call.answers,
    place: residence?.words ?? null,
    asked: categories.map(nameOf),
    rings: await presentRings(db, desk, {
      ...{ call, near, rings, counts, now },
      told: new Set(told.map(({ provisionId }) => provisionId)),
    }),
    all,
    nothing: missing.map((code) => ({
      category: nameOf(code),
      times: lately.get(code) ?? 0,
      gap: gapAt(desk.tenant, code, { parish: call.areaCode }),
    })),
  };
}

/** Codes that a caller asked for and that nothing serves today where they live; none where that is not known. */
export async function nothingServes(db: TenantDb, call: CallRecord, now = new Date()): Promise<number[]> {
  const { residence } = await placeOfCaller(db, call.countyNo, call);
  const { categories } = call;
  if (!residence || categories.length === 0) return [];
  const { entries } = await ringsAround(db, await nearPlaceOf(db, residence), { now, categories });
  return nothingFor(categories, atPlace(inRings(entries, now, londonToday(now))));
}

/** The directory of a council of the place: that of the desk itself wherever it is of the same county. */
async function allOf(db: TenantDb, { tenant }: Desk, { areaCode, categories }: CallRecord, near: NearPlace) {
  const others = near.countyNo === tenant.countyNo ? null : await tenantsByNo(db, near.tenantNos);
  const { slug } = others?.get(near.tenantNos.at(-1) ?? 0) ?? tenant;
  const slugs = tenant.categories.filter(({ code }) => categories.includes(code)).map((one) => one.slug);
  return paths.directory(slug, { place: areaCode ?? '', category: slugs });
}

/** Before anybody has said where: what there is in the whole county. */
function nowhere({ countyNo, tenantNo }: CallRecord): NearPlace {
  const bodies = [...new Set([countyNo * 1_000_000, tenantNo])];
  return { countyNo, parishCode: null, districtCode: null, loc: null, tenantNos: bodies, localityIds: [] };
}

async function spoken(db: TenantDb, desk: Desk, call: CallRecord, near: NearPlace): Promise<SpokenScript[]> {
  const all = [...(await scriptsBelow(db)), ...(await scriptsAbove(db))];
  const { tenantNo } = desk.tenant;
  const bodies = [...new Set([call.countyNo * 1_000_000, tenantNo - (tenantNo % 1000), ...near.tenantNos, tenantNo])];
  const fitting = scriptsFor(all, {
    tenantNos: bodies.sort((a, b) => a - b),
    localityIds: near.localityIds,
    categories: call.categories,
    incident: call.incident,
    answers: call.answers,
  });
  return fitting.map(({ id, content: { title, say, yes, no, after } }) => {
    return { id, title, say, yes, no, because: after !== null };
  });
}
