import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { portalLoader } from '~/door.server';
import { LookupResult } from '~/features/councils/components/lookup-result';
import { PostcodeSearch } from '~/features/councils/components/postcode-search';
import { lookUp } from '~/features/councils/lookup.server';
import { tenantOf } from '~/features/tenants/current.server';
import { paths } from '~/paths';
import { ErrorSummary, LinkButton, PageHeading, Reading } from '~/ui';
import { WhatWeHelpWith } from '../components/what-we-help-with';
import { failedMeta, publicMeta } from '../meta';

export { PortalError as ErrorBoundary } from '../components/portal-error';

export const loader = portalLoader({ public: true }, async ({ tenant, url, asPublic }) => {
  const typed = url.searchParams.get('postcode');
  const lookup = await asPublic({}, (db) => lookUp(db, typed));
  // Another county may help with other things than this portal's.
  const nearest = lookup.kind === 'found' ? lookup.councils.at(-1) : undefined;
  const { categories } = (nearest && (await tenantOf(nearest.slug))) ?? tenant;
  return { tenant: { slug: tenant.slug, name: tenant.name }, categories, typed, lookup };
});

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data
    ? publicMeta({
        title: data.lookup.kind === 'found' ? `Help in ${data.lookup.words}` : 'What is there where I live?',
        place: data.tenant.name,
        errors: data.lookup.kind === 'malformed',
      })
    : failedMeta(error);

export default function Near() {
  const { tenant, categories, typed, lookup } = useLoaderData<typeof loader>();
  return (
    <Reading>
      {lookup.kind === 'malformed' && <ErrorSummary errors={{ postcode: lookup.problem }} />}
      <PageHeading
        title="What is there where I live?"
        lede="Your postcode tells which councils look after you, and what they can help with."
      />
      <PostcodeSearch
        action={paths.near(tenant.slug)}
        label="Postcode"
        button="Find help"
        typed={typed}
        lookup={lookup}
      />
      <LookupResult lookup={lookup}>
        <WhatWeHelpWith categories={categories} />
        <LinkButton href={paths.getHelp(tenant.slug)}>Get help</LinkButton>
      </LookupResult>
      {lookup.kind !== 'found' && <WhatWeHelpWith categories={categories} />}
    </Reading>
  );
}
