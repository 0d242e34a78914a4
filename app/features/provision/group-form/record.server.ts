import type { PortalDb } from '#db/client.server';
import type { PortalForm, Sending } from '~/features/drafts/portal-form';
import type { TenantConfig } from '~/features/tenants/schema';
import { THE_GROUP } from '~/platform/audit/actor';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { publicOrigin } from '~/platform/env.server';
import { paths } from '~/paths';
import { createProvision, type NewProvision } from '../create.server';
import { groupReceived, groupSignedUp } from '../messages';
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
  await tellHolder(db, entry, holder);
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

/** The council that decides whether it is published hears of it at once; at its desk it is counted. */
async function tellHolder(db: PortalDb, { id, content }: NewProvision, holder: TenantConfig): Promise<void> {
  const { countyNo, tenantNo, email: to, slug } = holder;
  const message = groupSignedUp({ holder, entry: content.name, link: publicOrigin() + paths.entry(slug, id) });
  await queueMail(db, { countyNo, tenantNo, to, about: { provisionId: id }, ...message });
}
