import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { portalLoader } from '~/door.server';
import { PortalError } from '~/features/portal/components/portal-error';
import { failedMeta, publicMeta } from '~/features/portal/meta';
import { uuid } from '~/platform/forms/fields';
import { paths } from '~/paths';
import { BackLink, Callout, Dots, LinkButton, PageHeading, Reading, Tag } from '~/ui';
import { list } from '~/ui/format/numbers';
import { OpenTag } from '../components/entry-card';
import { EntryFacts, type EntryFactsOf } from '../components/entry-facts';
import { readFilter } from '../filters';
import { entryPage } from '../queries-entry.server';

export { PortalError as ErrorBoundary };

export const loader = portalLoader({ public: true, params: z.object({ id: uuid }) }, async (visit) => {
  const { tenant, params, url, asPublic } = visit;
  const { place } = readFilter(url.searchParams);
  const page = await asPublic({}, (db) => entryPage(db, tenant, { id: params.id, place, now: new Date() }));
  const { slug, name, phone } = tenant;
  return { tenant: { slug, name, phone }, place, page };
});

const nameOf = ({ page }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'page'>) =>
  page.kind === 'entry' ? page.entry.name : 'This entry has moved';

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data
    ? publicMeta({
        title: nameOf(data),
        place: data.tenant.name,
        ...(data.page.kind === 'entry' && { description: data.page.entry.summary.slice(0, 160) }),
      })
    : failedMeta(error);

export default function EntryPage() {
  const { tenant, place, page } = useLoaderData<typeof loader>();
  return (
    <Reading>
      <BackLink href={paths.directory(tenant.slug, { place })}>Back to the list</BackLink>
      {page.kind === 'entry' ? (
        <Entry tenant={tenant} entry={page.entry} />
      ) : (
        <>
          <PageHeading title="This entry has moved" lede="It was the same as another one, where everything is now." />
          <p className="govuk-body">
            Go to <a href={paths.directoryEntry(tenant.slug, page.successor.id, { place })}>{page.successor.name}</a>.
          </p>
        </>
      )}
    </Reading>
  );
}

function Entry({ tenant, entry }: { tenant: { slug: string; name: string }; entry: EntryFactsOf }) {
  return (
    <>
      <PageHeading
        title={entry.name}
        lede={
          <Dots>
            {list(entry.what)}
            {entry.standing && <Tag tone="amber">{entry.standing}</Tag>}
            {entry.open && <OpenTag open={entry.open} />}
          </Dots>
        }
      />
      {entry.ended && (
        <Callout tone="amber" title="This has ended.">
          <a href={paths.directory(tenant.slug)}>See what else there is</a>, or{' '}
          <a href={paths.getHelp(tenant.slug)}>ask us for help</a>.
        </Callout>
      )}
      {entry.summary.split(/\n{2,}/).map((paragraph) => (
        <p className="govuk-body" key={paragraph}>
          {paragraph}
        </p>
      ))}
      <EntryFacts entry={entry} />
      <p className="govuk-body ju-screen-only">
        Is something wrong here? <a href={paths.correction(tenant.slug, entry.id)}>Suggest a correction</a>. Do you run
        it? <a href={paths.claim(tenant.slug, entry.id)}>Keep it yourselves</a>.
      </p>
      <LinkButton variant="secondary" href={paths.getHelp(tenant.slug)}>
        Get help from {tenant.name}
      </LinkButton>
    </>
  );
}
