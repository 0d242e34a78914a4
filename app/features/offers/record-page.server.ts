import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import type { Desk } from '~/door.server';
import { countViewers } from '~/features/audit/queries.server';
import { assignmentsOf } from '~/features/matches/queries.server';
import { tenantsByNo, tenantsForPlace } from '~/features/tenants/queries.server';
import { parentsOf } from '~/features/tenants/rules';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { londonToday } from '~/platform/forms/typed-date';
import { timeOrDay } from '~/ui/format/dates';
import { plural } from '~/ui/format/numbers';
import { factsOf, headOf, taskLines } from './present-record.server';
import { linkOfOffer } from './private-link.server';
import { offerById, offerEventsOf, offerNotesOf, placeOfOffer, type OfferRecord } from './queries.server';
import { movesFrom, standingOf } from './rules';
import { councilsOf, offerTimeline } from './timeline.server';
import { whoSeesOffer } from './visibility';

/** All that the page of an offer shows, in words. Throws `notFound` for one that is absent or hidden. */
export async function readOffer(db: TenantDb, desk: Desk, id: string) {
  const record = await offerById(db, id);
  if (!record) throw notFound();
  const now = new Date();
  const place = placeOfOffer(record);
  const [events, notes, tasks, viewers, serving, link] = await Promise.all([
    offerEventsOf(db, id),
    offerNotesOf(db, id),
    assignmentsOf(db, id),
    desk.may('read', 'Audit') ? countViewers(db, { subject: 'Offer', id }) : null,
    place ? tenantsForPlace(db, place) : [],
    linkOfOffer(db, id),
  ]);
  const chain = [record.tenantNo, ...parentsOf(record.tenantNo).reverse()];
  const councils = await tenantsByNo(db, [...chain, ...councilsOf(events)]);
  const { categories, localities, slug, name, shortName } = desk.tenant;
  const mayChange = desk.may('change', 'Offer');
  return {
    tenant: { slug, name, shortName },
    head: headOf(record, { holder: councils.get(record.tenantNo), localities, now }),
    facts: factsOf(record, { categories, contacts: desk.may('see_contacts', 'Offer'), now }),
    tasks: taskLines(tasks, { slug, categories, now }),
    timeline: offerTimeline(events, { categories, councils, notes, now }),
    sees: whoSeesOffer(
      chain.flatMap((no) => councils.get(no) ?? []),
      serving,
    ),
    seen: viewers && seenWords(viewers, now),
    mayChange,
    link,
    moves: mayChange ? movesFrom(standingOf(record, londonToday(now))) : [],
    noteId: newId(),
    viewed: [viewOfOffer(record)],
  };
}

/** The view that a page of this offer leaves. */
export function viewOfOffer({ id, tenantNo }: Pick<OfferRecord, 'id' | 'tenantNo'>): View {
  return { subject: 'Offer', id, tenantNo };
}

function seenWords({ people, since }: { people: number; since: string | null }, now: Date): string {
  if (people === 0 || since === null) return 'Nobody has opened it before';
  return `Seen by ${plural(people, 'person', 'people')} since ${timeOrDay(since, now)}`;
}
