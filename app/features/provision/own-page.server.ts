import type { LinkDb } from '#db/client.server';
import type { PlaceGroup } from '~/features/councils/residence';
import { footFacts } from '~/features/portal/foot.server';
import { holderFacts, holderOf } from '~/features/portal/holder.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { agoSentence, longDate } from '~/ui/format/dates';
import { list, plural } from '~/ui/format/numbers';
import { groupHoursWords } from './group-hours';
import { ownChange, ownEntry, type OwnChange } from './own.server';
import type { OwnContent } from './own-content';
import { ownIntentOf, ownViewOf } from './own-forms';
import { nearbyOf } from './own-nearby.server';
import type { OwnEntryPage } from './own-page';
import { ownFieldWords } from './own-words';
import { isStale, standingOf } from './rules';

/** More parishes than this are told by their number. */
const NAMED = 8;

/** All that the page of a group's own entry shows. Throws `notFound` when the link opens nothing. */
export async function ownPage(db: LinkDb, token: string, query: URLSearchParams): Promise<OwnEntryPage> {
  const own = await ownEntry(db);
  const [holder, nearby, change] = await Promise.all([
    holderOf(db, own.tenantNo),
    nearbyOf(db, own),
    ownChange(db, own),
  ]);
  const [now, today] = [new Date(), londonToday()];
  const { content, confirmedAt, updatedAt } = own;
  const shown = change?.status === 'waiting' ? { ...content, ...change.proposed } : content;
  const standing = standingOf(content, today);
  return {
    brandColour: holder.brand.colour,
    holder: holderFacts(holder),
    foot: footFacts(),
    token,
    version: own.version,
    content,
    shown,
    standing,
    merged: own.merged,
    confirmed: confirmedAt ? `Last confirmed ${agoSentence(confirmedAt, now)}` : 'Nobody has confirmed it yet',
    seen: confirmedAt?.toISOString() ?? '',
    stale: isStale({ status: content.status, confirmedAt, updatedAt }, holder.confirmAfterDays, now),
    confirmable: content.published || confirmedAt !== null,
    from: dayOf(content, standing),
    hours: groupHoursWords(content.hours, today),
    helps: categoriesOf(holder, content).map(({ name }) => name),
    covers: coversWords(content, nearby, holder),
    categories: holder.categories.map(({ code, name, hint }) => ({ code, name, hint })),
    nearby,
    waiting:
      change?.status === 'waiting' ? { what: ownFieldWords(change.proposed), when: agoSentence(change.at, now) } : null,
    declined: declinedWords(change, holder),
    approves: holder.approveChanges && content.published,
    view: own.merged || standing === 'ended' ? null : ownViewOf(query.get('change')),
    done: ownIntentOf(query.get('done')),
  };
}

function dayOf({ plannedFrom, pausedUntil }: OwnContent, standing: OwnEntryPage['standing']): string | null {
  if (standing === 'planned' && plannedFrom) return `It begins on ${longDate(plannedFrom)}.`;
  return standing === 'paused' && pausedUntil ? `It opens again by itself on ${longDate(pausedUntil)}.` : null;
}

function categoriesOf({ categories }: TenantConfig, { categories: codes }: OwnContent) {
  return categories.filter(({ code }) => codes.includes(code));
}

/** "Kinver and Enville", "12 parishes", "Everywhere in South Staffordshire". */
function coversWords(
  { everywhere, areaCodes, localityIds }: OwnContent,
  nearby: PlaceGroup | null,
  holder: TenantConfig,
) {
  if (everywhere) return `Everywhere in ${holder.shortName}`;
  const names = (nearby?.options ?? []).filter(({ value }) => areaCodes.includes(value)).map(({ label }) => label);
  const all = names.length === areaCodes.length && names.length <= NAMED;
  const parishes = areaCodes.length === 0 ? [] : all ? names : [plural(areaCodes.length, 'parish', 'parishes')];
  const localities = localityIds.length === 0 ? [] : [plural(localityIds.length, 'locality', 'localities')];
  return list([...parishes, ...localities]) || 'Nothing said';
}

function declinedWords(change: OwnChange | null, { name }: TenantConfig): string | null {
  if (change?.status !== 'declined') return null;
  return `${name} did not take over what you sent last${change.reason ? `: ${change.reason}` : '.'}`;
}
