import { and, eq, inArray } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { provision } from '#db/schema/provision';
import { parishesIn } from '~/features/localities/queries.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import type { Actor } from '~/platform/audit/actor';
import { queueMail, redirectMail } from '~/platform/email/queue.server';
import { publicOrigin } from '~/platform/env.server';
import { paths } from '~/paths';
import type { Outcome } from './commands.server';
import { holdProvision, putContent, type HeldProvision } from './hold.server';
import { entryHandedOn } from './messages';
import { localitiesAround, localityAreas } from './places.server';
import { contentSchema, type ProvisionContent } from './schema';

/** To whom an entry is given, and why; `version` is that of the page on which it was decided. */
export interface HandOnWish {
  id: string;
  version: number;
  to: number;
  reason: string;
}

/**
 * Gives an entry to another council of one's range: one update, and all that lies under it follows. The new holder gets it to
 * confirm, as if the one before had recorded it on its behalf, and a letter; whoever gives it to their own council has it.
 * Answers 'outside' for a council that is not in the range one writes, 'twice' where that council has the same entry of the
 * same list already, 'too_wide' where it covers more places than can be named.
 */
export async function handOnProvision(
  db: TenantDb,
  wish: HandOnWish,
  actor: Actor,
): Promise<Outcome | 'outside' | 'twice' | 'too_wide'> {
  const held = await holdProvision(db, wish.id);
  if (held.tenantNo === wish.to) return 'done';
  if (held.version !== wish.version || held.mergedInto !== null) return 'stale';
  if (wish.to < db.range.wlo || wish.to > db.range.whi) return 'outside';
  const [from, to] = await Promise.all([tenantByNo(db, held.tenantNo), tenantByNo(db, wish.to)]);
  if (!from || !to) return 'outside';
  if (await standsThere(db, held, wish.to)) return 'twice';
  const content = await coveringTheSame(db, held.content, from, to);
  if (!content) return 'too_wide';
  const data = { giver: held.tenantNo, holder: wish.to };
  const isOwn = actor.tenantNo === wish.to;
  const event = { kind: 'handed_on' as const, actor, data, note: wish.reason };
  await putContent(db, held, content, event, { tenantNo: wish.to, recordedByNo: isOwn ? null : held.tenantNo });
  await redirectMail(db, { provisionId: held.id }, wish.to);
  if (!isOwn) await tellNewHolder(db, held, from, to);
  return 'done';
}

/** An import finds its entries again by where they came from, so a council has each of them once. */
async function standsThere(db: TenantDb, held: HeldProvision, to: number): Promise<boolean> {
  const { source, sourceId, tenantNo, id } = provision;
  const own = db
    .select({ key: sourceId })
    .from(provision)
    .where(and(inScope(db, provision), eq(id, held.id)));
  const [row] = await db
    .select({ id })
    .from(provision)
    .where(and(inScope(db, provision), eq(tenantNo, to), eq(source, held.content.source), inArray(sourceId, own)))
    .limit(1);
  return row !== undefined;
}

/**
 * What an entry says, covering the same places under another holder: "all that we look after" would mean another area there,
 * and a locality of another district cannot be chosen there. Both become parishes by name. Null for more than can be named.
 */
async function coveringTheSame(
  db: TenantDb,
  content: ProvisionContent,
  from: TenantConfig,
  to: TenantConfig,
): Promise<ProvisionContent | null> {
  const known = new Set((await localitiesAround(db, to)).map(({ id }) => id));
  const left = content.localityIds.filter((id) => !known.has(id));
  const codes = [
    ...content.areaCodes,
    ...(content.everywhere ? (await parishesIn(db, from)).map(({ code }) => code) : []),
    ...(await localityAreas(db, left)),
  ];
  const localityIds = content.localityIds.filter((id) => known.has(id));
  const read = contentSchema.safeParse({
    ...content,
    everywhere: false,
    areaCodes: [...new Set(codes)],
    localityIds,
  });
  return read.success ? read.data : null;
}

async function tellNewHolder(db: TenantDb, held: HeldProvision, from: TenantConfig, to: TenantConfig): Promise<void> {
  const link = publicOrigin() + paths.entry(to.slug, held.id);
  const message = entryHandedOn({ holder: from, entry: held.content.name, link });
  const about = { provisionId: held.id };
  await queueMail(db, { countyNo: held.countyNo, tenantNo: to.tenantNo, to: to.email, about, ...message });
}
