import type { PortalDb } from '#db/client.server';
import type { PortalForm, Sending } from '~/features/drafts/portal-form';
import { THE_RESIDENT } from '~/platform/audit/actor';
import { queueMail } from '~/platform/email/queue.server';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { paths } from '~/paths';
import { createRequest } from '../create.server';
import { requestReceived } from '../messages';
import { helpContext } from './context.server';
import type { HelpContext, HelpValues } from './form';
import { newRequestFrom } from './new-request';
import { helpSteps } from './steps';

/** The form for asking help. */
export const helpForm: PortalForm<HelpValues, HelpContext> = {
  name: 'get-help',
  steps: helpSteps,
  path: paths.getHelp,
  contextFor: helpContext,
  holderOf: ({ context }) => context.holder ?? context.portal,
  record,
  referenceTaken: 'request_reference_taken',
};

async function record(db: PortalDb, sending: Sending<HelpValues, HelpContext>) {
  const { id, reference, holder, portal } = sending;
  const entry = newRequestFrom(sending);
  const { countyNo, tenantNo: holderNo } = holder;
  await createRequest(db, { ...entry, reference, countyNo, holderNo, portalNo: portal.tenantNo }, THE_RESIDENT);
  if (entry.email === null) return { mailed: 'no' };
  const link = privateLinkMark('request', id);
  const message = requestReceived({ holder, reference, link, forOther: entry.forOther });
  await queueMail(db, { countyNo, tenantNo: holderNo, to: entry.email, about: { requestId: id }, ...message });
  return { mailed: 'yes' };
}
