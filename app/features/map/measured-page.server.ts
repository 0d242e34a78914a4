import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { parishesIn } from '~/features/localities/queries.server';
import { offerChoices } from '~/features/offers/list.server';
import { entryChoices } from '~/features/provision/list.server';
import { placesAround, type PlacesAround } from '~/features/provision/places.server';
import { paths, type Query } from '~/paths';
import { countedBy, type Counted } from './counted';
import { countedNotes, countedTitle } from './counted-words';
import { askedOf, SUBJECTS, type DeskBeside } from './desk-page.server';
import type { Layer } from './layers';
import { MEASURE_NOUN, shadingOf, type Measure } from './measures';
import { drawnAs, sharedOutlines } from './outlines';
import { areaFacts, parishRows } from './parish-rows';
import { measured } from './queries-counts.server';

/** What the address of a map asks for, and what its list says beside it. */
export interface MapAsked {
  url: URL;
  layer: Layer | null;
  measure: Measure;
  beside: DeskBeside;
}

/** The colours of a desk's map: what they count, their legend, and the same numbers as a table. */
export async function measuredMap(db: TenantDb, desk: Desk, asked: MapAsked) {
  const { url, layer, measure, beside } = asked;
  const [around, parishes] = await Promise.all([placesAround(db, desk.tenant), parishesIn(db, desk.tenant)]);
  const query = layer === null ? new URLSearchParams() : await askedOf(db, url, desk, layer);
  const counted = countedBy(layer, query, choicesFor(desk, around));
  const drawn = drawnAs(parishes);
  const codes = parishes.map(({ code }) => code);
  const values = await measured(db, desk, measure, { counted, parishes: { codes, drawn }, around });
  const told = { layer, measure, counted, mayRead: (noun: Layer) => desk.may('read', SUBJECTS[noun]) };
  const title = countedTitle(told);
  const rows = parishRows(parishes, values.parishes, listOf(desk, asked, counted));
  return {
    ...shadingOf(values.outlines),
    title: `${title}, by parish`,
    notes: countedNotes({ ...told, total: beside.placed.total, values: [...values.parishes.values()] }),
    together: sharedOutlines(parishes),
    rows,
    areas: areaFacts(rows, drawn, title),
  };
}

function choicesFor(desk: Desk, around: PlacesAround) {
  const { localities, tenantNo, tier } = desk.tenant;
  const own = around.localities.filter((one) => one.tenantNo === tenantNo);
  const ofDistricts = tier === 'county' && localities.length === 0 ? around.localities : [];
  return {
    people: offerChoices(desk),
    entries: entryChoices(desk, around),
    // A council's localities have names of their own, and are known by them to both kinds of list.
    localities: [
      ...localities.flatMap(({ slug, name }) => {
        const id = own.find((one) => one.name === name)?.id;
        return id === undefined ? [] : [{ slug, id }];
      }),
      // A county names those of its districts by their ids to both.
      ...ofDistricts.map(({ id }) => ({ slug: id, id })),
    ],
  };
}

const LISTS: Record<Layer, (tenant: string, query: Query) => string> = {
  requests: paths.requests,
  offers: paths.offers,
  provision: paths.entries,
};

/** Where the list is of what was counted in a parish: only of records that they may read, and that one filter can name. */
function listOf(desk: Desk, { layer, measure, beside }: MapAsked, counted: Counted) {
  const noun = MEASURE_NOUN[measure];
  return (parish: string) => {
    if (noun === null || !desk.may('read', SUBJECTS[noun])) return null;
    const { filter, query } = counted[noun];
    if (filter.parish !== null && filter.parish !== parish) return null;
    return LISTS[noun](desk.tenant.slug, { ...(noun === layer ? beside.query : query), parish });
  };
}
