import { redirect, type HeadersFunction, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskAction, deskLoader } from '~/door.server';
import { NameDoubts } from '~/features/councils/components/name-doubts';
import { recordViews } from '~/platform/audit/views.server';
import { answer } from '~/platform/http/answer';
import { sealedPost } from '~/platform/http/sealed-words.server';
import { paths } from '~/paths';
import { Filtered, PageHeading, Tabs, WordsLost } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { AreaMap } from '~/ui/map/area-map';
import { Legend } from '~/ui/map/legend';
import { boundaryFile } from '../boundaries.server';
import { FilterBeside } from '../components/filter-beside';
import { MapList } from '../components/map-list';
import { MeasureLinks } from '../components/measure-links';
import { ParishTable } from '../components/parish-table';
import { besideOf, readableLayers } from '../desk-page.server';
import { engineOf, mapHeaders } from '../engine.server';
import { LAYER_WORDS, mapQuery, readMapQuery } from '../layers';
import { measuredMap } from '../measured-page.server';
import { placedWords } from '../placed-words';

export const handle = { sheet: 'desk', hydrate: true };
export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** Areas, their measure, and one noun's records under the filter of its list. Points come only where a role may read them. */
export const loader = deskLoader({ can: ['read', 'Desk'] }, async ({ db, desk, url }) => {
  const { tenant } = desk;
  const layers = readableLayers(desk);
  const { layer, measure } = readMapQuery(url.searchParams, layers);
  const [beside, file] = await Promise.all([besideOf(db, desk, url, layer), boundaryFile(db, tenant)]);
  const { shades, areas, ...colours } = await measuredMap(db, desk, { url, layer, measure, beside });
  // The answer has headers of its own, so the door cannot read out of it whom it shows.
  await recordViews(db, desk.member, beside.viewed);
  const engine = engineOf(tenant);
  const data = {
    tenant: { slug: tenant.slug, shortName: tenant.shortName, name: tenant.name },
    layers,
    layer,
    measure,
    beside,
    lede: layer ? placedWords(beside.placed, LAYER_WORDS[layer].noun) : NO_RECORDS,
    colours,
    plan: {
      engine,
      boundaries: paths.boundaries(tenant.slug, file.version),
      points: layer && paths.mapPoints(tenant.slug, { ...beside.query, ...mapQuery({ layer, measure }) }),
      shades,
      areas,
      here: null,
    },
  };
  return answer(data, { headers: mapHeaders(engine) });
});

const NO_RECORDS = 'Numbers by parish: your role opens no requests, volunteers or entries';

/** Takes the filter of a list whose words are of people, and leads to the map with them sealed. */
export const action = deskAction({ can: ['read', 'Desk'] }, ({ desk, form }) =>
  Promise.resolve(redirect(paths.map(desk.tenant.slug, sealedPost(form, desk.member.userId)))),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Map', data && `${data.tenant.shortName} desk`) },
];

export default function DeskMap() {
  const { lede, ...page } = useLoaderData<typeof loader>();
  const { tenant, layers, layer, measure, beside } = page;
  return (
    <>
      <PageHeading title="Map" lede={lede} />
      {layers.length > 0 && (
        <Tabs
          label="What the map shows"
          tabs={layers.map((one) => ({
            label: LAYER_WORDS[one].title,
            href: paths.map(tenant.slug, { show: one }),
            current: one === layer,
          }))}
        />
      )}
      {beside.kind === 'nothing' || !layer ? (
        <Drawn page={page} />
      ) : (
        <Filtered filter={<FilterBeside tenant={tenant.slug} beside={beside} hidden={mapQuery({ layer, measure })} />}>
          {beside.lost && <WordsLost />}
          <NameDoubts doubts={beside.doubts} />
          <Drawn page={page} />
        </Filtered>
      )}
    </>
  );
}

type Page = Omit<ReturnType<typeof useLoaderData<typeof loader>>, 'lede'>;

/** The map, what its colours mean, and their numbers as a table. */
function Drawn({ page: { tenant, layer, measure, beside, plan, colours } }: { page: Page }) {
  const noun = layer ? LAYER_WORDS[layer].noun : null;
  const { title, classes, together, notes, rows } = colours;
  return (
    <>
      <AreaMap
        label={`Map of ${tenant.name}: ${noun?.[1] ?? title}`}
        noun={noun ?? ['record', 'records']}
        plan={plan}
        list={
          noun
            ? { href: beside.listHref, words: `The same ${noun[1]} as a list` }
            : { href: '#parishes', words: 'The same numbers as a table' }
        }
      >
        <Legend {...{ title, classes, together, notes }} />
      </AreaMap>
      <MeasureLinks
        measure={measure}
        href={(one) =>
          paths.map(tenant.slug, layer ? { ...beside.query, ...mapQuery({ layer, measure: one }) } : { colour: one })
        }
      />
      <ParishTable caption={title} rows={rows} open={noun === null} />
      {noun && beside.lines.length > 0 && (
        <MapList
          lines={beside.lines}
          total={beside.placed.total}
          noun={noun[1]}
          all={{ href: beside.listHref, words: 'as a list, with all that is known' }}
        />
      )}
      {!noun && (
        <p>
          What everybody may read of the community map is <a href={beside.listHref}>in the public directory</a>.
        </p>
      )}
    </>
  );
}
