import type { HeadersFunction, LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import mapSheet from 'maplibre-gl/dist/maplibre-gl.css?url';
import { portalLoader } from '~/door.server';
import { parishesIn } from '~/features/localities/queries.server';
import { publicMeta } from '~/features/portal/meta';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { EmptyState, FilterPanel, Filtered, LinkButton, PageHeading } from '~/ui';
import { AreaMap } from '~/ui/map/area-map';
import { Legend } from '~/ui/map/legend';
import { boundaryFile } from '../boundaries.server';
import { PublishedList } from '../components/published-list';
import { placedWords } from '../desk-page.server';
import { engineOf, mapHeaders } from '../engine.server';
import { entryHref } from '../entry-href';
import { shadingOf } from '../measures';
import { publishedCategories, publishedQuery, readPublishedFilter } from '../published-filter';
import { publishedByParish } from '../queries-counts.server';
import { countPublished, publishedAt, publishedLines } from '../queries-published.server';
import { MOST_POINTS } from '../queries-points.server';

export const handle = { hydrate: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: mapSheet }];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** What there is near one, on a map and as a list: what is published, and nothing else. */
export const loader = portalLoader({ public: true }, async ({ tenant, url, asPublic }) => {
  const filter = readPublishedFilter(url.searchParams, tenant.categories);
  const query = publishedQuery(filter, tenant.categories);
  const found = await asPublic({}, async (db) => {
    const codes = (await parishesIn(db, tenant)).map(({ code }) => code);
    const where = publishedAt(tenant, codes, filter);
    const [placed, lines, byParish, file] = await Promise.all([
      countPublished(db, where),
      publishedLines(db, where),
      publishedByParish(db, where, codes),
      boundaryFile(db, tenant),
    ]);
    const { shades, classes } = shadingOf(new Map(codes.map((code) => [code, byParish.get(code) ?? 0])));
    return { placed, lines, shades, classes, version: file.version };
  });
  const engine = engineOf(tenant);
  const data = {
    tenant: { slug: tenant.slug, name: tenant.name, phone: tenant.phone },
    lede: placedWords(found.placed, 'places and services', MOST_POINTS),
    groups: publishedCategories(filter, tenant.categories),
    active: filter.categories.length + filter.kinds.length,
    lines: found.lines,
    classes: found.classes,
    plan: {
      engine,
      boundaries: paths.boundaries(tenant.slug, found.version),
      points: paths.publicMapPoints(tenant.slug, query),
      shades: found.shades,
      here: null,
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

export default function PortalMap() {
  const { tenant, lede, groups, active, lines, classes, plan } = useLoaderData<typeof loader>();
  const here = paths.publicMap(tenant.slug);
  return (
    <>
      <PageHeading title={`Help around ${tenant.name.replace(/ Council$/, '')}`} lede={lede} />
      <Filtered filter={<FilterPanel action={here} clearHref={here} groups={groups} active={active} />}>
        <AreaMap
          label={`Map of ${tenant.name}: help for residents`}
          noun="places and services"
          plan={plan}
          listHref="#list"
        >
          <Legend title="Places and services for each parish" classes={classes} />
        </AreaMap>
        {lines.length === 0 ? (
          <EmptyState title="Nothing here yet" action={<LinkButton href={here}>Show everything</LinkButton>}>
            Ring {tenant.phone.number}, {tenant.phone.hours}: we know of more than stands here.
          </EmptyState>
        ) : (
          <PublishedList lines={lines} href={entryHref(tenant.slug)} />
        )}
      </Filtered>
    </>
  );
}
