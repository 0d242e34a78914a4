import type { TenantDb } from '#db/client.server';
import { mail } from '#db/schema/mail';
import { offerReceived } from '~/features/offers/messages';
import { makeLetterLink } from '~/features/provision/letter.server';
import { holderAsked } from '~/features/provision/messages';
import { isStale } from '~/features/provision/rules';
import { requestReceived } from '~/features/requests/messages';
import type { TenantConfig } from '~/features/tenants/schema';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { MAIL_STATUS } from '~/platform/email/status';
import { publicOrigin } from '~/platform/env.server';
import { paths } from '~/paths';
import type { CountyDemo } from './county';
import type { MapEntry } from './map-entries';

/** How many of the latest confirmations are in the outbox, of requests and of offers, in each county. */
const REQUESTS = 12;
const OFFERS = 6;
/** The most entries that the letter to a council asks about. */
const SHORT_LETTER = 10;
/** Which of them could not be delivered: the mail provider refused the address. */
const GIVEN_UP: readonly number[] = [3, 10];

interface Letter {
  holder: TenantConfig;
  to: string;
  at: Date;
  words: { template: string; subject: string; body: string };
  about: { requestId: string } | { offerId: string } | null;
}

/**
 * Confirmations of the latest forms, as the outbox shows them: most were sent, two wait for somebody to ask for the
 * address again. With them the letter that asks a council about its entries, for a visitor to follow its link. Nothing is
 * put into the queue.
 */
export async function writeLetters(db: TenantDb, demo: CountyDemo): Promise<void> {
  const { idAt, calendar } = demo.kit;
  const confirmations = [...ofRequests(demo), ...ofOffers(demo)].sort((a, b) => a.at.getTime() - b.at.getTime());
  const letters = [...confirmations, ...(await toCouncil(db, demo))];
  const rows = letters.map(({ holder, to, at, words, about }, index) => ({
    countyNo: holder.countyNo,
    tenantNo: holder.tenantNo,
    id: idAt(at),
    ...words,
    ...about,
    toAddress: to,
    attempts: 1,
    createdAt: at,
    ...(GIVEN_UP.includes(index)
      ? { status: MAIL_STATUS.given_up, lastError: '422 validation_error' }
      : { status: MAIL_STATUS.sent, sentAt: new Date(Math.min(at.getTime() + 4000, calendar.now.getTime())) }),
  }));
  if (rows.length > 0) await db.insert(mail).values(rows);
}

/** To the council that has most to confirm, of those for which it still fits into a short letter. */
async function toCouncil(db: TenantDb, { map, kit }: CountyDemo): Promise<Letter[]> {
  const at = kit.calendar.now;
  const due = new Map<TenantConfig, string[]>();
  for (const { id, holder } of map.filter((entry) => isDue(entry, at))) {
    due.set(holder, [...(due.get(holder) ?? []), id]);
  }
  const short = [...due].filter(([, ids]) => ids.length <= SHORT_LETTER);
  const [most] = short.sort(([, one], [, other]) => other.length - one.length);
  if (!most) return [];
  const [holder, ids] = most;
  const link = await makeLetterLink(db, holder, ids, at);
  const list = publicOrigin() + paths.entries(holder.slug, { todo: 'stale', holder: 'us' });
  const words = holderAsked({ holder, link, count: ids.length, list, listed: ids.length });
  return [{ holder, to: holder.email, at, words, about: null }];
}

function isDue({ holder, content, confirmed, updatedAt }: MapEntry, now: Date): boolean {
  const state = { status: content.status, confirmedAt: confirmed?.at ?? null, updatedAt };
  return content.published && isStale(state, holder.confirmAfterDays, now);
}

function ofRequests({ requests }: CountyDemo): Letter[] {
  const letters = requests.flatMap(({ asked: { entry, holder, reference, askedAt } }) => {
    if (entry.email === null || entry.channel !== 'online') return [];
    const link = privateLinkMark('request', entry.id);
    const words = requestReceived({ holder, reference, link, forOther: entry.forOther });
    return [{ holder, to: entry.email, at: askedAt, words, about: { requestId: entry.id } }];
  });
  return latest(letters, REQUESTS);
}

function ofOffers({ offers }: CountyDemo): Letter[] {
  const letters = offers.flatMap(({ offered: { entry, holder, reference, offeredAt } }) => {
    if (entry.email === null || entry.channel !== 'online') return [];
    const words = offerReceived({ holder, reference, link: privateLinkMark('offer', entry.id) });
    return [{ holder, to: entry.email, at: offeredAt, words, about: { offerId: entry.id } }];
  });
  return latest(letters, OFFERS);
}

function latest(letters: readonly Letter[], count: number): Letter[] {
  return [...letters].sort((a, b) => a.at.getTime() - b.at.getTime()).slice(-count);
}
