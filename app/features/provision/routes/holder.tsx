import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { area } from '~/features/areas/queries.server';
import { HolderField } from '~/features/requests/components/holder-field';
import { councilsToChoose } from '~/features/councils/queries-holders.server';
import { placeOfRequest } from '~/features/requests/queries.server';
import { versionOf } from '~/features/requests/version';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { actorAt } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { readForm, wrong } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { Button, ButtonGroup, EmptyState, HiddenFields, LinkButton, NO_ERRORS, TextArea } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { handOnProvision } from '../commands-holder.server';
import { EntryFrame, LeaveEntry } from '../components/entry-frame';
import { entryHolderSchema } from '../holder-form';
import { mistaken, outdated } from '../part-page.server';
import { entryById } from '../queries.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** To which councils of the range an entry may go. */
export const loader = deskLoader({ can: ['hand_on', 'Provision'], params }, async ({ db, desk, params: { id } }) => {
  const { slug, shortName } = desk.tenant;
  const record = await entryById(db, id);
  if (!record) throw notFound();
  const { tenantNo, version, content, mergedInto } = record;
  if (mergedInto !== null) throw redirect(paths.entry(slug, id));
  const parish = content.areaCode === null ? null : await area(db, content.areaCode);
  const place = placeOfRequest({ parish });
  const [choices, councils] = await Promise.all([
    councilsToChoose(db, desk, { holderNo: tenantNo, place }),
    tenantsByNo(db, [tenantNo]),
  ]);
  const holder = councils.get(tenantNo)?.name ?? 'another council';
  const entry = { id, name: content.name, version, everywhere: content.everywhere };
  return { tenant: { slug, shortName }, entry, holder, ...choices };
});

const ELSEWHERE = 'Choose a council that this desk looks after';
const WRONG = {
  outside: ELSEWHERE,
  twice: 'That council has this entry already, from the same list. Merge the two instead',
  too_wide: 'It covers more places than can be named one by one. Edit which places it covers first',
};

/** Gives an entry to another council of the range, for a reason. */
export const action = deskAction(
  { can: ['hand_on', 'Provision'], params },
  async ({ db, desk, params: { id }, form }) => {
    const read = readForm(form, entryHolderSchema);
    if (!read.ok) return mistaken(read);
    const outcome = await handOnProvision(db, { id, ...read.value }, actorAt(desk));
    if (outcome === 'stale') return outdated(db, id, form);
    if (outcome !== 'done') return mistaken(wrong(form, { to: WRONG[outcome] }));
    const done = read.value.to === desk.member.tenantNo ? 'taken_over' : 'handed_on';
    return redirect(paths.entry(desk.tenant.slug, id, { done }));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Hand an entry on', data && `${data.tenant.shortName} desk`) },
];

export default function EntryHolder() {
  const { tenant, entry, holder, serving, others } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { errors = NO_ERRORS, typed, meanwhile } = said ?? {};
  const covers = entry.everywhere
    ? ` It goes on covering all that ${holder} looks after, parish by parish.`
    : ' It goes on covering the same places.';
  return (
    <EntryFrame
      tenant={tenant.slug}
      entry={entry}
      here="Hand on"
      title={`Hand ${entry.name} on`}
      lede={`${holder} keeps it now. The new holder gets it to confirm, with its versions, its private link and what waits for a decision.${covers}`}
      {...{ errors, meanwhile }}
    >
      {serving.length + others.length === 0 ? (
        <EmptyState
          title="There is no other council at this desk"
          action={<LinkButton href={paths.entry(tenant.slug, entry.id)}>Back to the entry</LinkButton>}
        >
          An entry is handed on from the desk of the district or county, which sees it too.
        </EmptyState>
      ) : (
        <form method="post" action={paths.entryPart(tenant.slug, entry.id, 'holder')} noValidate>
          <HiddenFields values={{ version: versionOf(entry.version, said) }} />
          <HolderField
            serving={serving}
            others={others}
            typed={typed}
            errors={errors}
            label="Who should keep it?"
            place="where it is"
          />
          <TextArea
            name="reason"
            label="Reason"
            hint="Those who take over read it in the entry’s history. It is for staff alone."
            rows={3}
            value={textIn(typed, 'reason')}
            error={errors.reason}
          />
          <ButtonGroup>
            <Button>Hand it on</Button>
            <LeaveEntry tenant={tenant.slug} id={entry.id} />
          </ButtonGroup>
        </form>
      )}
    </EntryFrame>
  );
}
