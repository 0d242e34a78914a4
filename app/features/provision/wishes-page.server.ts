import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { areaNames } from './places.server';
import { tenantsByNo, type TenantSummary } from '~/features/tenants/queries.server';
import { agoSentence, longDate } from '~/ui/format/dates';
import { list, plural } from '~/ui/format/numbers';
import { shortName } from './present.server';
import { stillPublished, wishesOf, type Wish } from './queries-wishes.server';

/** More parishes than this are told by their number. */
const NAMED = 4;

/** What this council asked of others, in words. */
export async function readWishes(db: TenantDb, { tenant }: Pick<Desk, 'tenant'>) {
  const wishes = await wishesOf(db, tenant.tenantNo);
  const told = await wishWords(db, wishes);
  const published = await stillPublished(
    db,
    wishes.map(({ provisionId }) => provisionId),
  );
  const { slug, shortName: short } = tenant;
  return {
    tenant: { slug, shortName: short },
    wishes: told.map((wish) => ({ ...wish, open: published.has(wish.entry.id) })),
  };
}

/** Wishes in words: what was asked when, and the answer. */
export async function wishWords(db: TenantDb, wishes: readonly Wish[]) {
  const now = new Date();
  const [holders, areas] = await Promise.all([
    tenantsByNo(
      db,
      wishes.flatMap(({ holderNo, deciderNo }) => [holderNo, deciderNo ?? holderNo]),
    ),
    areaNames(
      db,
      wishes.flatMap(({ areaCodes }) => areaCodes),
    ),
  ]);
  return wishes.map((wish) => ({
    id: wish.id,
    entry: { id: wish.provisionId, name: wish.entryName },
    status: wish.status,
    asked: `Asked ${shortName(holders, wish.holderNo)} on ${longDate(wish.at)} to cover ${areasWords(wish, areas)} too`,
    answer: answerOf(wish, holders, now),
    unseen: wish.decidedAt !== null && wish.seenAt === null,
  }));
}
export type WishLine = Awaited<ReturnType<typeof wishWords>>[number];

function areasWords({ areaCodes }: Wish, names: ReadonlyMap<string, string>): string {
  if (areaCodes.length > NAMED) return plural(areaCodes.length, 'parish', 'parishes');
  return list(areaCodes.map((code) => names.get(code) ?? code).sort());
}

function answerOf(
  { status, decidedAt, reason, holderNo, deciderNo }: Wish,
  holders: ReadonlyMap<number, TenantSummary>,
  now: Date,
): string {
  const holder = shortName(holders, deciderNo ?? holderNo);
  if (status === 'waiting' || decidedAt === null) return `${holder} has not decided yet.`;
  const when = agoSentence(decidedAt, now);
  if (status === 'taken') return `${holder} agreed ${when}.`;
  return `${holder} declined ${when}${reason ? `: ${reason}` : '.'}`;
}
