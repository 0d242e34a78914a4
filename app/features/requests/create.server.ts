import type { PortalDb, TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { need, request, requestEvent, requestLink } from '#db/schema/requests';
import { keyedHash, linkToken, sha256 } from '~/platform/hash.server';
import type { Actor } from '~/platform/audit/actor';
import { householdKey } from './rules';
import { CHANNEL, URGENCY, type NewRequest } from './schema';

/**
 * Records a request with its needs, its first event and its private link, for the tenant that holds it. Works for the
 * public role too, which can read nothing back. The caller chooses the id, so that a retried form makes one record
 * (a second insert of the same id fails as a whole), and the reference; a reference that is taken fails with the
 * constraint `request_reference_taken`.
 */
export async function createRequest(
  db: TenantDb | PortalDb,
  entry: NewRequest & { reference: string; countyNo: number; holderNo: number; portalNo: number; askedAt?: Date },
  actor: Actor,
): Promise<void> {
  const holder = { countyNo: entry.countyNo, tenantNo: entry.holderNo };
  const household = householdKey(entry.address, entry.postcode);
  await db.insert(request).values({
    ...holder,
    id: entry.id,
    reference: entry.reference,
    urgency: URGENCY[entry.urgency],
    medicineBy: entry.medicineBy,
    channel: CHANNEL[entry.channel],
    portalNo: entry.portalNo,
    forOther: entry.forOther,
    askerName: entry.askerName,
    askerPhone: entry.askerPhone,
    name: entry.name,
    phone: entry.phone,
    email: entry.email,
    address: entry.address,
    postcode: entry.postcode,
    areaCode: entry.areaCode,
    loc: entry.loc,
    bornYear: entry.bornYear,
    accessNeeds: entry.accessNeeds,
    diet: entry.diet,
    consentVersion: entry.consentVersion,
    consentShare: entry.consentShare,
    householdHash: household === null ? null : keyedHash('household', household),
    ...(entry.askedAt ? { askedAt: entry.askedAt } : {}),
  });
  await db.insert(need).values(
    entry.needs.map((one) => ({
      ...holder,
      id: newId(),
      requestId: entry.id,
      category: one.category,
      detail: one.detail,
    })),
  );
  await db.insert(requestEvent).values({
    ...holder,
    id: newId(),
    requestId: entry.id,
    kind: 'asked',
    actorId: actor.id,
    actorName: actor.name,
    actorTenantNo: actor.tenantNo,
    onBehalfOf: actor.onBehalfOf,
    data: { channel: entry.channel, consentVersion: entry.consentVersion, consentShare: entry.consentShare },
  });
  await db.insert(requestLink).values({
    ...holder,
    tokenHash: sha256(linkToken('request', entry.id)),
    requestId: entry.id,
  });
}
