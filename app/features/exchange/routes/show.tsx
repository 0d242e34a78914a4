import type { HeadersFunction, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { Breadcrumbs, ErrorSummary, PageHeading, Tag } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { ColumnsForm } from '../components/columns-form';
import { Preview } from '../components/preview';
import { ImportFailed, InProgress } from '../components/progress';
import { readImportPage } from '../page.server';
import { takeStep } from '../take-step.server';
import { STATUS_WORDS } from '../words';

const params = z.object({ tenant: z.string(), id: z.uuid() });

const SECONDS_TO_LOOK_AGAIN = 2;

/** One import: its columns to check, what would happen, how far it is, or what came of it. */
export const loader = deskLoader({ can: ['add', 'Provision'], params }, async ({ db, desk, params: { id }, url }) => {
  const page = await readImportPage(db, desk, id, url);
  const working = page.batch.status === 'reading' || page.batch.status === 'applying';
  // A page without script comes again by itself as long as there is something to wait for.
  return answer(page, working ? { headers: { Refresh: String(SECONDS_TO_LOOK_AGAIN) } } : {});
});

export const action = deskAction({ can: ['add', 'Provision'], params }, ({ db, desk, params: { id }, form }) =>
  takeStep(db, desk, id, form),
);

export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const refresh = loaderHeaders.get('Refresh');
  return new Headers(refresh === null ? {} : { Refresh: refresh });
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data ? `Import: ${data.batch.source}` : 'Import', data && `${data.tenant.shortName} desk`) },
];

export default function Import() {
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { tenant, batch, change } = page;
  const status = STATUS_WORDS[batch.status];
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Imports', href: paths.imports(tenant.slug) }]} here={batch.source} />
      <ErrorSummary errors={said?.errors} />
      <PageHeading
        title={batch.source}
        tag={<Tag tone={status.tone}>{status.word}</Tag>}
        lede={`${batch.fileName ?? 'A feed of Open Referral UK'}, sent by ${batch.actorName}`}
      />
      {batch.status === 'failed' && <ImportFailed page={page} />}
      {batch.status === 'mapping' || change || said ? <ColumnsForm page={page} said={said} /> : null}
      {batch.status === 'reading' || batch.status === 'applying' ? <InProgress page={page} /> : null}
      {page.preview && !change && !said ? <Preview page={page} preview={page.preview} /> : null}
    </>
  );
}
