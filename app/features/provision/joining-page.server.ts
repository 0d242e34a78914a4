import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import type { Desk } from '~/door.server';
import type { PlaceGroup } from '~/features/councils/residence';
import { tenantByNo, tenantsByNo } from '~/features/tenants/queries.server';
import { notFound } from '~/platform/errors/app-error';
import { londonToday } from '~/platform/forms/typed-date';
import { namesFor } from './names.server';
import { coverChoices, coveredParishes } from './places.server';
import { entryFacts } from './present-entry.server';
import { shortName } from './present.server';
import { entryById, publishedById } from './queries.server';
import { wishesOf } from './queries-wishes.server';
import { publicContentSchema } from './schema';
import { wishWords } from './wishes-page.server';

/**
 * An entry to join in: of the own range, or one that another council of the county publishes, as everybody may read it.
 * Throws `notFound` for what is neither.
 */
export async function entryToJoin(db: TenantDb, id: string) {
  const own = await entryById(db, id);
  if (own && own.mergedInto === null) {
    const { countyNo, tenantNo, content } = own;
    return { id, countyNo, tenantNo, own: true, content: publicContentSchema.parse(content) };
  }
  const other = own ? null : await publishedById(db, id);
  if (!other) throw notFound();
  const { countyNo, tenantNo, content } = other;
  return { id, countyNo, tenantNo, own: false, content };
}

type JoinedEntry = Awaited<ReturnType<typeof entryToJoin>>;

/** What the page shows on which a council joins in: what the entry is, and which of its parishes it does not cover. */
export async function readJoining(db: TenantDb, desk: Desk, id: string) {
  const entry = await entryToJoin(db, id);
  const now = new Date();
  const { categories, slug, shortName: short, areas } = desk.tenant;
  const [names, holders, groups, wishes, covered] = await Promise.all([
    namesFor(db, [entry.content], { categories, today: londonToday(now) }),
    tenantsByNo(db, [entry.tenantNo]),
    joinableAreas(db, desk),
    wishesOf(db, desk.tenant.tenantNo, id),
    coveredBy(db, entry),
  ]);
  const around = { ...names, categories, holders, own: desk.tenant.tenantNo, now };
  // What waits for an answer is not asked for a second time.
  const asked = new Set(wishes.filter(({ status }) => status === 'waiting').flatMap(({ areaCodes }) => areaCodes));
  const open = groups.map(({ group, options }) => ({
    group,
    options: options.filter(({ value }) => !covered.has(value) && !asked.has(value)),
  }));
  return {
    tenant: { slug, shortName: short },
    entry: { id, name: entry.content.name, own: entry.own },
    holder: shortName(holders, entry.tenantNo),
    facts: entryFacts(entry.content, entry.tenantNo, around),
    groups: open.filter(({ options }) => options.length > 0),
    /** A parish's own are ticked at once. */
    ticked: desk.tenant.tier === 'parish' ? areas.filter((code) => !covered.has(code)) : [],
    /** What was asked about it before, the latest first. */
    wishes: await wishWords(db, wishes),
    token: newId(),
  };
}

/** GSS codes of the parishes that an entry to join in covers already. */
export async function coveredBy(db: TenantDb, { content, tenantNo }: JoinedEntry): Promise<Set<string>> {
  return coveredParishes(db, content, await tenantByNo(db, tenantNo));
}

/** The parishes for which a desk may ask: its own, or those under it. */
export async function joinableAreas(db: TenantDb, { tenant }: Pick<Desk, 'tenant'>): Promise<PlaceGroup[]> {
  const { groups, localities } = await coverChoices(db, tenant);
  if (tenant.tier === 'county') return groups;
  if (tenant.tier === 'district') {
    const names = [tenant.shortName, ...localities.map(({ name }) => name)];
    return groups.filter(({ group }) => names.includes(group));
  }
  const own = groups.flatMap(({ options }) => options).filter(({ value }) => tenant.areas.includes(value));
  return [{ group: tenant.shortName, options: own }];
}
