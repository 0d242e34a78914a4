import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskLoader } from '~/door.server';
import type { View } from '~/platform/audit/views.server';
import { paths } from '~/paths';
import { Breadcrumbs, Columns, Flash, LinkButton, PageHeading, Tag } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { RecordAside } from '../components/record/aside';
import { RecordHistory } from '../components/record/history';
import { RecordNeeds } from '../components/record/needs';
import { RecordNotices } from '../components/record/notices';
import { PrintSheet } from '../components/record/print-sheet';
import { doneWords } from '../done';
import { readRecord } from '../record-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** One request: who, what, who helps, what has happened, who can see it. */
export const loader = deskLoader(
  { can: ['read', 'Request'], params, views: ({ viewed }: { viewed: View[] }) => viewed },
  async ({ db, desk, params: { id }, url }) => ({
    ...(await readRecord(db, desk, id, url)),
    done: doneWords(url.searchParams),
    print: url.searchParams.get('view') === 'print',
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: documentTitle(data ? `Request ${data.head.reference}` : 'Request', data && `${data.tenant.shortName} desk`),
  },
];

export default function RequestPage() {
  const page = useLoaderData<typeof loader>();
  const { tenant, head, may, done } = page;
  const tag = head.isOpen ? head.urgency : head.status;
  if (page.print) return <PrintSheet page={page} />;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Requests', href: paths.requests(tenant.slug) }]} here={head.reference} />
      {done && <Flash>{done}</Flash>}
      <Columns aside={<RecordAside page={page} />}>
        <PageHeading
          title={head.name}
          tag={<Tag tone={tag.tone}>{tag.word}</Tag>}
          lede={head.lede}
          actions={
            may.change && (
              <LinkButton href={paths.requestPart(tenant.slug, head.id, 'edit')} variant="secondary" small>
                Edit
              </LinkButton>
            )
          }
        />
        <RecordNotices page={page} />
        <RecordNeeds page={page} />
        <RecordHistory page={page} />
      </Columns>
    </>
  );
}
