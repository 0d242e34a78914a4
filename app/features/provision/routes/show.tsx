import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskLoader } from '~/door.server';
import type { View } from '~/platform/audit/views.server';
import { paths } from '~/paths';
import { Breadcrumbs, Columns, Flash, LinkButton, PageHeading, Tag } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { EntryAside } from '../components/entry-aside';
import { EntryFactList } from '../components/entry-facts';
import { EntryHistory, EntryNotices, MergedEntries, WaitingChanges } from '../components/entry-notices';
import { SignUp } from '../components/sign-up';
import { entryDone } from '../done';
import { readEntry } from '../record-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** One entry: what it is, who says so, what waits, what has happened. */
export const loader = deskLoader(
  {
    can: ['read', 'Provision'],
    params,
    views: ({ viewed }: { viewed: View[] }) => viewed,
  },
  async ({ db, desk, params: { id }, url }) => ({
    ...(await readEntry(db, desk, id)),
    done: entryDone(url.searchParams),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.head.name ?? 'Entry', data && `${data.tenant.shortName} desk`) },
];

export default function EntryPage() {
  const page = useLoaderData<typeof loader>();
  const { tenant, head, facts, mayChange, signUp, done } = page;
  const tags = [head.status, ...head.marks];
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Community map', href: paths.entries(tenant.slug) }]} here={head.name} />
      {done && <Flash>{done}</Flash>}
      <Columns aside={<EntryAside page={page} />}>
        <PageHeading
          title={head.name}
          tag={tags.map(({ tone, word }) => (
            <Tag tone={tone} key={word}>
              {word}
            </Tag>
          ))}
          lede={head.lede}
          actions={
            mayChange && (
              <LinkButton href={paths.entryPart(tenant.slug, head.id, 'edit')} variant="secondary" small>
                Edit
              </LinkButton>
            )
          }
        />
        <EntryNotices page={page} />
        {signUp && <SignUp tenant={tenant.slug} entry={head} mailed={signUp.mailed} />}
        <WaitingChanges page={page} />
        <EntryFactList facts={facts} />
        <MergedEntries page={page} />
        <EntryHistory page={page} />
      </Columns>
    </>
  );
}
