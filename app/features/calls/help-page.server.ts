import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { nearPlaceOf, provisionNear, type NearEntry, type NearPlace } from '~/features/provision/queries-near.server';
import { PROVISION_KIND_WORDS } from '~/features/provision/schema';
import { scriptsAbove, scriptsBelow } from '~/features/scripts/queries.server';
import { scriptsFor } from '~/features/scripts/rules';
import type { SpokenScript } from '~/features/scripts/schema';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { londonToday } from '~/platform/forms/typed-date';
import { agoSentence } from '~/ui/format/dates';
import { phone as readable } from '~/ui/format/phone';
import { gapAt } from './gap';
import { inRings, nothingFor, type Ring, type Standing } from './help';
import { SIGNPOST_KEYS } from './keys';
import { askedLately, type CallRecord } from './queries.server';
import { signpostsOf } from './queries-signposts.server';
import { placeOfCaller } from './whereabouts.server';

/** One place to read out. */
export interface HelpLine {
  id: string;
  name: string;
  /** "community group · Kinver · 4 left · confirmed 3 days ago" */
  facts: string[];
  standing: Standing;
  phone: string | null;
  told: boolean;
  /** The letter that signposts to it; none beyond the last letter. */
  keys: string | null;
}

/** The right side of the screen: what to say, and what there is. */
export interface HelpPage {
  scripts: SpokenScript[];
  answers: Record<string, 'yes' | 'no'>;
  /** "Coppenhall, South Staffordshire"; null while nobody has said where they live. */
  place: string | null;
  asked: string[];
  rings: Record<Ring, HelpLine[]>;
  /** Categories without anything at the place, and how often callers asked for them there in the last fortnight. */
  nothing: { category: string; times: number; gap: string }[];
}

const MOST = 60;
const SHOWN: Record<Ring, number> = { here: 20, near: 12, county: 12 };

/** What to say to this caller now, and what help there is where they live. */
export async function helpFor(db: TenantDb, desk: Desk, call: CallRecord, now = new Date()): Promise<HelpPage> {
  const { residence } = await placeOfCaller(db, call.countyNo, call);
  const near = residence ? await nearPlaceOf(db, residence) : nowhere(call);
  const [scripts, entries, told, lately] = await Promise.all([
    spoken(db, desk, call, near),
    provisionNear(db, near, { limit: MOST, now, ...(call.categories.length > 0 && { categories: call.categories }) }),
    signpostsOf(db, call.id),
    call.areaCode === null ? new Map<number, number>() : askedLately(db, call.areaCode, now),
  ]);
  const rings = inRings(entries, now, londonToday(now));
  const nameOf = (code: number) => desk.tenant.categories.find((one) => one.code === code)?.name ?? `category ${code}`;
  const missing = residence ? nothingFor(call.categories, rings.here) : [];
  return {
    scripts,
    answers: call.answers,
    place: residence?.words ?? null,
    asked: call.categories.map(nameOf),
    rings: await linesOf(db, rings, new Set(told.map(({ provisionId }) => provisionId)), now),
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
  const entries = await provisionNear(db, await nearPlaceOf(db, residence), { limit: MOST, now, categories });
  return nothingFor(categories, inRings(entries, now, londonToday(now)).here);
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

type Ringed = Record<Ring, (NearEntry & { standing: Standing })[]>;

async function linesOf(
  db: TenantDb,
  rings: Ringed,
  told: ReadonlySet<string>,
  now: Date,
): Promise<Record<Ring, HelpLine[]>> {
  const shown = (ring: Ring) => rings[ring].slice(0, SHOWN[ring]);
  const all = [...shown('here'), ...shown('near'), ...shown('county')];
  const holders = await tenantsByNo(
    db,
    all.map(({ tenantNo }) => tenantNo),
  );
  const keys = new Map(all.filter(isToRing).map(({ id }, index) => [id, SIGNPOST_KEYS[index] ?? null]));
  const lines = (ring: Ring) =>
    shown(ring).map((entry) => ({
      id: entry.id,
      name: entry.content.name,
      facts: factsOf(entry, holders.get(entry.tenantNo)?.shortName ?? null, now),
      standing: entry.standing,
      phone: entry.content.phone && readable(entry.content.phone),
      told: told.has(entry.id),
      keys: keys.get(entry.id) ?? null,
    }));
  return { here: lines('here'), near: lines('near'), county: lines('county') };
}

const isToRing = ({ standing }: { standing: Standing }) => standing.order < 3;
const METRES_IN_KM = 1000;

function factsOf({ content, metres, confirmedAt }: NearEntry, holder: string | null, now: Date): string[] {
  const { kind, runBy, name, capacityLeft, cost } = content;
  return [
    PROVISION_KIND_WORDS[kind].toLowerCase(),
    runBy === name ? '' : runBy,
    metres === null ? (holder ?? '') : `${(metres / METRES_IN_KM).toFixed(metres < 10 * METRES_IN_KM ? 1 : 0)} km`,
    capacityLeft === null ? '' : capacityLeft === 0 ? 'full' : `${capacityLeft} more possible`,
    cost,
    confirmedAt ? `confirmed ${agoSentence(confirmedAt, now)}` : 'not confirmed',
  ].filter((fact) => fact !== '');
}
