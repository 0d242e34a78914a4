import type { PortalDb } from '#db/client.server';
import type { PortalForm, Sending } from '~/features/drafts/portal-form';
import { THE_GROUP } from '~/platform/audit/actor';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { paths } from '~/paths';
import { createProvision } from '../create.server';
import { groupReceived } from '../messages';
import { groupContext } from './context.server';
import type { GroupContext, GroupValues } from './form';
import { newEntryFrom } from './new-entry';
import { groupSteps } from './steps';

/** The form with which a group or business puts itself on the map. */
export const groupForm: PortalForm<GroupValues, GroupContext> = {
  name: 'groups',
  steps: groupSteps,
  path: paths.groups,
  contextFor: groupContext,
  holderOf: ({ context }) => context.holder ?? context.portal,
  record,
  // An entry has no reference: nothing to be read out, so nothing that can be taken.
  referenceTaken: '',
};

async function record(db: PortalDb, sending: Sending<GroupValues, GroupContext>) {
  const { id, holder } = sending;
  const { countyNo, tenantNo: holderNo } = holder;
  const content = newEntryFrom(sending);
  const entry = { id, countyNo, holderNo, recordedByNo: null, content };
  await createProvision(db, entry, THE_GROUP, { withLink: true, kind: 'signed_up' });
  if (content.contactEmail === null) return { mailed: 'no' };
  const message = groupReceived({ holder, link: privateLinkMark('provision', id) });
  await queueMail(db, {
    countyNo,
    tenantNo: holderNo,
    to: content.contactEmail,
    about: { provisionId: id },
    ...message,
  });
  return { mailed: 'yes' };
}
