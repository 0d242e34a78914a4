import type { PortalDb } from '#db/client.server';
import type { PortalForm, Sending } from '~/features/drafts/portal-form';
import { THE_VOLUNTEER } from '~/platform/audit/actor';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { paths } from '~/paths';
import { createOffer } from '../create.server';
import { offerReceived } from '../messages';
import { offerContext } from './context.server';
import type { OfferContext, OfferValues } from './form';
import { newOfferFrom } from './new-offer';
import { offerSteps } from './steps';

/** The form for offering help. */
export const offerForm: PortalForm<OfferValues, OfferContext> = {
  name: 'offer-help',
  steps: offerSteps,
  path: paths.offerHelp,
  contextFor: offerContext,
  holderOf: ({ context }) => context.holder ?? context.portal,
  record,
  referenceTaken: 'offer_reference_taken',
};

async function record(db: PortalDb, sending: Sending<OfferValues, OfferContext>) {
  const { id, reference, holder, portal } = sending;
  const entry = newOfferFrom(sending);
  const { countyNo, tenantNo: holderNo } = holder;
  await createOffer(db, { ...entry, reference, countyNo, holderNo, portalNo: portal.tenantNo }, THE_VOLUNTEER);
  if (entry.email === null) return { mailed: 'no' };
  const message = offerReceived({ holder, reference, link: privateLinkMark('offer', id) });
  await queueMail(db, { countyNo, tenantNo: holderNo, to: entry.email, about: { offerId: id }, ...message });
  return { mailed: 'yes' };
}
