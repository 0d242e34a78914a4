import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { NOT_AGREED } from '~/features/requests/components/agreed-field';
import type { View } from '~/platform/audit/views.server';
import { AppError } from '~/platform/errors/app-error';
import { readForm, wrong } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { documentTitle } from '~/ui/format/title';
import { answerTo } from '../answer.server';
import { readAsking } from '../asking.server';
import { AskFirst } from '../components/ask-first';
import { matchIntentSchema } from '../schema';

export const handle = { sheet: 'desk' };

const params = z.object({ tenant: z.string(), id: z.uuid() });

/**
 * Matches stand on the page of their request. Here is only asked, before a helper learns of a resident who did not agree to
 * sharing, whether they agree now.
 */
export const loader = deskLoader(
  { can: ['read', 'Request'], params, views: ({ viewed }: { viewed: View[] }) => viewed },
  async ({ db, desk, params: { tenant, id }, url }) => {
    const asking = await readAsking(db, desk, id, url.searchParams);
    if (!asking) throw redirect(paths.request(tenant, id));
    return asking;
  },
);

/**
 * One click on a need: match it, or take its match a step further. Back on the page the need itself says what was done.
 * Whoever comes second is told there who was faster; nothing of that stands in the address.
 */
export const action = deskAction({ can: ['add', 'Match'], params }, async ({ db, desk, params: { id }, form, url }) => {
  const read = readForm(form, matchIntentSchema);
  if (!read.ok) throw new AppError('invalid', 'This button belongs to an older page', 'Open the request again.');
  const { slug } = desk.tenant;
  const { done, needId, offerId } = await answerTo(db, desk, id, read.value);
  const about = { need: needId, ...(offerId ? { offer: offerId } : {}) };
  if (done !== 'ask') return redirect(paths.request(slug, id, { done, ...about }, needId));
  // A button of an older page is led to the question; the question itself says what is missing.
  if (!url.searchParams.has('offer')) return redirect(paths.requestPart(slug, id, 'matches', about));
  const { errors, typed } = wrong(form, { agreed: NOT_AGREED });
  return answer({ errors, typed }, { status: 422 });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Ask before you match', data && `${data.tenant.shortName} desk`) },
];

export default function Matches() {
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  return <AskFirst page={page} errors={said?.errors ?? {}} typed={said?.typed} />;
}
