import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { portalLoader } from '~/door.server';
import { LookupResult } from '~/features/councils/components/lookup-result';
import { PortalError } from '~/features/portal/components/portal-error';
import { WhatWeHelpWith } from '~/features/portal/components/what-we-help-with';
import { failedMeta, publicMeta } from '~/features/portal/meta';
import { paths } from '~/paths';
import { ErrorSummary, Filtered, InsetText, PageHeading, searchId, Section } from '~/ui';
import { longDate } from '~/ui/format/dates';
import { DirectoryFilterPanel } from '../components/directory-filter';
import { DirectoryList } from '../components/directory-list';
import { DirectorySheets } from '../components/directory-sheets';
import { ChoosePlace, PlaceSearch } from '../components/place-search';
import { filterQuery, readFilter } from '../filters';
import { findInDirectory, LINES_PER_SHEET } from '../queries-find.server';
import { countSentence, directoryTitle } from '../words';

export { PortalError as ErrorBoundary };

export const loader = portalLoader({ public: true }, async ({ tenant, url, asPublic }) => {
  const { slug, name, shortName, phone, categories } = tenant;
  const now = new Date();
  const filter = readFilter(url.searchParams);
  const print = url.searchParams.has('print');
  const asked = { filter, now, ...(print && { most: LINES_PER_SHEET[filter.place === '' ? 'part' : 'near'] }) };
  const directory = await asPublic({}, (db) => findInDirectory(db, tenant, asked));
  return { tenant: { slug, name, shortName, phone }, categories, filter, print, directory, printed: longDate(now) };
});

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data
    ? publicMeta({
        title: directoryTitle(data.directory),
        place: data.tenant.name,
        errors: Boolean(data.directory.problem ?? data.directory.wordsProblem),
      })
    : failedMeta(error);

export default function DirectoryPage() {
  const { tenant, categories, filter, print, directory, printed } = useLoaderData<typeof loader>();
  const title = directoryTitle(directory);
  if (print) return <DirectorySheets {...{ tenant, filter, directory, title, printed }} />;
  const known = directory.problem === null && directory.choose.length === 0 && directory.lookup.kind !== 'outside';
  const { wordsProblem } = directory;
  const listed = known && directory.lookup.kind !== 'unknown' && !directory.elsewhere;
  return (
    <>
      <ErrorSummary errors={{ place: directory.problem, [searchId('words')]: wordsProblem }} />
      <PageHeading
        title={title}
        lede={
          listed && !wordsProblem
            ? countSentence(directory, tenant.shortName)
            : 'What councils, groups and shops near you do.'
        }
      />
      <PlaceSearch tenantSlug={tenant.slug} filter={filter} problem={directory.problem} />
      {directory.choose.length > 0 && (
        <ChoosePlace tenantSlug={tenant.slug} filter={filter} options={directory.choose} />
      )}
      {directory.problem && filter.locality !== '' && (
        <p className="govuk-body">
          <a href={paths.directory(tenant.slug)}>What there is in all of {tenant.shortName}</a>
        </p>
      )}
      {directory.elsewhere && <Elsewhere directory={directory} />}
      {listed && (
        <Filtered filter={<DirectoryFilterPanel tenantSlug={tenant.slug} {...{ categories, filter, wordsProblem }} />}>
          {wordsProblem && <p className="govuk-body">Nothing was looked for: the words are too long.</p>}
          {!wordsProblem && <DirectoryList tenant={tenant} filter={filter} directory={directory} />}
          {directory.counts.all > 0 && (
            <p className="govuk-body">
              <a href={paths.directory(tenant.slug, { ...filterQuery(filter), print: 'yes' })}>Print this list</a> ·{' '}
              <a href={paths.publicMap(tenant.slug, filterQuery(filter))}>See it on a map</a>
            </p>
          )}
        </Filtered>
      )}
      <LookupResult lookup={directory.lookup} />
      {!directory.elsewhere && <WhatWeHelpWith categories={categories} />}
    </>
  );
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>['directory'];

function Elsewhere({ directory: { said, placeWords, lookup } }: { directory: Found }) {
  const nearest = lookup.kind === 'found' ? lookup.councils.at(-1) : undefined;
  if (!nearest) return null;
  return (
    <Section title={`${said ?? 'That'} is in another county`}>
      <InsetText>
        <a href={paths.directory(nearest.slug, { place: said ?? '' })}>
          See what there is in {placeWords}, at {nearest.name}
        </a>
      </InsetText>
    </Section>
  );
}
