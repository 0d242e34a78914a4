import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import type { Desk } from '~/door.server';
import { countViewers } from '~/features/audit/queries.server';
import { matchingOf } from '~/features/matches/matching.server';
import { matchesOf } from '~/features/matches/queries.server';
import { tenantsByNo, tenantsForPlace } from '~/features/tenants/queries.server';
import { parentsOf } from '~/features/tenants/rules';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { timeOrDay } from '~/ui/format/dates';
import { plural } from '~/ui/format/numbers';
import { contactOf, headOf, householdLines, needLines } from './present-request.server';
import { linkOf } from './private-link.server';
import { eventsOf, notesOf, ofHousehold, placeOfRequest, requestById, type RequestRecord } from './queries.server';
import { councilsIn, timelineOf } from './timeline.server';
import { whoSees } from './visibility';

/** All that the page of a request shows, in words. Throws `notFound` for one that is absent or hidden. */
export async function readRecord(db: TenantDb, desk: Desk, id: string, url: URL) {
  const record = await requestById(db, id);
  if (!record) throw notFound();
  const now = new Date();
  const place = placeOfRequest(record);
  const [events, notes, matches, matching, household, viewers, serving, link] = await Promise.all([
    eventsOf(db, id),
    notesOf(db, id),
    matchesOf(db, id),
    matchingOf(db, desk, record, url, now),
    ofHousehold(db, record.householdHash, id),
    desk.may('read', 'Audit') ? countViewers(db, { subject: 'Request', id }) : null,
    place ? tenantsForPlace(db, place) : [],
    linkOf(db, id),
  ]);
  const chain = [record.tenantNo, ...parentsOf(record.tenantNo).reverse()];
  const others = household.map(({ tenantNo }) => tenantNo);
  const councils = await tenantsByNo(db, [...chain, ...others, ...councilsIn(events)]);
  const { categories, localities, slug, name, shortName } = desk.tenant;
  return {
    tenant: { slug, name, shortName },
    head: headOf(record, { holder: councils.get(record.tenantNo), localities, now }),
    contact: desk.may('see_contacts', 'Request') ? contactOf(record) : null,
    needs: needLines(record, categories).map((need) => ({ ...need, matching: matching.byNeed[need.id] ?? null })),
    household: householdLines(household, { categories, councils, now }),
    timeline: timelineOf(events, { categories, councils, notes, matches, now }),
    sees: whoSees(
      chain.flatMap((no) => councils.get(no) ?? []),
      serving,
    ),
    seen: viewers && seenWords(viewers, now),
    may: whatMay(desk, record),
    link,
    noteId: newId(),
    viewed: [viewOf(record), ...matching.views],
  };
}

/** The view that a page of this request leaves. */
export function viewOf({ id, tenantNo }: Pick<RequestRecord, 'id' | 'tenantNo'>): View {
  return { subject: 'Request', id, tenantNo };
}

/** "Seen by 3 people since 14:02": whoever looks now is counted once their page has been shown. */
function seenWords({ people, since }: { people: number; since: string | null }, now: Date): string {
  if (people === 0 || since === null) return 'Nobody has opened it before';
  return `Seen by ${plural(people, 'person', 'people')} since ${timeOrDay(since, now)}`;
}

function whatMay(desk: Desk, record: RequestRecord) {
  return {
    change: desk.may('change', 'Request'),
    handOn: desk.may('hand_on', 'Request') && desk.range.lo !== desk.range.hi,
    match: desk.may('match', 'Request'),
    own: record.tenantNo === desk.tenant.tenantNo,
  };
}
