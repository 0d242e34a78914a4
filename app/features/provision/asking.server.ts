import { and, eq, gt, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { v5 } from 'uuid';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { mail } from '#db/schema/mail';
import { provision } from '#db/schema/provision';
import { tenant } from '#db/schema/tenants';
import { tenantByNo } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { publicOrigin } from '~/platform/env.server';
import { jobDoor, upkeepDoor } from '~/platform/jobs/job-door.server';
import type { DomainJobs } from '~/platform/jobs/tasks.server';
import { paths } from '~/paths';
import { makeLetterLink } from './letter.server';
import { linkGeneration } from './link.server';
import { groupAsked, holderAsked } from './messages';
import { entriesWaiting } from './queries-waiting.server';
import { PROVISION_KIND, PROVISION_STATUS } from './schema';

const DAY_MS = 86_400_000;
/** Entries that one council asks about in one go; the rest is asked about on the next days. */
const MOST = 500;
const NAMESPACE = '0b0d6f7e-5c35-4d0c-9b0e-6a1f0d2c2020';

/** Whoever keeps an entry is asked once in a while whether it is still right: each morning, council by council. */
export const askingJobs: Pick<DomainJobs, 'tasks' | 'daily'> = {
  tasks: { ask_if_right: ({ tenantNo }) => jobDoor(tenantNo, (db) => askIfRight(db, tenantNo)) },
  daily: { ask_councils: { at: '37 6', work: () => askCouncils() } },
};

const confirmAfterDays = sql<number>`(${tenant.config} ->> 'confirmAfterDays')::int`;

/** Puts in a job for every council that has something to ask about; each is looked at through its own door. */
export async function askCouncils(now = new Date()): Promise<void> {
  const councils = await upkeepDoor((db) =>
    db.select({ no: tenant.tenantNo, confirmAfterDays }).from(tenant).orderBy(tenant.tenantNo),
  );
  for (const { no, ...council } of councils) {
    await jobDoor(no, async (db) => {
      if ((await dueEntries(db, council, now, 1)).length === 0) return;
      // The same id each day: a council that has not been asked yet is not asked twice.
      await db.execute(sql`select enqueue('ask_if_right', ${no}, ${v5(String(no), NAMESPACE)})`);
    });
  }
}

/**
 * Asks about the entries of one council that nobody has confirmed for too long: a group by a letter with its private link,
 * the council itself by one letter for all the others. Each entry and each council at most once in the time after which
 * entries grow stale.
 */
export async function askIfRight(db: TenantDb, tenantNo: number, now = new Date()): Promise<void> {
  const holder = await tenantByNo(db, tenantNo);
  if (!holder) return;
  const asked: string[] = [];
  const others: string[] = [];
  for (const entry of await dueEntries(db, holder, now, MOST)) {
    ((await askGroup(db, entry, holder)) ? asked : others).push(entry.id);
  }
  if (others.length > 0 && !(await askedLately(db, holder, now))) {
    await askHolder(db, holder, others, now);
    asked.push(...others);
  }
  if (asked.length === 0) return;
  await db
    .update(provision)
    .set({ askedAt: now })
    .where(and(inScope(db, provision), inArray(provision.id, asked)));
}

type Due = Awaited<ReturnType<typeof dueEntries>>[number];

/** Public entries of a council that are stale and not asked about lately, locked: nobody else asks meanwhile. */
async function dueEntries(db: TenantDb, council: Pick<TenantConfig, 'confirmAfterDays'>, now: Date, most: number) {
  const before = new Date(now.getTime() - council.confirmAfterDays * DAY_MS);
  const { id, countyNo, tenantNo, version, kind, name, contactEmail } = provision;
  return db
    .select({ id, countyNo, tenantNo, version, kind, name, contactEmail })
    .from(provision)
    .where(
      and(
        inScope(db, provision),
        eq(provision.published, true),
        isNull(provision.mergedInto),
        ne(provision.status, PROVISION_STATUS.ended),
        lt(sql`coalesce(${provision.confirmedAt}, ${provision.updatedAt})`, before.toISOString()),
        or(isNull(provision.askedAt), lt(provision.askedAt, before)),
      ),
    )
    .orderBy(provision.id)
    .limit(most)
    .for('no key update');
}

const OF_GROUPS: readonly number[] = [PROVISION_KIND.service, PROVISION_KIND.food];

/** Whether the group that runs it was asked: it must have an address, and no link that staff have ended. */
async function askGroup(db: TenantDb, entry: Due, holder: TenantConfig): Promise<boolean> {
  if (entry.contactEmail === null || !OF_GROUPS.includes(entry.kind)) return false;
  const generation = await linkGeneration(db, entry);
  if (generation === null) return false;
  const link = privateLinkMark('provision', entry.id, generation);
  const message = groupAsked({ holder, link, entry: entry.name });
  const { countyNo, tenantNo, contactEmail: to } = entry;
  await queueMail(db, { countyNo, tenantNo, to, about: { provisionId: entry.id }, ...message });
  return true;
}

async function askedLately(db: TenantDb, council: TenantConfig, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - council.confirmAfterDays * DAY_MS);
  const [row] = await db
    .select({ some: sql`1` })
    .from(mail)
    .where(and(inScope(db, mail), eq(mail.template, HOLDER_TEMPLATE), gt(mail.createdAt, since)))
    .limit(1);
  return row !== undefined;
}

const HOLDER_TEMPLATE = 'entries-asked';

/** One letter for all: its link confirms them with one click, and the desk has the list of all that is stale. */
async function askHolder(db: TenantDb, holder: TenantConfig, entryIds: string[], now: Date): Promise<void> {
  const { countyNo, tenantNo, email: to, slug } = holder;
  const link = await makeLetterLink(db, holder, entryIds, now);
  const { stale } = await entriesWaiting(db, tenantNo);
  const list = publicOrigin() + paths.entries(slug, { todo: 'stale', holder: 'us' });
  const letter = holderAsked({ holder, link, count: entryIds.length, list, listed: stale });
  await queueMail(db, { countyNo, tenantNo, to, ...letter });
}
