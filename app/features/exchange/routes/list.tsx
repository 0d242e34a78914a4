import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import { paths } from '~/paths';
import { DataTable, EmptyState, Flash, LinkButton, PageHeading, Tag, When } from '~/ui';
import { agoSentence } from '~/ui/format/dates';
import { documentTitle } from '~/ui/format/title';
import { batchesAt } from '../queries.server';
import { countsSentence, STATUS_WORDS } from '../words';

/** The lists that this tenant has imported or begun to, for as long as they are kept. */
export const loader = deskLoader({ can: ['add', 'Provision'] }, async ({ db, desk, url }) => {
  const { slug, shortName, tenantNo } = desk.tenant;
  const now = new Date();
  const batches = await batchesAt(db, tenantNo);
  return {
    tenant: { slug, shortName },
    discarded: url.searchParams.get('done') === 'discarded',
    lines: batches.map(({ id, source, fileName, status, outcome, createdAt, actorName }) => ({
      id,
      source,
      fileName,
      status: STATUS_WORDS[status],
      what: status === 'read' || status === 'applied' ? countsSentence(outcome) : '',
      at: createdAt.toISOString(),
      ago: agoSentence(createdAt, now),
      by: actorName,
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Imports', data && `${data.tenant.shortName} desk`) },
];

export default function Imports() {
  const { tenant, lines, discarded } = useLoaderData<typeof loader>();
  const begin = <LinkButton href={paths.newImport(tenant.slug)}>Import a list</LinkButton>;
  return (
    <>
      {discarded && <Flash>The import was thrown away. Nothing of the community map has changed.</Flash>}
      <PageHeading
        title="Imports"
        lede="Lists brought into the community map. They are kept here for 30 days."
        actions={lines.length > 0 && begin}
      />
      <DataTable
        caption="Imports of the last 30 days"
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          {
            label: 'From',
            names: true,
            cell: ({ id, source }) => <a href={paths.import(tenant.slug, id)}>{source}</a>,
          },
          { label: 'File', quiet: true, cell: ({ fileName }) => fileName ?? 'a feed' },
          { label: 'Status', cell: ({ status }) => <Tag tone={status.tone}>{status.word}</Tag> },
          { label: 'In it', cell: ({ what }) => what },
          {
            label: 'Begun',
            quiet: true,
            cell: ({ at, ago, by }) => (
              <>
                <When iso={at} words={ago} /> by {by}
              </>
            ),
          },
        ]}
        empty={
          <EmptyState title="Nothing was imported in the last 30 days" action={begin}>
            Bring in a spreadsheet or another directory’s feed. You see what would happen before anything does.
          </EmptyState>
        }
      />
    </>
  );
}
