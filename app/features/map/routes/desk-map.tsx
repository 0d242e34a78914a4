import { redirect, type HeadersFunction, type LinksFunction, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import mapSheet from 'maplibre-gl/dist/maplibre-gl.css?url';
import { deskAction, deskLoader } from '~/door.server';
import { parishesIn } from '~/features/localities/queries.server';
import { recordViews } from '~/platform/audit/views.server';
import { answer } from '~/platform/http/answer';
import { sealedPost } from '~/platform/http/sealed-words.server';
import { paths } from '~/paths';
import { BackLink, Callout, Filtered, PageHeading, Tabs, WordsLost } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { AreaMap } from '~/ui/map/area-map';
import { Legend } from '~/ui/map/legend';
import { boundaryFile } from '../boundaries.server';
import { FilterBeside } from '../components/filter-beside';
import { MeasureLinks } from '../components/measure-links';
import { ParishTable } from '../components/parish-table';
import { offersBeside, placedWords, publishedBeside, readableLayers, requestsBeside } from '../desk-page.server';
import { engineOf, mapHeaders } from '../engine.server';
import { LAYER_WORDS, mapQuery, readMapQuery } from '../layers';
import { MEASURE_WORDS, shadingOf } from '../measures';
import { hereOf } from '../here.server';
import { parishRows } from '../parish-rows';
import { valuesByParish } from '../queries-counts.server';
import { publishedAt } from '../queries-published.server';
import { MOST_POINTS } from '../queries-points.server';

export const handle = { sheet: 'desk', hydrate: true };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: mapSheet }];
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

const BESIDE = { requests: requestsBeside, offers: offersBeside, provision: publishedBeside };

/** Areas, their measure, and one noun's records under the filter of its list. Points come only where a role may read them. */
export const loader = deskLoader({ can: ['read', 'Desk'] }, async ({ db, desk, url }) => {
  const { tenant } = desk;
  const layers = readableLayers(desk);
  const asked = readMapQuery(url.searchParams, layers[0] ?? 'provision');
  const layer = layers.includes(asked.layer) ? asked.layer : (layers[0] ?? 'provision');
  const [beside, parishes, file, here] = await Promise.all([
    BESIDE[layer](db, desk, url),
    parishesIn(db, tenant),
    boundaryFile(db, tenant),
    hereOf(db, desk, url.searchParams.get('near-request')),
  ]);
  // The answer has headers of its own, so the door cannot read out of it whom it shows.
  if (here) await recordViews(db, desk.member, [here.view]);
  const codes = parishes.map(({ code }) => code);
  const published = publishedAt(tenant, codes, { categories: [], kinds: [] });
  const values = await valuesByParish(db, desk, asked.measure, { codes, published });
  const { shades, classes } = shadingOf(values);
  const engine = engineOf(tenant);
  const query = { ...beside.query, ...mapQuery({ layer, measure: asked.measure }) };
  const data = {
    tenant: { slug: tenant.slug, shortName: tenant.shortName, name: tenant.name },
    layers,
    layer,
    measure: asked.measure,
    beside,
    lede: placedWords(beside.placed, LAYER_WORDS[layer].noun, MOST_POINTS),
    classes,
    rows: parishRows(parishes, values, asked.measure, tenant.slug, desk),
    plan: {
      engine,
      boundaries: paths.boundaries(tenant.slug, file.version),
      points: paths.mapPoints(tenant.slug, query),
      shades,
      here: here && here.place,
    },
    here: here && { reference: here.reference, href: here.href },
  };
  return answer(data, { headers: mapHeaders(engine) });
});

/** Takes the filter of a list whose words are of people, and leads to the map with them sealed. */
export const action = deskAction({ can: ['read', 'Desk'] }, ({ desk, form }) =>
  Promise.resolve(redirect(paths.map(desk.tenant.slug, sealedPost(form, desk.member.userId)))),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Map', data && `${data.tenant.shortName} desk`) },
];

export default function DeskMap() {
  const page = useLoaderData<typeof loader>();
  const { tenant, layers, layer, measure, beside, here, plan } = page;
  const { noun } = LAYER_WORDS[layer];
  return (
    <>
      {here && <BackLink href={here.href}>Request {here.reference}</BackLink>}
      <PageHeading title="Map" lede={page.lede} />
      <Tabs
        label="What the map shows"
        tabs={layers.map((one) => ({
          label: LAYER_WORDS[one].title,
          href: paths.map(tenant.slug, { show: one }),
          current: one === layer,
        }))}
      />
      {here && (
        <Callout title={`What is near request ${here.reference}:`}>
          it stands in the middle, under the black pin.
        </Callout>
      )}
      <Filtered filter={<FilterBeside tenant={tenant.slug} beside={beside} hidden={mapQuery({ layer, measure })} />}>
        {beside.lost && <WordsLost />}
        <AreaMap label={`Map of ${tenant.name}: ${noun}`} noun={noun} plan={plan} listHref={beside.listHref}>
          <Legend title={`${MEASURE_WORDS[measure]}, by parish`} classes={page.classes} />
        </AreaMap>
        <MeasureLinks
          measure={measure}
          href={(one) => paths.map(tenant.slug, { ...beside.query, ...mapQuery({ layer, measure: one }) })}
        />
        <ParishTable caption={`${MEASURE_WORDS[measure]}, by parish`} rows={page.rows} />
      </Filtered>
    </>
  );
}
