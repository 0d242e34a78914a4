import type { provision } from '#db/schema/provision';
import { nameOf } from '~/features/requests/schema';
import { hoursSchema } from './hours-schema';
import { PROVISION_KIND, PROVISION_STATUS, type ProvisionContent, type PublicContent } from './schema';

type Row = typeof provision.$inferSelect;
type PublicRow = Pick<Row, keyof PublicContent>;

/** What an entry says, out of its row. */
export function contentOf(row: Row): ProvisionContent {
  const { published, placePublic, contactName, contactPhone, contactEmail, staffNotes, source, sourceId } = row;
  const staff = { published, placePublic, contactName, contactPhone, contactEmail, staffNotes, source, sourceId };
  return { ...publicContentOf(row), ...staff };
}

/** What everybody may read of an entry, out of a row of the table or of the published view. */
export function publicContentOf(row: PublicRow): PublicContent {
  return {
    kind: nameOf(PROVISION_KIND, row.kind),
    status: nameOf(PROVISION_STATUS, row.status),
    name: row.name,
    runBy: row.runBy,
    summary: row.summary,
    categories: row.categories,
    everywhere: row.everywhere,
    areaCodes: row.areaCodes,
    localityIds: row.localityIds,
    address: row.address,
    postcode: row.postcode,
    areaCode: row.areaCode,
    loc: row.loc,
    hours: hoursSchema.parse(row.hours),
    phone: row.phone,
    email: row.email,
    website: row.website,
    cost: row.cost,
    eligibility: row.eligibility,
    languages: row.languages,
    access: row.access,
    capacityLeft: row.capacityLeft,
    plannedFrom: row.plannedFrom,
    pausedUntil: row.pausedUntil,
    wasPlanned: row.wasPlanned,
    charityNo: row.charityNo,
    companyNo: row.companyNo,
  };
}

/** The columns that say it. */
export function columnsOf(content: ProvisionContent) {
  return { ...content, kind: PROVISION_KIND[content.kind], status: PROVISION_STATUS[content.status] };
}
