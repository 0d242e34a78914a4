import { redirect, type HeadersFunction, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { portalLoader } from '~/door.server';
import { DirectoryFilterPanel } from '~/features/directory/components/directory-filter';
import { PlaceSearch } from '~/features/directory/components/place-search';
import { filterQuery, readFilter } from '~/features/directory/filters';
import { countSentence } from '~/features/directory/words';
import { publicMeta } from '~/features/portal/meta';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { EmptyState, Filtered, LinkButton, PageHeading, PhoneLink } from '~/ui';
import { AreaMap } from '~/ui/map/area-map';
import { Legend } from '~/ui/map/legend';
import { MapList } from '../components/map-list';
import { ParishTable } from '../components/parish-table';
import { engineOf, mapHeaders } from '../engine.server';
import { missingWords } from '../placed-words';
import { publicMap } from '../portal-page.server';

export const handle = { hydrate: true };
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** What there is near one, on a map and as a list: what the directory finds, and nothing else. */
export const loader = portalLoader({ public: true }, async ({ tenant, url, asPublic }) => {
  const { slug, name, shortName, phone, categories } = tenant;
  const filter = readFilter(url.searchParams);
  const query = filterQuery(filter);
  const found = await asPublic({}, (db) => publicMap(db, tenant, filter, new Date()));
  const { directory, placed, lines, classes, shades, together, rows, areas, here, version } = found;
  const { problem, wordsProblem, choose, elsewhere, lookup } = directory;
  // A place that is not known, or not ours: the directory says so, and asks which one is meant.
  if (
    problem !== null ||
    wordsProblem !== null ||
    choose.length > 0 ||
    elsewhere ||
    lookup.kind === 'unknown' ||
    lookup.kind === 'outside'
  ) {
    throw redirect(paths.directory(slug, query));
  }
  const engine = engineOf(tenant);
  const data = {
    tenant: { slug, name, phone },
    categories: categories.map((one) => ({ slug: one.slug, name: one.name })),
    filter,
    lede: [countSentence(directory, shortName), placed.total > 0 && missingWords(placed)].filter(Boolean).join(' · '),
    total: placed.total,
    more: directory.counts.more,
    lines,
    classes,
    together,
    rows,
    plan: {
      engine,
      boundaries: paths.boundaries(slug, version),
      points: paths.publicMapPoints(slug, query),
      shades,
      areas,
      here,
    },
  };
  return answer(data, { headers: mapHeaders(engine) });
});

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  publicMeta({
    title: 'Map of help',
    place: data?.tenant.name,
    description: 'Help for residents, on a map and as a list.',
  });

const BY_PARISH = 'Places and services for each parish';

export default function PortalMap() {
  const { tenant, categories, filter, lede, total, more, lines, classes, together, rows, plan } =
    useLoaderData<typeof loader>();
  const list = paths.directory(tenant.slug, filterQuery(filter));
  return (
    <>
      <PageHeading title="Map of help" lede={lede} />
      <PlaceSearch tenantSlug={tenant.slug} filter={filter} action={paths.publicMap(tenant.slug)} />
      <Filtered
        filter={
          <DirectoryFilterPanel
            tenantSlug={tenant.slug}
            categories={categories}
            filter={filter}
            page={paths.publicMap}
          />
        }
      >
        <AreaMap
          label={`Map of ${tenant.name}: help for residents`}
          noun={['place or service', 'places and services']}
          plan={plan}
          list={{ href: list, words: 'The same as a list' }}
        >
          <Legend title={BY_PARISH} classes={classes} together={together} />
        </AreaMap>
        <ParishTable caption={BY_PARISH} rows={rows} />
        {lines.length === 0 ? (
          <EmptyState
            title="Nothing here fits that"
            action={<LinkButton href={paths.publicMap(tenant.slug)}>Show everything</LinkButton>}
          >
            Ring <PhoneLink number={tenant.phone.number} />, {tenant.phone.hours}: we know of more than stands here.
          </EmptyState>
        ) : (
          <MapList
            {...{ lines, total, more }}
            noun="places and services"
            all={{ href: list, words: 'with opening hours and phone numbers' }}
          />
        )}
      </Filtered>
    </>
  );
}
