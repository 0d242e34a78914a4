import { z } from 'zod';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { offerById } from '~/features/offers/queries.server';
import { requestById } from '~/features/requests/queries.server';
import { isOpen } from '~/features/requests/rules';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { paths } from '~/paths';
import { phone } from '~/ui/format/phone';
import { categoryOf } from './fitness.server';

const wanted = z.object({ need: z.uuid(), offer: z.uuid() });

/**
 * What is asked before a need of somebody who did not agree to sharing is matched; null where there is nothing to ask: they
 * agreed, or the need is not open. Throws `notFound` for what is absent or hidden.
 */
export async function readAsking(db: TenantDb, desk: Desk, requestId: string, query: URLSearchParams) {
  const read = wanted.safeParse(Object.fromEntries(query));
  const request = await requestById(db, requestId);
  if (!request) throw notFound();
  const need = request.needs.find(({ id }) => id === read.data?.need);
  const mayMatch = desk.may('add', 'Match') && desk.may('read', 'Offer');
  if (!read.success || !mayMatch || request.consentShare || need?.status !== 'open' || !isOpen(request.status))
    return null;
  const offer = await offerById(db, read.data.offer);
  if (!offer) throw notFound();
  const { slug, shortName } = desk.tenant;
  const viewed: View[] = [
    { subject: 'Request', id: requestId, tenantNo: request.tenantNo },
    { subject: 'Offer', id: offer.id, tenantNo: offer.tenantNo },
  ];
  return {
    tenant: { slug, shortName },
    request: { id: requestId, reference: request.reference, name: request.name, phone: phoneWords(request) },
    need: { id: need.id, words: categoryOf(desk, need.category).name.toLowerCase() },
    offer: { id: offer.id, name: offer.name },
    action: paths.requestPart(slug, requestId, 'matches', read.data),
    viewed,
  };
}

function phoneWords({ phone: theirs, askerPhone }: { phone: string | null; askerPhone: string | null }): string | null {
  const number = theirs ?? askerPhone;
  return number && phone(number);
}
