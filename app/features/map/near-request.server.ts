import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { area as areaTable } from '#db/schema/areas';
import { offer } from '#db/schema/offers';
import type { Desk } from '~/door.server';
import { area } from '~/features/areas/queries.server';
import { metresFrom, offerConditions, offersWithout } from '~/features/offers/conditions.server';
import { readOfferFilter } from '~/features/offers/filters';
import { offerChoices } from '~/features/offers/list.server';
import { partOfDay } from '~/features/offers/rules';
import { OFFER_KIND, OFFER_KIND_WORDS } from '~/features/offers/schema';
import { nearPlaceOf, provisionNear, type NearEntry } from '~/features/provision/queries-near.server';
import { isStale, standingOf } from '~/features/provision/rules';
import { PROVISION_KIND_WORDS, PROVISION_STATUS_WORDS } from '~/features/provision/schema';
import { nameOf } from '~/features/requests/schema';
import { confirmDaysByNo } from '~/features/tenants/queries.server';
import { londonToday } from '~/platform/forms/typed-date';
import { paths } from '~/paths';
import { km } from '~/ui/format/numbers';
import type { PointFacts } from '~/ui/map/plan';
import type { NearFilter } from './near-filter';
import { words } from './queries-points.server';

/** Something near a request, with where it is; nearest first. */
export interface NearLine extends PointFacts {
  loc: { x: number; y: number } | null;
  metres: number | null;
}

/** Where a request is. */
export interface From {
  areaCode: string | null;
  loc: { x: number; y: number } | null;
}

/** So many of each are listed: the nearest. */
export const MOST_NEAR = 40;

/**
 * What everybody has published within reach of a request, and what covers its parish wherever it is kept, nearest first;
 * what does not say where it is comes last.
 */
export async function entriesNear(
  db: TenantDb,
  { tenant, range }: Pick<Desk, 'tenant' | 'range'>,
  { areaCode, loc }: From,
  { categories, within }: NearFilter,
): Promise<NearLine[]> {
  const here = areaCode === null ? null : await area(db, areaCode);
  const parishCode = here && here.type !== 'county' && here.type !== 'district' ? here.code : null;
  const place = { parishCode, districtCode: here?.districtCode ?? null, countyCode: here?.countyCode ?? '' };
  const near = { ...(await nearPlaceOf(db, { place, loc: loc ?? NOWHERE })), loc, countyNo: tenant.countyNo };
  const codes = tenant.categories.filter(({ slug }) => categories.includes(slug)).map(({ code }) => code);
  const wish = { ...(codes.length > 0 && { categories: codes }), withinMetres: within * 1000, limit: MOST_NEAR };
  const isOwn = (no: number) => no >= range.lo && no <= range.hi;
  const entries = await provisionNear(db, near, wish);
  const confirmed = await confirmDaysByNo(
    db,
    entries.map(({ tenantNo }) => tenantNo),
  );
  return nearestFirst(
    entries.map((entry) =>
      lineOf(
        entry,
        confirmed.get(entry.tenantNo) ?? Infinity,
        isOwn(entry.tenantNo) ? paths.entry(tenant.slug, entry.id) : paths.directoryEntry(tenant.slug, entry.id),
      ),
    ),
  );
}

const NOWHERE = { x: 0, y: 0 };

function lineOf(entry: NearEntry, confirmAfterDays: number, href: string): NearLine {
  const { id, content, metres, confirmedAt, updatedAt } = entry;
  const standing = standingOf(content, londonToday());
  const stale = isStale({ status: content.status, confirmedAt, updatedAt }, confirmAfterDays, new Date());
  const stands = standing === 'active' ? null : PROVISION_STATUS_WORDS[standing].toLowerCase();
  const said = words(
    distanceWords(metres),
    content.runBy,
    PROVISION_KIND_WORDS[content.kind],
    stands,
    stale ? 'stale: not confirmed lately' : null,
  );
  return { id, title: content.name, words: said, href, loc: content.loc, metres };
}

/** Volunteers and groups of this desk's range within reach of a request who can be matched, nearest first. */
export async function offersNear(
  db: TenantDb,
  desk: Pick<Desk, 'tenant' | 'member'>,
  { loc }: From,
  { categories, within }: NearFilter,
): Promise<NearLine[]> {
  if (!loc) return [];
  const { tenant, member } = desk;
  const now = new Date();
  const filter = { ...readOfferFilter(new URLSearchParams(), offerChoices(desk)), categories, within };
  const view = {
    own: { tenantNo: tenant.tenantNo, localities: tenant.localities },
    categories: new Map(tenant.categories.map(({ slug, code }) => [slug, code])),
    now,
    moment: partOfDay(now),
    found: null,
    me: member.userId,
    from: loc,
  };
  const metres = metresFrom(loc);
  const rows = await db
    .select({
      id: offer.id,
      reference: offer.reference,
      kind: offer.kind,
      loc: offer.loc,
      parish: areaTable.name,
      metres,
    })
    .from(offer)
    .leftJoin(areaTable, eq(areaTable.code, offer.areaCode))
    .where(and(offersWithout(offerConditions(db, filter, view)), isNotNull(offer.loc)))
    .orderBy(metres, asc(offer.id))
    .limit(MOST_NEAR);
  return rows.map((row) => ({
    id: row.id,
    title: row.reference,
    words: words(distanceWords(row.metres), OFFER_KIND_WORDS[nameOf(OFFER_KIND, row.kind)], row.parish),
    href: paths.offer(tenant.slug, row.id),
    loc: row.loc,
    metres: row.metres,
    open: true,
  }));
}

/** "0.8 km away" */
export function distanceWords(metres: number | null): string {
  return metres === null ? 'does not say where' : `${km(metres)} away`;
}

function nearestFirst(lines: readonly NearLine[]): NearLine[] {
  return lines.toSorted((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity) || a.title.localeCompare(b.title));
}
