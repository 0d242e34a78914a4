import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { actorAt } from '~/platform/audit/actor';
import { readForm, wrong } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { Button, ButtonGroup, EmptyState, HiddenFields, NO_ERRORS, TextArea } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { handOn } from '../commands.server';
import { AgreedField, NOT_AGREED } from '../components/agreed-field';
import { HolderField } from '../components/holder-field';
import { Leave, NotNow, PartFrame } from '../components/part-frame';
import { holderSchema } from '../desk-form';
import { councilsToChoose } from '~/features/councils/queries-holders.server';
import { mistaken, outdated, readPart, type PartPage } from '../part-page.server';
import { placeOfRequest } from '../queries.server';
import { versionOf } from '../version';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader(
  { can: ['hand_on', 'Request'], params, views: ({ viewed }: Pick<PartPage, 'viewed'>) => viewed },
  async ({ db, desk, params: { id } }) => {
    const { record, tenant, request, noteId, viewed } = await readPart(db, desk, id);
    const [choices, councils] = await Promise.all([
      councilsToChoose(db, desk, { holderNo: record.tenantNo, place: placeOfRequest(record) }),
      tenantsByNo(db, [record.tenantNo]),
    ]);
    const holder = councils.get(record.tenantNo)?.name ?? 'another council';
    return { tenant, request, noteId, viewed, ...choices, holder, mayShare: record.consentShare };
  },
);

/** Gives a request to another council of the range, for a reason. */
export const action = deskAction(
  { can: ['hand_on', 'Request'], params },
  async ({ db, desk, params: { id }, form }) => {
    const read = readForm(form, holderSchema);
    if (!read.ok) return mistaken(read);
    const councils = await tenantsByNo(db, [read.value.to]);
    const outcome = councils.has(read.value.to) ? await handOn(db, { id, ...read.value }, actorAt(desk)) : 'outside';
    if (outcome === 'outside') return mistaken(wrong(form, { to: 'Choose a council that this desk looks after' }));
    if (outcome === 'consent') return mistaken(wrong(form, { agreed: NOT_AGREED }));
    if (outcome === 'stale') return outdated(db, desk, id, form);
    return redirect(paths.request(desk.tenant.slug, id, { done: 'handed-on' }));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Hand a request on', data && `${data.tenant.shortName} desk`) },
];

export default function Holder() {
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { errors = NO_ERRORS, typed, meanwhile } = said ?? {};
  const { tenant, request, noteId, serving, others, holder, mayShare } = page;
  return (
    <PartFrame
      page={page}
      here="Hand on"
      title={`Hand ${request.name}’s request on`}
      lede={`${holder} holds it now. Notes, history and matches go along; only the new holder and the councils above it see it then.`}
      {...{ errors, meanwhile }}
    >
      {!request.isOpen ? (
        <NotNow page={page}>Take it up again before you hand it on.</NotNow>
      ) : serving.length + others.length === 0 ? (
        <EmptyState title="There is no other council at this desk">
          A request is handed on from the desk of the district or county, which sees it too.
        </EmptyState>
      ) : (
        <form method="post" action={paths.requestPart(tenant.slug, request.id, 'holder')} noValidate>
          <HiddenFields
            values={{ version: versionOf(request.version, said), noteId: textIn(typed, 'noteId') || noteId }}
          />
          <HolderField
            serving={serving}
            others={others}
            typed={typed}
            errors={errors}
            label="Who should look after it?"
            place="where they live"
          />
          <TextArea
            name="reason"
            label="Reason"
            hint="Those who take over read it as a note."
            rows={3}
            value={textIn(typed, 'reason')}
            error={errors.reason}
          />
          {!mayShare && <AgreedField typed={typed} errors={errors} />}
          <ButtonGroup>
            <Button>Hand it on</Button>
            <Leave page={page} />
          </ButtonGroup>
        </form>
      )}
    </PartFrame>
  );
}
